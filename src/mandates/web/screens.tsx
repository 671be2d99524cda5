import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/mandaat',
    title: 'Mandaat en budget',
    component: lazy(() => import('./mandate-page.tsx')),
    permission: 'case-file.read',
  },
]
