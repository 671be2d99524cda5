import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/overleggen',
    title: 'Overleggen',
    component: lazy(() => import('./my-conferences-page.tsx')),
    permission: 'case-file.read',
  },
]
