import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import { getDuration, type IsoDuration, parseDuration } from '../../platform/time/iso-duration.ts'
import { addTerm } from '../../platform/time/term.ts'
import { type FilePart, fileParts, type PartDefinition, partDefinition, type RetentionPart, retentionPartCodes } from './parts.ts'

/** The term that holds for each part; what the municipality did not decide is the standard. */
export type Terms = Readonly<Record<RetentionPart, IsoDuration>>

export const termsFrom = (decided: ReadonlyMap<string, IsoDuration>): Terms =>
  Object.fromEntries(
    retentionPartCodes.map(code => [code, decided.get(code) ?? partDefinition(code).standard]),
  ) as unknown as Terms

/** Days, to compare two terms: a year as 365.25 and a month as a twelfth of it. */
export function roughDays(term: IsoDuration): number {
  const { years, months, weeks, days } = getDuration(term)
  return years * 365.25 + months * (365.25 / 12) + weeks * 7 + days
}

/** Why a municipality may not set this term for this part; undefined: it may. */
export function wrongTerm(part: PartDefinition, term: string): string | undefined {
  const duration = parseDuration(term)
  if (!duration || duration.hours + duration.minutes + duration.seconds > 0) {
    return 'Vul een termijn in hele dagen, weken, maanden of jaren in.'
  }
  if (part.least && roughDays(term) < roughDays(part.least)) {
    return part.source === 'default'
      ? 'Deze termijn is korter dan hier kan.'
      : `De wet geeft deze termijn (${part.law}). Korter mag niet; langer alleen als een zorgvuldige uitvoering dat vraagt.`
  }
  if (roughDays(term) > roughDays(part.most)) return 'Deze termijn is langer dan hier kan.'
  return undefined
}

/** Part of a file with its last change. */
export interface PartState {
  part: FilePart
  lastChangedAt: Date
  rows: number
}

export interface PartEnd extends PartState {
  term: IsoDuration
  /** The last day it is kept; from the day after it may be destroyed. */
  endsOn: CalendarDate
}

/**
 * Until when each part is kept, from the last change of that part. The core stays as long as any other part does: without it nobody
 * knows whom the rest is about.
 */
export function endsOfParts(parts: readonly PartState[], terms: Terms): PartEnd[] {
  const ends = parts.map(part => ({ ...part, ...endOf(part.lastChangedAt, terms[part.part]) }))
  const last = ends.map(end => end.endsOn).reduce((one, other) => (one > other ? one : other), '')
  return ends
    .map(end => (end.part === 'core' ? { ...end, endsOn: last } : end))
    .toSorted((one, other) => fileParts.indexOf(one.part) - fileParts.indexOf(other.part))
}

export const endOf = (lastChangedAt: Date, term: IsoDuration): { term: IsoDuration; endsOn: CalendarDate } => ({
  term,
  endsOn: addTerm(lastChangedAt, { duration: term, counting: 'calendar' }).dueOn,
})
