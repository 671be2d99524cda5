import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: Screen[] = [
  {
    path: '/dossiers/$caseFileId/afgeschermd',
    title: 'Afgeschermd',
    component: lazy(() => import('./shields-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/dossiers/$caseFileId/meldcode/$meldcodeId',
    title: 'Meldcode huiselijk geweld',
    component: lazy(() => import('./meldcode-page.tsx')),
    permission: 'case-file.read',
  },
  {
    path: '/afgeschermd',
    title: 'Op naam afgeschermd',
    component: lazy(() => import('./own-shields-page.tsx')),
    permission: 'shield.keep',
  },
  {
    path: '/afgeschermd-zonder-lezer',
    title: 'Afgeschermd zonder lezer',
    component: lazy(() => import('./unattended-page.tsx')),
    permission: 'shield.attend',
  },
  {
    path: '/cijfers/veilig-thuis',
    title: 'Veilig Thuis',
    component: lazy(() => import('./veilig-thuis-figures-page.tsx')),
    permission: 'figures.plan',
  },
]
