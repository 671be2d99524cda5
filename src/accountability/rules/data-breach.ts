import type { DataKind } from './data-kinds.ts'

export const breachSources = {
  alert: 'Een signaal uit het verwerkingslogboek',
  colleague: 'Een medewerker',
  resident: 'Een inwoner',
  partner: 'Een partner',
  processor: 'Een verwerker of leverancier',
  other: 'Anders',
} as const
export type BreachSource = keyof typeof breachSources

/** How likely it harms people: what has to be told to whom follows from it (AVG art. 33 and 34). */
export const breachRisks = {
  none: 'Waarschijnlijk geen risico voor mensen',
  risk: 'Een risico voor mensen',
  high: 'Een hoog risico voor mensen',
} as const
export type BreachRisk = keyof typeof breachRisks

export const breachSubjects = {
  'case-file': 'Dossier',
  person: 'Persoon of gezin',
  household: 'Huishouden',
  report: 'Melding',
  user: 'Medewerker',
} as const
export type BreachSubject = keyof typeof breachSubjects

/** What the privacy officer writes down of a breach; every field can be corrected, and each correction is a line. */
export interface BreachFacts {
  title: string
  source: BreachSource
  /** ISO moment. */
  discoveredAt: string
  /** YYYY-MM-DD. */
  happenedOn: string | null
  what: string
  dataKinds: DataKind[]
  estimatedPeople: number | null
  consequences: string
  measures: string
  risk: BreachRisk | null
  authority: 'report' | 'not' | null
  authorityReason: string
  authorityToldAt: string | null
  authorityReference: string
  lateReason: string
  people: 'tell' | 'not' | null
  peopleReason: string
  peopleToldAt: string | null
  peopleToldHow: string
  lessons: string
}

/** AVG art. 33 lid 1. A term in hours is not moved by weekends (Regulation 1182/71 art. 3 lid 4). */
export const reportWithin = 'PT72H'
const reportWithinHours = 72

export const latestReport = (discoveredAt: string): Date => new Date(Date.parse(discoveredAt) + reportWithinHours * 3_600_000)

/** Whole hours until the authority must know, negative when too late; null: told, or decided that it is not needed. */
export function hoursLeft(facts: Pick<BreachFacts, 'discoveredAt' | 'authority' | 'authorityToldAt'>, now: Date): number | null {
  if (facts.authorityToldAt !== null || facts.authority === 'not') return null
  return Math.floor((latestReport(facts.discoveredAt).getTime() - now.getTime()) / 3_600_000)
}

export const isLate = (facts: Pick<BreachFacts, 'discoveredAt' | 'authorityToldAt'>): boolean =>
  facts.authorityToldAt !== null && Date.parse(facts.authorityToldAt) > latestReport(facts.discoveredAt).getTime()

export interface BreachProblem {
  field: keyof BreachFacts
  message: string
}

/** What cannot be right, whatever else is still to be filled in. */
export function breachProblems(facts: BreachFacts, now: Date, today: string): BreachProblem[] {
  const problems: BreachProblem[] = []
  const wrong = (field: keyof BreachFacts, message: string) => problems.push({ field, message })
  const isFuture = (moment: string | null) => moment !== null && Date.parse(moment) > now.getTime() + 60_000
  if (isFuture(facts.discoveredAt)) wrong('discoveredAt', 'Dit moment moet nog komen. Vul in wanneer het ontdekt is.')
  if (facts.happenedOn !== null && facts.happenedOn > today) wrong('happenedOn', 'Deze dag moet nog komen.')
  for (const field of ['authorityToldAt', 'peopleToldAt'] as const) {
    const told = facts[field]
    if (isFuture(told)) wrong(field, 'Dit moment moet nog komen. Vul het in als het gebeurd is.')
    else if (told !== null && Date.parse(told) < Date.parse(facts.discoveredAt)) {
      wrong(field, 'Dit ligt voor het moment van ontdekken. Kijk beide na.')
    }
  }
  if (facts.authority === 'not' && (facts.risk === 'risk' || facts.risk === 'high')) {
    wrong('authority', 'Bij een risico voor mensen hoort het bij de Autoriteit Persoonsgegevens gemeld te worden (AVG art. 33).')
  }
  if (facts.authority === 'not' && facts.authorityToldAt !== null) {
    wrong('authority', 'Er staat dat het al gemeld is. Haal dat moment weg, of kies melden.')
  }
  if (facts.authority === 'not' && facts.authorityReason === '') {
    wrong('authorityReason', 'Schrijf op waarom niet gemeld wordt. De toezichthouder kan ernaar vragen (AVG art. 33 lid 5).')
  }
  if (facts.people === 'not' && facts.risk === 'high' && facts.peopleReason === '') {
    wrong(
      'peopleReason',
      'Bij een hoog risico horen mensen het te weten. Schrijf op welke uitzondering geldt (AVG art. 34 lid 3).',
    )
  }
  if (facts.people === 'not' && facts.peopleToldAt !== null) {
    wrong('people', 'Er staat dat het al verteld is. Haal dat moment weg, of kies vertellen.')
  }
  return problems
}

/** What has to be there before a breach can be closed, in the order of the screen. */
export function missingToClose(facts: BreachFacts): BreachProblem[] {
  const missing: BreachProblem[] = []
  const ask = (isMissing: boolean, field: keyof BreachFacts, message: string) => {
    if (isMissing) missing.push({ field, message })
  }
  ask(facts.what === '', 'what', 'wat er gebeurde')
  ask(facts.dataKinds.length === 0, 'dataKinds', 'om welke gegevens het gaat')
  ask(facts.consequences === '', 'consequences', 'wat de gevolgen zijn')
  ask(facts.measures === '', 'measures', 'wat er gedaan is')
  ask(facts.risk === null, 'risk', 'hoe groot het risico is')
  ask(facts.authority === null, 'authority', 'of het gemeld wordt')
  ask(facts.authority === 'report' && facts.authorityToldAt === null, 'authorityToldAt', 'wanneer het gemeld is')
  ask(isLate(facts) && facts.lateReason === '', 'lateReason', 'waarom het later dan 72 uur gemeld is')
  ask(facts.people === null, 'people', 'of de mensen het horen')
  ask(facts.people === 'tell' && facts.peopleToldAt === null, 'peopleToldAt', 'wanneer het aan de mensen verteld is')
  ask(facts.people === 'not' && facts.peopleReason === '', 'peopleReason', 'waarom de mensen het niet horen')
  return missing
}
