import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/programmas',
    title: 'Programma’s',
    component: lazy(() => import('./library-page.tsx')),
    permission: 'programme.read',
  },
  {
    path: '/programmas/vergelijken',
    title: 'Programma’s vergelijken',
    component: lazy(() => import('./compare-page.tsx')),
    permission: 'programme.read',
  },
  {
    path: '/programmas/$programmeId',
    title: 'Programma',
    component: lazy(() => import('./programme-page.tsx')),
    permission: 'programme.read',
  },
]
