import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/splitsen',
    title: 'Gezin splitsen',
    component: lazy(() => import('./split-page.tsx')),
    permission: 'case-file.coordinate',
  },
]
