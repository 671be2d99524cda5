import { calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'

/** As people agree on a visit; the hour is between them and the household. */
export const partsOfDay = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof partsOfDay)[number]

export const partOfDayLabels: Record<PartOfDay, string> = { morning: 'ochtend', afternoon: 'middag', evening: 'avond' }

const hourMs = 3_600_000

/** In which part of a Dutch day a moment lies. On the two days that the clocks change it may be an hour off. */
export function partOfDayOf(moment: Date): PartOfDay {
  const hours = (moment.getTime() - startOfDay(calendarDateOf(moment)).getTime()) / hourMs
  return hours < 12 ? 'morning' : hours < 18 ? 'afternoon' : 'evening'
}
