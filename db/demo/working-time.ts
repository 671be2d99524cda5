import { addDays, type CalendarDate, calendarDateOf, startOfDay } from '../../src/platform/time/calendar-date.ts'
import { isWorkingDay } from '../../src/platform/time/dutch-holidays.ts'
import type { Chance } from './chance.ts'

const minute = 60_000

/** A whole minute of a Dutch day; the day the clocks change is close enough. */
export const momentOn = (day: CalendarDate, hour: number, minutes = 0): Date =>
  new Date(startOfDay(day).getTime() + (hour * 60 + minutes) * minute)

/** Some moment in office hours, this many working days after a moment; 0 is later on the same day while there is day left. */
export function officeMoment(chance: Chance, after: Date, workingDays: number): Date {
  let day = calendarDateOf(after)
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  while (!isWorkingDay(day)) day = addDays(day, 1)
  const opens = momentOn(day, 8, 30).getTime()
  const closes = momentOn(day, 17, 0).getTime()
  const from = Math.max(opens, after.getTime() + 4 * minute)
  if (from >= closes) return officeMoment(chance, momentOn(day, 23), 1)
  return new Date(from + Math.floor((chance.next() * (closes - from)) / minute) * minute)
}

/** In office hours about this many days later. */
export const officeMomentIn = (chance: Chance, after: Date, days: number): Date =>
  officeMoment(chance, momentOn(addDays(calendarDateOf(after), Math.max(0, days)), 7), 0)
