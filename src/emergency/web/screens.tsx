import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/noodtoegang',
    title: 'Noodtoegang',
    component: lazy(() => import('./emergency-page.tsx')),
    permission: 'workplace.open',
  },
]
