import { calendarDateOf, timeZone } from './calendar-date.ts'
import { describeDate } from './term.ts'

const clockTime = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone })

/** A moment as people say it: "vandaag om 10.42 uur", "vr 27 nov om 9.05 uur". */
export function spokenMoment(moment: Date, now: Date): string {
  const day = calendarDateOf(moment)
  const today = calendarDateOf(now)
  const time = clockTime.format(moment).replace(':', '.').replace(/^0/, '')
  return `${day === today ? 'vandaag' : describeDate(day, today)} om ${time} uur`
}
