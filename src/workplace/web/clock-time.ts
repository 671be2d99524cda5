import { timeZone } from '../../platform/time/calendar-date.ts'

const inTheNetherlands = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', minute: '2-digit', timeZone })

/** "10.42", of a moment as it is sent. */
export const clockTime = (moment: string): string => inTheNetherlands.format(new Date(moment)).replace(':', '.')
