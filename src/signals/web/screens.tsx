import { lazy } from 'react'
import type { Screen } from '../../platform/web/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/melden',
    title: 'Meld een zorg',
    component: lazy(() => import('./report-page.tsx')),
    permission: 'concern-report.make',
  },
  {
    path: '/mijn-meldingen',
    title: 'Mijn meldingen',
    component: lazy(() => import('./own-reports-page.tsx')),
    permission: 'concern-report.follow',
  },
  {
    path: '/mijn-meldingen/$reportId',
    title: 'Mijn melding',
    component: lazy(() => import('./own-report-page.tsx')),
    permission: 'concern-report.follow',
  },
  {
    path: '/meldingen',
    title: 'Meldingen',
    component: lazy(() => import('./worklist-page.tsx')),
    permission: 'concern-report.triage',
  },
  {
    path: '/meldingen/nieuw',
    title: 'Voer een melding in',
    component: lazy(() => import('./desk-report-page.tsx')),
    permission: 'concern-report.enter',
  },
  {
    path: '/meldingen/$reportId',
    title: 'Melding',
    component: lazy(() => import('./report-at-desk-page.tsx')),
    permission: 'concern-report.triage',
  },
]
