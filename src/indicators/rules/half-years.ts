import { type CalendarDate } from '../../platform/time/calendar-date.ts'

/** 0 is the year as a whole. */
export type Half = 0 | 1 | 2
export const halves = [1, 2, 0] as const satisfies readonly Half[]

export const halfLabels: Record<Half, string> = { 1: '1e halfjaar', 2: '2e halfjaar', 0: 'Totaal' }

/** First and last day of a half-year, or of the whole year. */
export function periodOf(year: number, half: Half): { from: CalendarDate; to: CalendarDate } {
  return {
    from: `${year}-${half === 2 ? '07-01' : '01-01'}`,
    to: `${year}-${half === 1 ? '06-30' : '12-31'}`,
  }
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4))

/** How many years back the table can be asked for. */
export const yearsBack = 4
