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
  {
    path: '/verwerkingsregister',
    title: 'Verwerkingsregister',
    component: lazy(() => import('./register-page.tsx')),
    permission: 'accountability.keep',
  },
  { path: '/dpia', title: 'DPIA', component: lazy(() => import('./dpia-page.tsx')), permission: 'accountability.keep' },
  {
    path: '/dpia/$editionId',
    title: 'DPIA',
    component: lazy(() => import('./dpia-edition-page.tsx')),
    permission: 'accountability.keep',
  },
  {
    path: '/datalekken',
    title: 'Datalekken',
    component: lazy(() => import('./breaches-page.tsx')),
    permission: 'data-breach.handle',
  },
  {
    path: '/datalekken/$breachId',
    title: 'Datalek',
    component: lazy(() => import('./breach-page.tsx')),
    permission: 'data-breach.handle',
  },
]
