/** A day without a time, as `YYYY-MM-DD`. Compared and sorted as text. */
export type CalendarDate = string

/** All dates in the product are Dutch days, wherever the server or the tablet stands. */
export const timeZone = 'Europe/Amsterdam'

const dayMilliseconds = 86_400_000
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

const inTimeZone = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** True for an existing day from the year 1000 on; `2027-02-29` is none. */
export function isCalendarDate(text: string): boolean {
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Days since 1 January 1970. Throws a RangeError on a text that is no day. */
export function dayNumber(date: CalendarDate): number {
  if (!isCalendarDate(date)) throw new RangeError(`"${date}" is not a day; expected YYYY-MM-DD`)
  return Date.parse(`${date}T00:00:00Z`) / dayMilliseconds
}

export function fromDayNumber(day: number): CalendarDate {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10)
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** A day in another month keeps its number, or becomes the last day when that month is shorter: 31 August + 6 = 28 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return fromParts(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(date: CalendarDate): number {
  // 1 January 1970 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  dayNumber(date)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

export function fromParts(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Milliseconds that the Dutch clock is ahead of UTC at this moment. */
function offsetAt(moment: Date): number {
  const parts = inTimeZone.formatToParts(moment)
  const get = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(part => part.type === type)?.value)
  const asUtc = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
  return asUtc - Math.floor(moment.getTime() / 1000) * 1000
}

/** The Dutch day on which a moment falls: 23:30 UTC on 31 December is 1 January. */
export function calendarDateOf(moment: Date): CalendarDate {
  return new Date(moment.getTime() + offsetAt(moment)).toISOString().slice(0, 10)
}

/** The moment at which a Dutch day begins. The clock changes at 1:00 UTC, so midnight exists on every day and once. */
export function startOfDay(date: CalendarDate): Date {
  const midnight = dayNumber(date) * dayMilliseconds
  const guess = new Date(midnight - offsetAt(new Date(midnight)))
  return new Date(midnight - offsetAt(guess))
}

/** The moment at which a Dutch day is over, which is the first moment of the next. */
export function endOfDay(date: CalendarDate): Date {
  return startOfDay(addDays(date, 1))
}
