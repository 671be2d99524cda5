import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/doorzetten',
    title: 'Dossier doorzetten',
    component: lazy(() => import('./transfer-page.tsx')),
    permission: 'case-file.coordinate',
  },
]
