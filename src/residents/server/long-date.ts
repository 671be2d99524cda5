import { timeZone } from '../../platform/time/calendar-date.ts'

const words = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone })

/** A day as it stands in a letter: "3 november 2026". */
export const longDate = (day: string): string => words.format(new Date(`${day}T12:00:00Z`))
