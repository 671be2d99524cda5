import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/zonder-coordinator',
    title: 'Zonder coördinator',
    component: lazy(() => import('./without-coordinator-page.tsx')),
    permission: 'case-file.appoint',
  },
]
