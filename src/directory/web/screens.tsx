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
    path: '/beheer/convenanten',
    title: 'Convenanten',
    component: lazy(() => import('./covenants-page.tsx')),
    permission: 'covenant.read',
  },
  {
    path: '/beheer/convenanten/$covenantId',
    title: 'Convenant',
    component: lazy(() => import('./covenant-page.tsx')),
    permission: 'covenant.read',
  },
  {
    path: '/beheer/rechten',
    title: 'Rechten nalopen',
    component: lazy(() => import('./role-reviews-page.tsx')),
    permission: 'role-review.decide',
  },
  {
    path: '/beheer/inlogdiensten',
    title: 'Inlogdiensten',
    component: lazy(() => import('./identity-providers-page.tsx')),
    permission: 'identity-provider.read',
  },
  {
    path: '/waarneming',
    title: 'Waarneming',
    component: lazy(() => import('./own-deputies-page.tsx')),
    permission: 'case-file.coordinate',
  },
]
