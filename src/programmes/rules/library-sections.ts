import type { Programme } from './programme.ts'

/** The parts of a programme's page, in reading order; also where a search hit stands. */
export const librarySections = {
  'in-het-kort': 'In het kort',
  achtergrond: 'Waarom en met wie',
  'voor-wie': 'Voor wie',
  binnenkomst: 'Binnenkomen en beoordelen',
  stappen: 'Stappen',
  rollen: 'Rollen',
  termijnen: 'Termijnen',
  normen: 'Normen',
  leefgebieden: 'Leefgebieden',
  stukken: 'Stukken',
  overleg: 'Overleg en opschalen',
  deelname: 'Vrijwillig of niet, en geld',
  afsluiten: 'Afsluiten en nazorg',
  cijfers: 'Wat er geteld wordt',
  resultaten: 'Resultaten',
  knelpunten: 'Knelpunten',
  oplossingen: 'Oplossingen',
  lessen: 'Lessen',
  vooruitblik: 'Vooruitblik',
  'niet-in-de-bron': 'Wat de bron niet zegt',
} as const
export type LibrarySection = keyof typeof librarySections
export const librarySectionNames = Object.keys(librarySections) as [LibrarySection, ...LibrarySection[]]

type Part = string | null | undefined

/** Everything a reader can find in a programme, by the part of the page where it stands. Titles are weighed apart. */
export function textsOf(programme: Programme): { section: LibrarySection; text: string }[] {
  const { background, criteria, experience, aftercare, householdBudget: budget } = programme
  const texts: { section: LibrarySection; text: string }[] = []
  /** The parts of one line on the page, as one text. */
  const add = (section: LibrarySection, ...parts: Part[]) => {
    const text = parts.filter(Boolean).join('. ')
    if (text) texts.push({ section, text })
  }
  const addAll = (section: LibrarySection, lines: readonly string[]) => {
    for (const line of lines) add(section, line)
  }

  add('in-het-kort', programme.summary)
  addAll('in-het-kort', [...programme.areas, ...Object.values(programme.facets)])
  add('in-het-kort', programme.period.note)
  add('achtergrond', background.department)
  add('achtergrond', background.contractor)
  const { commissioners, financing, reasons, goals, principles, partners } = background
  addAll('achtergrond', [...reasons, ...goals, ...principles, ...partners, ...commissioners, ...financing])
  add('voor-wie', programme.targetGroup)
  for (const { label, text } of [...criteria.inclusion, ...criteria.exclusion]) add('voor-wie', label, text)
  add('voor-wie', criteria.note)
  for (const { label, note } of programme.entryChannels) add('binnenkomst', label, note)
  for (const { label, explanation, note } of programme.triage.outcomes) add('binnenkomst', label, explanation, note)
  for (const { label, explanation } of programme.triage.urgencies) add('binnenkomst', label, explanation)
  for (const phase of programme.phases) {
    add('stappen', phase.label, phase.detail)
    for (const { label, detail } of phase.steps) add('stappen', label, detail)
  }
  for (const { label } of programme.contactMoments) add('stappen', label)
  for (const { label, organisation, duty } of programme.roles) add('rollen', label, organisation, duty)
  for (const { label, note, legalBasis } of programme.clocks) add('termijnen', label, note, legalBasis)
  for (const { label, unit, note } of programme.norms) add('normen', label, unit, note)
  add('leefgebieden', programme.lifeDomains.note)
  if (programme.lifeDomains.use === 'own') {
    add('leefgebieden', programme.lifeDomains.title)
    for (const { label, explanation } of programme.lifeDomains.domains) add('leefgebieden', label, explanation)
  }
  for (const { label, note } of programme.papers) add('stukken', label, note)
  for (const { label, members, decides, note } of programme.caseTables) add('overleg', label, ...members, ...decides, note)
  for (const { label, who, does } of programme.escalation) add('overleg', label, who, does)
  for (const { label, explanation, legalBasis } of programme.modes) {
    add('deelname', label, explanation, legalBasis?.law, legalBasis?.article, legalBasis?.note)
  }
  add('deelname', budget.purpose, budget.note)
  for (const { label } of programme.closingReasons) add('afsluiten', label)
  for (const { label, explanation } of aftercare.outcomes) add('afsluiten', label, explanation)
  for (const { label, note, to } of programme.reports) add('cijfers', label, ...to, note)
  for (const { label, definition, note } of programme.indicators) add('cijfers', label, definition, note)
  for (const { what, period, note } of experience.results) add('resultaten', what, period, note)
  addAll('knelpunten', experience.bottlenecks)
  addAll('oplossingen', experience.solutions)
  addAll('lessen', experience.lessons)
  addAll('vooruitblik', experience.outlook)
  addAll('niet-in-de-bron', experience.anomalies)
  return texts
}
