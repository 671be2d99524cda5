import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/beheer/instellingen',
    title: 'Instellingen',
    component: lazy(() => import('./settings-page.tsx')),
    permission: 'directory.keep',
  },
  {
    path: '/beheer/programmas',
    title: 'Programma’s in gebruik',
    component: lazy(() => import('./programmes-in-use-page.tsx')),
    permission: 'directory.keep',
  },
]
