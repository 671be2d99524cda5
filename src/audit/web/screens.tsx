import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/verwerkingslogboek',
    title: 'Verwerkingslogboek',
    component: lazy(() => import('./processing-log-page.tsx')),
    permission: 'processing-log.read',
  },
  {
    path: '/opvallende-inzagen',
    title: 'Opvallende inzagen',
    component: lazy(() => import('./alerts-page.tsx')),
    permission: 'processing-log.read',
  },
]
