import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/vernietiging',
    title: 'Bewaren en vernietigen',
    component: lazy(() => import('./runs-page.tsx')),
    permission: 'retention.read',
  },
  {
    path: '/vernietiging/termijnen',
    title: 'Bewaartermijnen',
    component: lazy(() => import('./terms-page.tsx')),
    permission: 'retention.read',
  },
  {
    path: '/vernietiging/opgeschort',
    title: 'Opgeschorte vernietiging',
    component: lazy(() => import('./holds-page.tsx')),
    permission: 'retention.hold',
  },
  {
    path: '/vernietiging/$runId',
    title: 'Vernietiging',
    component: lazy(() => import('./run-page.tsx')),
    permission: 'retention.read',
  },
  {
    path: '/dossiers/$caseFileId/bewaren',
    title: 'Hoe lang bewaard',
    component: lazy(() => import('./file-page.tsx')),
    permission: 'case-file.read',
  },
]
