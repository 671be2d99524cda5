import { formatDutchDate } from '../../platform/design/index.ts'
import { type CalendarDate, calendarDateOf, daysBetween, startOfDay } from '../../platform/time/calendar-date.ts'
import { spokenMoment } from '../../platform/time/spoken-moment.ts'

export const dayOf = (moment: string): CalendarDate => calendarDateOf(new Date(moment))

/** "di 24 nov". */
export const onDay = (moment: string, today: CalendarDate): string => formatDutchDate(dayOf(moment), 'day', today)

/** "di 24 nov om 10.42 uur". */
export const at = (moment: string, today: CalendarDate): string => spokenMoment(new Date(moment), startOfDay(today))

/** "vandaag", "1 dag", "12 dagen". */
export function daysSince(moment: string, today: CalendarDate): string {
  const days = Math.max(0, daysBetween(dayOf(moment), today))
  return days === 0 ? 'vandaag' : days === 1 ? '1 dag' : `${days} dagen`
}
