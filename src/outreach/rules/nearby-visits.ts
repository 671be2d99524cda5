import { addDays, type CalendarDate, daysBetween } from '../../platform/time/calendar-date.ts'

/** Visits that lie closer together than this could have been one. */
export const nearbyDays = 14

/** How far back visits that were made are shown. */
const recentDays = 42
export const recentSince = (today: CalendarDate): CalendarDate => addDays(today, -recentDays)

export interface DatedVisit {
  visitOn: CalendarDate
  state: 'planned' | 'made' | 'cancelled'
  isMine: boolean
}

/** What others planned, or did, so close to this day that it may be one visit. The nearest first. */
export const nearbyVisits = <Visit extends DatedVisit>(visits: readonly Visit[], on: CalendarDate): Visit[] =>
  visits
    .filter(one => !one.isMine && one.state !== 'cancelled' && Math.abs(daysBetween(one.visitOn, on)) <= nearbyDays)
    .toSorted((one, other) => Math.abs(daysBetween(one.visitOn, on)) - Math.abs(daysBetween(other.visitOn, on)))

/** Why somebody cannot come on this day; undefined: they can. */
export function dayError(on: CalendarDate, today: CalendarDate): string | undefined {
  if (on < today) return 'Deze dag is voorbij. Kies vandaag of een latere dag.'
  if (on > addDays(today, 365)) return 'Dat is te ver weg. Kies een dag binnen een jaar.'
  return undefined
}
