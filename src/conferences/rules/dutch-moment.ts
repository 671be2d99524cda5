import { type CalendarDate, calendarDateOf, startOfDay, timeZone } from '../../platform/time/calendar-date.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })

/** "14:05" in the Netherlands, as a field of time holds it. */
export const clockTimeOf = (moment: Date): string => clock.format(moment)

/**
 * The moment at which Dutch clocks show this time on this day. A time that the clocks skip in spring is read an hour later,
 * one that comes twice in autumn as the first.
 */
export function momentAt(day: CalendarDate, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wanted = hours * 60 + minutes
  const midnight = startOfDay(day).getTime()
  for (const shift of [-60, 0, 60]) {
    const moment = new Date(midnight + (wanted + shift) * 60_000)
    if (calendarDateOf(moment) === day && clockTimeOf(moment) === time) return moment
  }
  return new Date(midnight + wanted * 60_000)
}
