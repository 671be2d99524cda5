import type { NavigationItem } from '../../platform/web/screen.ts'

/** The main menu, in order of use; everybody sees what their roles may open. */
export const navigation: readonly NavigationItem[] = [
  { label: 'Vandaag', href: '/vandaag', permission: 'workplace.open' },
  { label: 'Meldingen', href: '/meldingen', permission: 'concern-report.triage' },
  { label: 'Mijn huishoudens', href: '/mijn-huishoudens', permission: 'case-file.coordinate' },
  { label: 'Voortgang', href: '/voortgang', permission: 'case-file.oversee' },
  { label: 'Taken', href: '/taken', permission: 'task.answer' },
  { label: 'Te bellen', href: '/te-bellen', permission: 'task.call' },
  { label: 'Melden', href: '/melden', permission: 'concern-report.make' },
  { label: 'Mijn meldingen', href: '/mijn-meldingen', permission: 'concern-report.follow' },
  { label: 'Cijfers', href: '/cijfers', permission: 'figures.read' },
  { label: 'Verwerkingslogboek', href: '/verwerkingslogboek', permission: 'processing-log.read' },
]
