import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  { path: '/regels', title: 'Regels', component: lazy(() => import('./rules-page.tsx')), permission: 'rules.read' },
  {
    path: '/regels/raad',
    title: 'Wie ziet wat',
    component: lazy(() => import('./council-page.tsx')),
    permission: 'rules.read',
  },
]
