import { type CalendarDate, calendarDateOf, daysBetween } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { describeDate } from '../../platform/time/term.ts'

export const dayOf = (moment: string): CalendarDate => calendarDateOf(new Date(moment))
/** The last day of a term of which the first moment that is too late is known. */
export const lastDayOf = (dueAt: string): CalendarDate => calendarDateOf(new Date(Date.parse(dueAt) - 1000))

/** "vandaag 10.42", "gisteren 9.15", "di 17 nov 10.42". */
export function whenInWords(moment: string, today: CalendarDate): string {
  const day = dayOf(moment)
  const ago = daysBetween(day, today)
  const words = ago === 0 ? 'vandaag' : ago === 1 ? 'gisteren' : describeDate(day, today)
  return `${words} ${timeOf(moment)}`
}

/** How long something waits: "vandaag", "1 dag", "12 dagen". */
export function ageInWords(moment: string, today: CalendarDate): string {
  const days = Math.max(0, daysBetween(dayOf(moment), today))
  return days === 0 ? 'vandaag' : days === 1 ? '1 dag' : `${days} dagen`
}
