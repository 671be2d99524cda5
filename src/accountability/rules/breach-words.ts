import { type BreachFacts, type BreachSubject, breachRisks, breachSources, breachSubjects } from './data-breach.ts'
import { type DataKind, dataKinds } from './data-kinds.ts'

/** What each fact is called on screen and in the lines of what was done. */
export const factLabels: Record<keyof BreachFacts, string> = {
  title: 'Waar het om gaat',
  source: 'Wie het merkte',
  discoveredAt: 'Ontdekt',
  happenedOn: 'Gebeurd op',
  what: 'Wat er gebeurde',
  dataKinds: 'Soorten gegevens',
  estimatedPeople: 'Geschat aantal mensen',
  consequences: 'Gevolgen voor mensen',
  measures: 'Wat er gedaan is',
  risk: 'Risico',
  authority: 'Melden bij de Autoriteit Persoonsgegevens',
  authorityReason: 'Waarom wel of niet gemeld',
  authorityToldAt: 'Gemeld op',
  authorityReference: 'Kenmerk van de melding',
  lateReason: 'Waarom later dan 72 uur',
  people: 'Vertellen aan de mensen',
  peopleReason: 'Waarom wel of niet verteld',
  peopleToldAt: 'Verteld op',
  peopleToldHow: 'Hoe het verteld is',
  lessons: 'Wat we ervan leren',
}

export const authorityLabels = { report: 'melden', not: 'niet melden' } as const
export const peopleLabels = { tell: 'vertellen', not: 'niet vertellen' } as const

/** A value of a fact as it is read; empty: nothing yet. */
export function factText(field: string, value: unknown, momentText: (moment: string) => string): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field) {
    case 'source':
      return breachSources[value as keyof typeof breachSources] ?? String(value)
    case 'risk':
      return breachRisks[value as keyof typeof breachRisks] ?? String(value)
    case 'authority':
      return authorityLabels[value as keyof typeof authorityLabels] ?? String(value)
    case 'people':
      return peopleLabels[value as keyof typeof peopleLabels] ?? String(value)
    case 'dataKinds':
      return (value as DataKind[]).map(kind => dataKinds[kind] ?? kind).join(', ')
    case 'discoveredAt':
    case 'authorityToldAt':
    case 'peopleToldAt':
      return momentText(String(value))
    default:
      return String(value as string | number)
  }
}

/** What a line of what was done says. */
export function breachLineText(
  line: { kind: string; details: Record<string, unknown> },
  momentText: (moment: string) => string,
): string {
  const { details } = line
  switch (line.kind) {
    case 'recorded':
      return details['alertId'] ? 'Vastgelegd na een signaal uit het verwerkingslogboek' : 'Vastgelegd'
    case 'changed':
      return (details['changes'] as { field: keyof BreachFacts; to: unknown }[])
        .map(({ field, to }) => `${factLabels[field] ?? field}: ${factText(field, to, momentText) || 'leeggemaakt'}`)
        .join('. ')
    case 'added':
      return `Toegevoegd over wie het gaat: ${String(details['count'] as number)} × ${breachSubjects[details['kind'] as BreachSubject].toLowerCase()}`
    case 'removed':
      return 'Een nummer weggehaald dat er niet bij hoort'
    case 'note':
      return String(details['text'] as string)
    case 'closed':
      return 'Afgesloten'
    case 'reopened':
      return `Opnieuw geopend: ${String(details['reason'] as string)}`
    default:
      return line.kind
  }
}

/** The 72 hours in words. */
export function hoursInWords(hours: number): string {
  if (hours < 0) return `${-hours} uur te laat`
  if (hours === 0) return 'minder dan een uur'
  return `nog ${hours} uur`
}

/** "9.30", "930" and "9:30" are half past nine; undefined: no time of the day. */
export function readClockTime(typed: string): string | undefined {
  const parts = /^(\d{1,2})[:.\s]?(\d{2})?\s*(?:uur)?$/.exec(typed.trim())
  const [hours, minutes] = [Number(parts?.[1] ?? 99), Number(parts?.[2] ?? 0)]
  return hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : undefined
}

/** Numbers that were pasted, by line or with commas; what is no number is said with its line. */
export function readNumbers(typed: string): { ids: string[]; problem: string | undefined } {
  const parts = typed.split(/[\s,;]+/).filter(Boolean)
  const wrong = parts.find(part => !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(part))
  if (wrong !== undefined) return { ids: [], problem: `“${wrong.slice(0, 40)}” is geen volledig nummer, met streepjes.` }
  if (parts.length === 0) return { ids: [], problem: 'Vul minstens één nummer in.' }
  if (parts.length > 500) return { ids: [], problem: 'Voeg er hooguit 500 tegelijk toe.' }
  return { ids: parts.map(part => part.toLowerCase()), problem: undefined }
}
