import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/mijn',
    title: 'Mijn dossier',
    component: lazy(() => import('./own-file-page.tsx')),
    permission: 'own-file.read',
  },
  {
    path: '/mijn/gekeken',
    title: 'Wie keek in mijn dossier?',
    component: lazy(() => import('./own-lookers-page.tsx')),
    permission: 'own-file.read',
  },
  {
    path: '/mijn/toestemming',
    title: 'Mijn toestemming',
    component: lazy(() => import('./own-consents-page.tsx')),
    permission: 'own-file.read',
  },
  {
    path: '/mijn/vragen',
    title: 'Mijn vragen',
    component: lazy(() => import('./own-requests-page.tsx')),
    permission: 'own-file.read',
  },
  {
    path: '/mijn/vragen/nieuw',
    title: 'Stel een vraag',
    component: lazy(() => import('./ask-page.tsx')),
    permission: 'own-file.ask',
  },
  {
    path: '/mijn/vragen/$requestId',
    title: 'Mijn vraag',
    component: lazy(() => import('./own-request-page.tsx')),
    permission: 'own-file.read',
  },
  {
    path: '/verzoeken',
    title: 'Verzoeken van inwoners',
    component: lazy(() => import('./requests-page.tsx')),
    permission: 'resident-request.read',
  },
  {
    path: '/verzoeken/toezicht',
    title: 'Verzoeken van inwoners',
    component: lazy(() => import('./watched-requests-page.tsx')),
    permission: 'resident-request.watch',
  },
  {
    path: '/dossiers/$caseFileId/verzoeken',
    title: 'Verzoeken',
    component: lazy(() => import('./file-requests-page.tsx')),
    permission: 'resident-request.read',
  },
  {
    path: '/dossiers/$caseFileId/verzoeken/$requestId',
    title: 'Verzoek',
    component: lazy(() => import('./request-page.tsx')),
    permission: 'resident-request.read',
  },
  {
    path: '/dossiers/$caseFileId/verzoeken/$requestId/kopie',
    title: 'Kopie controleren',
    component: lazy(() => import('./extract-page.tsx')),
    permission: 'resident-request.prepare',
  },
]
