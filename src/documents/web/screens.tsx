import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/documenten',
    title: 'Documenten',
    component: lazy(() => import('./documents-page.tsx')),
    permission: 'case-file.read',
  },
]
