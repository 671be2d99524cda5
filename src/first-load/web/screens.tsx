import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/beheer/beginstand',
    title: 'Beginstand',
    component: lazy(() => import('./first-load-page.tsx')),
    permission: 'first-load.run',
  },
  {
    path: '/beheer/beginstand/$loadId',
    title: 'Uitkomst van een lijst',
    component: lazy(() => import('./load-outcome-page.tsx')),
    permission: 'first-load.run',
  },
]
