import { nearDate } from '../../platform/design/index.ts'
import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import type { ConferenceCard } from '../api.ts'

/** "vr 27 nov, 14.00–15.00 uur". */
export function whenOf(conference: Pick<ConferenceCard, 'on' | 'at' | 'lengthMinutes'>, today: CalendarDate): string {
  return `${nearDate(conference.on, today)}, ${clock(conference.at)}–${clock(endOf(conference))} uur`
}

/** "online", "Stadskantoor, kamer 2", or both. */
export const whereOf = ({ online, place }: Pick<ConferenceCard, 'online' | 'place'>): string =>
  [online ? 'online' : '', place].filter(Boolean).join(' · ')

const clock = (time: string): string => time.replace(':', '.').replace(/^0/, '')

function endOf({ at, lengthMinutes }: Pick<ConferenceCard, 'at' | 'lengthMinutes'>): string {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const end = hours * 60 + minutes + lengthMinutes
  return `${String(Math.floor(end / 60) % 24).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}
