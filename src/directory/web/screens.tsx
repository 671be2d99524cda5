import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  { path: '/beheer/mensen', title: 'Mensen', component: lazy(() => import('./people-page.tsx')), permission: 'directory.keep' },
  {
    path: '/beheer/mensen/$userId',
    title: 'Collega',
    component: lazy(() => import('./person-page.tsx')),
    permission: 'directory.keep',
  },
  {
    path: '/beheer/organisaties',
    title: 'Organisaties',
    component: lazy(() => import('./organisations-page.tsx')),
    permission: 'directory.keep',
  },
  {
    path: '/beheer/organisaties/$organisationId',
    title: 'Organisatie',
    component: lazy(() => import('./organisation-page.tsx')),
    permission: 'directory.keep',
  },
  {
    path: '/beheer/gebieden',
    title: 'Gebieden',
    component: lazy(() => import('./areas-page.tsx')),
    permission: 'directory.keep',
  },
  {
    path: '/waarneming',
    title: 'Waarneming',
    component: lazy(() => import('./own-deputies-page.tsx')),
    permission: 'case-file.coordinate',
  },
]
