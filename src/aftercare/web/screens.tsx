import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/dossiers/$caseFileId/afsluiten',
    title: 'Dossier afsluiten',
    component: lazy(() => import('./closing-page.tsx')),
    permission: 'case-file.coordinate',
  },
  {
    path: '/dossiers/$caseFileId/nazorg',
    title: 'Nazorg',
    component: lazy(() => import('./aftercare-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/nazorg',
    title: 'Nazorg',
    component: lazy(() => import('./aftercare-list-page.tsx')),
    permission: 'case-file.appoint',
  },
]
