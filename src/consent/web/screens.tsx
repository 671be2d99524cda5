import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/toestemming',
    title: 'Toestemming',
    component: lazy(() => import('./consent-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/dossiers/$caseFileId/delen',
    title: 'Delen',
    component: lazy(() => import('./sharing-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/dossiers/$caseFileId/delen/bekijk/$involvementId',
    title: 'Bekijk als partner',
    component: lazy(() => import('./view-as-page.tsx')),
    permission: 'case-file.coordinate',
  },
  {
    path: '/dossiers/$caseFileId/mag-ik-dit-gebruiken',
    title: 'Mag ik dit gebruiken?',
    component: lazy(() => import('./may-use-in-file-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/mag-ik-dit-gebruiken',
    title: 'Mag ik dit gebruiken?',
    component: lazy(() => import('./may-use-page.tsx')),
    permission: 'legal-grounds.read',
  },
  {
    path: '/grondslagen',
    title: 'Grondslagen',
    component: lazy(() => import('./grounds-page.tsx')),
    permission: 'legal-grounds.read',
  },
]
