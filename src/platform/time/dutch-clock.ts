import { timeZone } from './calendar-date.ts'

const clock = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', minute: '2-digit', timeZone })

/** "10.42" in the Netherlands, of a moment as it is sent. */
export const timeOf = (moment: string): string => clock.format(new Date(moment)).replace(':', '.')
