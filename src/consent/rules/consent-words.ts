import type { AccessDomain } from '../../access/rules/access-domains.ts'

/** For what consent is asked: the uses of law that take it. */
export const consentUses = ['wmo-support', 'other-help'] as const
export type ConsentUse = (typeof consentUses)[number]
export const consentUseWords: Record<ConsentUse, string> = {
  'wmo-support': 'Ondersteuning door de gemeente, met gegevens die voor iets anders zijn verzameld',
  'other-help': 'Hulp door een andere organisatie, afgestemd op uw andere hulp',
}

export const ways = ['visit', 'signed', 'phone', 'mail', 'portal'] as const
export type Way = (typeof ways)[number]
export const wayLabels: Record<Way, string> = {
  visit: 'gezegd bij een bezoek',
  signed: 'op papier ondertekend',
  phone: 'gezegd aan de telefoon',
  mail: 'per mail',
  portal: 'zelf, in Mijn dossier',
}

export const voiceRoleLabels = { self: 'zelf', parent: 'ouder', guardian: 'voogd' } as const

export const decisions = ['not-shared', 'anonymous-advice', 'other-ground'] as const
export type Decision = (typeof decisions)[number]
export const decisionLabels: Record<Decision, string> = {
  'not-shared': 'Niet delen',
  'anonymous-advice': 'Advies vragen zonder naam',
  'other-ground': 'Delen op een andere grond',
}

/** What consent can be asked for, and what can be shared on the matrix. BSN never goes this way, and tasks bring their own. */
export const shareableDomains: readonly AccessDomain[] = [
  'general',
  'identity',
  'contact',
  'address',
  'finance',
  'housing',
  'health',
  'parenting',
  'education',
  'work',
  'safety',
  'social',
]

/** Why something is shared, to the household itself: B1, by what the law calls the purpose. */
const toResidents: Record<string, string> = {
  coordination: 'Deze organisatie helpt mee. Daarom mag de gemeente dit met haar delen. Zo past de hulp bij elkaar.',
  delivery: 'Deze organisatie doet iets voor u. Daarvoor heeft zij dit nodig.',
  'wmo-support': 'U heeft hier toestemming voor gegeven. U mag die altijd weer stoppen.',
  'other-help': 'U heeft hier toestemming voor gegeven. U mag die altijd weer stoppen.',
  'debt-help': 'Dit is nodig om u te helpen met schulden. De wet zegt dat de gemeente dit daarvoor mag gebruiken.',
  'veilig-thuis': 'Dit is nodig voor de veiligheid van u of van iemand anders. De wet zegt dat dit mag.',
  'youth-help': 'Deze organisatie helpt uw kind. Daarom mag zij dit weten.',
  oversight: 'Deze organisatie let erop dat de hulp goed loopt. Zij ziet niet wat er met u aan de hand is.',
}

export const reasonForResidents = (usedFor: string): string =>
  toResidents[usedFor] ?? 'Dit is nodig voor de hulp aan u. Vraag uw contactpersoon gerust waarom.'
