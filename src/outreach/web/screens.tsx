import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/huisbezoek',
    title: 'Huisbezoek',
    component: lazy(() => import('./visit-page.tsx')),
    permission: 'case-file.write',
  },
]
