import { timeZone } from './calendar-date.ts'

const clock = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', minute: '2-digit', timeZone })

/** "9.05" in the Netherlands, of a moment or as one is sent. */
export const timeOf = (moment: string | Date): string => clock.format(new Date(moment)).replace(':', '.')
