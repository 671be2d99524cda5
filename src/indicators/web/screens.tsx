import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  { path: '/cijfers', title: 'Cijfers', component: lazy(() => import('./figures-page.tsx')), permission: 'figures.read' },
  {
    path: '/cijfers/lijst',
    title: 'Lijst bij een cijfer',
    component: lazy(() => import('./counted-page.tsx')),
    permission: 'figures.read',
  },
  {
    path: '/cijfers/halfjaarberichten',
    title: 'Halfjaarberichten',
    component: lazy(() => import('./reports-page.tsx')),
    permission: 'reports.read',
  },
  {
    path: '/cijfers/halfjaarberichten/$reportId',
    title: 'Halfjaarbericht',
    component: lazy(() => import('./report-page.tsx')),
    permission: 'reports.read',
  },
]
