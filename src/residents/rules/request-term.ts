import { addDays, type CalendarDate, calendarDateOf } from '../../platform/time/calendar-date.ts'
import { addTerm, describeDue, nextWorkingDay } from '../../platform/time/term.ts'
import { type RequestKind, requestLaw } from './request-kind.ts'

export interface RequestTerm {
  /** The last day on which a decision is in time. */
  dueOn: CalendarDate
  /** The first moment that is too late. */
  dueAt: Date
}

/**
 * Until when the municipality decides. The day of receipt is not counted; a term that ends on a Saturday, Sunday or holiday runs
 * to the next working day (Algemene termijnenwet art. 1; Regulation 1182/71 art. 3).
 */
export function termOf(kind: RequestKind, receivedOn: CalendarDate, isExtended = false): RequestTerm {
  const { term, longestTerm } = requestLaw[kind]
  return addTerm(receivedOn, { duration: isExtended && longestTerm ? longestTerm : term, counting: 'calendar', extend: true })
}

export type Extension = { allowed: true; until: RequestTerm } | { allowed: false; why: string }

/** Once, before the first term has passed, and only where the law knows a longer one (AVG art. 12(3)). */
export function mayExtend(request: { kind: RequestKind; receivedOn: CalendarDate; isExtended: boolean }, now: Date): Extension {
  if (requestLaw[request.kind].longestTerm === null) {
    return { allowed: false, why: 'Voor vernietiging geeft de wet drie maanden, en niet meer (artikel 5.3.5 Wmo 2015).' }
  }
  if (request.isExtended) return { allowed: false, why: 'De termijn is al een keer verlengd. Nog een keer kan niet.' }
  if (now >= termOf(request.kind, request.receivedOn).dueAt) {
    return { allowed: false, why: 'De eerste termijn is al voorbij. Verlengen kan alleen daarvoor.' }
  }
  return { allowed: true, until: termOf(request.kind, request.receivedOn, true) }
}

/** Six weeks from the day after the decision was sent (Awb art. 6:7 and 6:8). */
export const objectionUntil = (decidedOn: CalendarDate): CalendarDate => nextWorkingDay(addDays(decidedOn, 42))

/** How long a released copy can be fetched in the portal; a printed one stays with the resident. */
export const copyDays = 90
export const availableUntil = (releasedAt: Date): CalendarDate => addDays(calendarDateOf(releasedAt), copyDays)

export const dueInWords = (dueOn: CalendarDate, now: Date): string => describeDue(dueOn, now)
