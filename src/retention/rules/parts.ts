import type { IsoDuration } from '../../platform/time/iso-duration.ts'

/** What is kept for a term of its own. A file falls apart in the first five; the others are no part of a file. */
export const retentionPartCodes = [
  'support',
  'youth',
  'safety',
  'debt',
  'core',
  'report',
  'signal',
  'log-line',
  'draft',
  'request',
  'message',
  'backup',
] as const
export type RetentionPart = (typeof retentionPartCodes)[number]

/** The parts a file falls apart in. */
export const fileParts = ['support', 'youth', 'safety', 'debt', 'core'] as const satisfies readonly RetentionPart[]
export type FilePart = (typeof fileParts)[number]
export const isFilePart = (part: string): part is FilePart => (fileParts as readonly string[]).includes(part)

export interface PartDefinition {
  readonly code: RetentionPart
  readonly label: string
  /** What belongs to it, for who reads the list of terms. */
  readonly holds: string
  readonly standard: IsoDuration
  /** Where the standard comes from: the law gives it, it follows from a law, or the municipality decides. */
  readonly source: 'stated' | 'derived' | 'default'
  readonly law: string
  /** The municipality may set nothing shorter; null: any. In days as counted by {@link roughDays}. */
  readonly least: IsoDuration | null
  readonly most: IsoDuration
}

/**
 * Terms as data, per law and part, from the last change of the part and not of the household.
 * Wmo 2015 art. 5.3.4: 15 years, Veilig Thuis 20; longer only as far as careful execution requires it. Jeugdwet art. 7.3.8(3): 20 years.
 * The Wgs and the Besluit gemeentelijke schuldhulpverlening name no term; the selection list of the municipality decides.
 */
export const retentionParts: readonly PartDefinition[] = [
  {
    code: 'support',
    label: 'Hulp en ondersteuning',
    holds: 'Notities, bezoeken, scores, doelen, taken, overleg en documenten',
    standard: 'P15Y',
    source: 'stated',
    law: 'Wmo 2015 art. 5.3.4 lid 1',
    least: 'P15Y',
    most: 'P30Y',
  },
  {
    code: 'youth',
    label: 'Jeugd',
    holds: 'Wat over opvoeding en school is vastgelegd',
    standard: 'P20Y',
    source: 'stated',
    law: 'Jeugdwet art. 7.3.8 lid 3',
    least: 'P20Y',
    most: 'P30Y',
  },
  {
    code: 'safety',
    label: 'Veiligheid',
    holds: 'Wat over geweld en onveiligheid is vastgelegd, de stappen van de meldcode ook',
    standard: 'P20Y',
    source: 'derived',
    law: 'Wmo 2015 art. 5.3.4 (de termijn van Veilig Thuis)',
    least: 'P15Y',
    most: 'P30Y',
  },
  {
    code: 'debt',
    label: 'Schuldhulp',
    holds: 'Geldzaken in een dossier dat op de Wgs rust',
    standard: 'P10Y',
    source: 'default',
    law: 'De Wgs noemt geen termijn; de selectielijst van de gemeente beslist',
    least: 'P1Y',
    most: 'P30Y',
  },
  {
    code: 'core',
    label: 'Kern van het dossier',
    holds: 'Namen, adres, gezin, wie betrokken was. Blijft zolang een ander deel blijft',
    standard: 'P15Y',
    source: 'stated',
    law: 'Wmo 2015 art. 5.3.4 lid 1',
    least: 'P15Y',
    most: 'P30Y',
  },
  {
    code: 'report',
    label: 'Melding zonder dossier',
    holds: 'Meldingen die niet tot een dossier leidden',
    standard: 'P2Y',
    source: 'default',
    law: 'Geen termijn in de wet; de gemeente beslist (AVG art. 5 lid 1 onder e)',
    least: 'P1M',
    most: 'P15Y',
  },
  {
    code: 'signal',
    label: 'Vroegsignaal',
    holds: 'Signalen van achterstanden die niet tot hulp leidden',
    standard: 'P1Y',
    source: 'default',
    law: 'Geen termijn in Wgs of Bgs; de gemeente beslist (AVG art. 5 lid 1 onder e)',
    least: 'P1M',
    most: 'P5Y',
  },
  {
    code: 'log-line',
    label: 'Regel van het verwerkingslogboek',
    holds: 'Wie wat bekeek of wijzigde. De zegels blijven kloppen als een regel weg is',
    standard: 'P5Y',
    source: 'default',
    law: 'Geen termijn in de wet; NEN 7513 vraagt ten minste 5 jaar',
    least: 'P5Y',
    most: 'P20Y',
  },
  {
    code: 'draft',
    label: 'Concept',
    holds: 'Wat iemand begon te typen en niet afmaakte',
    standard: 'P90D',
    source: 'default',
    law: 'AVG art. 5 lid 1 onder e; de gemeente beslist',
    least: 'P7D',
    most: 'P1Y',
  },
  {
    code: 'request',
    label: 'Ontvangstbewijs',
    holds: 'Welk verzoek al gedaan is, zodat een herhaling niets verdubbelt',
    standard: 'P30D',
    source: 'default',
    law: 'AVG art. 5 lid 1 onder e',
    least: 'P7D',
    most: 'P90D',
  },
  {
    code: 'message',
    label: 'Verstuurd bericht',
    holds: 'Aan wie waarover een mail ging. De tekst zelf wordt nergens bewaard',
    standard: 'P90D',
    source: 'default',
    law: 'AVG art. 5 lid 1 onder e; de gemeente beslist',
    least: 'P7D',
    most: 'P1Y',
  },
  {
    code: 'backup',
    label: 'Reservekopie',
    holds: 'Kopieën van de hele database. Zo lang kan wat vernietigd is daarin nog staan',
    standard: 'P35D',
    source: 'default',
    law: 'AVG art. 5 lid 1 onder e en art. 32',
    least: 'P7D',
    most: 'P35D',
  },
]

export function partDefinition(code: RetentionPart): PartDefinition {
  const found = retentionParts.find(part => part.code === code)
  if (!found) throw new Error(`there is no retention part ${code}`)
  return found
}
