import type { Me } from '../../platform/web/me.ts'
import type { NavigationItem } from '../../platform/web/screen.ts'

/** The main menu, in order of use; everybody sees what their roles may open. */
const menu: readonly NavigationItem[] = [
  { label: 'Vandaag', href: '/vandaag', permissions: ['workplace.open'] },
  { label: 'Meldingen', href: '/meldingen', permissions: ['concern-report.triage'] },
  { label: 'Huishoudens', href: '/mijn-huishoudens', permissions: ['case-file.coordinate'] },
  { label: 'Voortgang', href: '/voortgang', permissions: ['case-file.oversee'] },
  { label: 'Te bellen', href: '/te-bellen', permissions: ['task.call'] },
  { label: 'Taken', href: '/taken', permissions: ['task.answer', 'task.place'] },
  { label: 'Overleggen', href: '/overleggen', permissions: ['case-file.coordinate', 'task.answer'] },
  { label: 'Verzoeken', href: '/verzoeken', permissions: ['resident-request.read'] },
  { label: 'Nazorg', href: '/nazorg', permissions: ['case-file.appoint'] },
  { label: 'Melden', href: '/melden', permissions: ['concern-report.make'] },
  { label: 'Mijn meldingen', href: '/mijn-meldingen', permissions: ['concern-report.follow'] },
  { label: 'Cijfers', href: '/cijfers', permissions: ['figures.read'] },
  { label: 'Noodtoegang', href: '/noodtoegang', permissions: ['emergency.review'] },
  { label: 'Verzoeken', href: '/verzoeken/toezicht', permissions: ['resident-request.watch'] },
  { label: 'Verwerkingslogboek', href: '/verwerkingslogboek', permissions: ['processing-log.read'] },
  { label: 'Opvallende inzagen', href: '/opvallende-inzagen', permissions: ['processing-log.read'] },
  { label: 'Grondslagen', href: '/grondslagen', permissions: ['legal-grounds.keep'] },
  { label: 'Regels', href: '/regels', permissions: ['processing-log.read'] },
  { label: 'Datalekken', href: '/datalekken', permissions: ['data-breach.handle'] },
  { label: 'Halfjaarberichten', href: '/cijfers/halfjaarberichten', permissions: ['reports.read'], unless: 'figures.read' },
  { label: 'Regels', href: '/regels/raad', permissions: ['rules.read'], unless: 'directory.read' },
  { label: 'Bewaren', href: '/vernietiging', permissions: ['retention.read'] },
  { label: 'Mensen', href: '/beheer/mensen', permissions: ['directory.keep'] },
  { label: 'Organisaties', href: '/beheer/organisaties', permissions: ['directory.keep'] },
  { label: 'Gebieden', href: '/beheer/gebieden', permissions: ['directory.keep'] },
  { label: 'Convenanten', href: '/beheer/convenanten', permissions: ['covenant.keep', 'identity-provider.read'] },
  { label: 'Rechten nalopen', href: '/beheer/rechten', permissions: ['role-review.decide'] },
  { label: 'Instellingen', href: '/beheer/instellingen', permissions: ['directory.keep'] },
  { label: 'Programma’s', href: '/programmas', permissions: ['programme.read'] },
]

/** What can be started from the search bar besides the menu. */
const orders: readonly NavigationItem[] = [
  { label: 'Verwerkingsregister', href: '/verwerkingsregister', permissions: ['accountability.keep'] },
  { label: 'DPIA', href: '/dpia', permissions: ['accountability.keep'] },
  { label: 'Regels: wie ziet wat', href: '/regels/raad', permissions: ['rules.read'], unless: 'processing-log.read' },
  { label: 'Programma’s in gebruik', href: '/beheer/programmas', permissions: ['directory.keep'] },
  { label: 'Beginstand overnemen', href: '/beheer/beginstand', permissions: ['first-load.run'] },
  { label: 'Cijfers van Veilig Thuis', href: '/cijfers/veilig-thuis', permissions: ['figures.plan'] },
  { label: 'Op naam afgeschermd', href: '/afgeschermd', permissions: ['shield.keep'] },
  { label: 'Afgeschermd zonder lezer', href: '/afgeschermd-zonder-lezer', permissions: ['shield.attend'] },
  { label: 'Inlogdiensten', href: '/beheer/inlogdiensten', permissions: ['identity-provider.read'] },
  {
    label: 'Convenanten',
    href: '/beheer/convenanten',
    permissions: ['case-file.oversee', 'figures.plan', 'case-file.coordinate'],
  },
  { label: 'Waarneming regelen', href: '/waarneming', permissions: ['case-file.coordinate'] },
  { label: 'Noodtoegang', href: '/noodtoegang', permissions: ['emergency.open'] },
  { label: 'Mag ik dit gebruiken?', href: '/mag-ik-dit-gebruiken', permissions: ['legal-grounds.read'] },
  { label: 'Voer een melding in', href: '/meldingen/nieuw', permissions: ['concern-report.enter'] },
  { label: 'Halfjaarberichten', href: '/cijfers/halfjaarberichten', permissions: ['figures.read'] },
  { label: 'Geweigerde pogingen', href: '/verwerkingslogboek?uitkomst=refused', permissions: ['processing-log.read'] },
  { label: 'Bewaartermijnen', href: '/vernietiging/termijnen', permissions: ['retention.read'] },
  { label: 'Opgeschorte vernietiging', href: '/vernietiging/opgeschort', permissions: ['retention.hold'] },
  { label: 'Dossiers zonder coördinator', href: '/zonder-coordinator', permissions: ['case-file.oversee', 'task.call'] },
]

const isFor = (me: Me) => (item: NavigationItem) =>
  item.permissions.some(permission => me.may(permission)) && !(item.unless && me.may(item.unless))

export const menuFor = (me: Me): NavigationItem[] => menu.filter(isFor(me))
export const ordersFor = (me: Me): NavigationItem[] => [...menu, ...orders].filter(isFor(me))
