import { addDays, type CalendarDate, fromParts, partsOf, weekday } from './calendar-date.ts'

export interface Holiday {
  readonly date: CalendarDate
  readonly name: string
  /** The part of the Algemene termijnenwet that names the day. */
  readonly article: '3 lid 1' | '3 lid 2'
}

/** Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher). */
export function easterSunday(year: number): CalendarDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return fromParts(year, Math.floor(n / 31), (n % 31) + 1)
}

/** 27 April since 2014 (before: 30 April); a day earlier when that is a Sunday. */
export function kingsDay(year: number): CalendarDate {
  const day = fromParts(year, 4, year >= 2014 ? 27 : 30)
  return weekday(day) === 7 ? addDays(day, -1) : day
}

/**
 * The days that the Algemene termijnenwet counts as holidays, in the order of the year. Easter Sunday and Whit Sunday
 * are not among them because they are Sundays anyway. Not here either: days that a royal decree puts on a par (art. 3
 * lid 3, for example the Friday after Ascension), because they are known a few years ahead only. Leaving them out
 * ends a term early rather than late.
 */
export function dutchHolidays(year: number): readonly Holiday[] {
  const known = cache.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const holidays: Holiday[] = [
    { date: fromParts(year, 1, 1), name: 'Nieuwjaarsdag', article: '3 lid 1' },
    { date: addDays(easter, -2), name: 'Goede Vrijdag', article: '3 lid 2' },
    { date: addDays(easter, 1), name: 'Tweede Paasdag', article: '3 lid 1' },
    { date: kingsDay(year), name: 'Koningsdag', article: '3 lid 1' },
    { date: fromParts(year, 5, 5), name: 'Bevrijdingsdag', article: '3 lid 1' },
    { date: addDays(easter, 39), name: 'Hemelvaartsdag', article: '3 lid 1' },
    { date: addDays(easter, 50), name: 'Tweede Pinksterdag', article: '3 lid 1' },
    { date: fromParts(year, 12, 25), name: 'Eerste Kerstdag', article: '3 lid 1' },
    { date: fromParts(year, 12, 26), name: 'Tweede Kerstdag', article: '3 lid 1' },
  ]
  // Ascension falls on 5 May or before it in some years, so the list is not in order by itself.
  holidays.sort((one, other) => one.date.localeCompare(other.date))
  cache.set(year, holidays)
  return holidays
}

const cache = new Map<number, readonly Holiday[]>()

export function findHoliday(date: CalendarDate): Holiday | undefined {
  return dutchHolidays(partsOf(date).year).find(holiday => holiday.date === date)
}

/** Not a Saturday, not a Sunday, not a holiday of the Algemene termijnenwet. */
export function isWorkingDay(date: CalendarDate): boolean {
  return weekday(date) <= 5 && findHoliday(date) === undefined
}
