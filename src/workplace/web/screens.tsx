import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/vandaag',
    title: 'Vandaag',
    component: lazy(() => import('./today-page.tsx')),
    permission: 'workplace.open',
  },
  {
    path: '/mijn-huishoudens',
    title: 'Mijn huishoudens',
    component: lazy(() => import('./my-households-page.tsx')),
    permission: 'case-file.coordinate',
  },
  {
    path: '/voortgang',
    title: 'Voortgang',
    component: lazy(() => import('./overview-page.tsx')),
    permission: 'case-file.oversee',
  },
]
