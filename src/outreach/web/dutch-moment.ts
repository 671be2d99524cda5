import { type CalendarDate, timeZone } from '../../platform/time/calendar-date.ts'

const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })

/** A Dutch day and clock time ("14:05") as a moment with its zone; undefined while either is no such thing. */
export function dutchMoment(on: CalendarDate, at: string): string | undefined {
  const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(at.trim())
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || !time?.[1] || !time[2]) return undefined
  const local = `${on}T${time[1].padStart(2, '0')}:${time[2]}:00`
  const zone = offset
    .formatToParts(new Date(`${local}Z`))
    .find(part => part.type === 'timeZoneName')
    ?.value.replace('GMT', '')
  return `${local}${zone || '+00:00'}`
}

/** "14:05" in the Netherlands. */
export const dutchTime = (moment: Date): string =>
  new Intl.DateTimeFormat('nl-NL', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)
