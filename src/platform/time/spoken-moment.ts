import { calendarDateOf } from './calendar-date.ts'
import { timeOf } from './dutch-clock.ts'
import { describeDate } from './term.ts'

/** A moment as people say it: "vandaag om 10.42 uur", "vr 27 nov om 9.05 uur". */
export function spokenMoment(moment: Date, now: Date): string {
  const day = calendarDateOf(moment)
  const today = calendarDateOf(now)
  return `${day === today ? 'vandaag' : describeDate(day, today)} om ${timeOf(moment)} uur`
}
