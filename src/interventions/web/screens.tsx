import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/hulp',
    title: 'Hulp en trajecten',
    component: lazy(() => import('./interventions-page.tsx')),
    permission: 'case-file.read',
  },
]
