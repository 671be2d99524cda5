import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDateOf,
  dayNumber,
  daysBetween,
  endOfDay,
  fromDayNumber,
  partsOf,
  weekday,
} from './calendar-date.ts'
import { isWorkingDay } from './dutch-holidays.ts'
import { type Duration, getDuration, type IsoDuration } from './iso-duration.ts'

/** How days are counted. Only the days part counts working days: P1M means the same in both. */
export type Counting = 'calendar' | 'working-days'

/** The length of a term: how long, how counted, and whether it runs on over weekends and holidays. */
export interface TermLength {
  readonly duration: IsoDuration
  readonly counting: Counting
  /** Apply the Algemene termijnenwet (art. 1, 2 and 4). For terms set by law; norms of a programme need not. */
  readonly extend?: boolean
}

export interface Due {
  /** The last day of the term. */
  readonly dueOn: CalendarDate
  /** The first moment that is too late. */
  readonly dueAt: Date
}

export function nextWorkingDay(date: CalendarDate): CalendarDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The nth working day after a day; 0 is the day itself. Negative counts back. */
export function addWorkingDays(date: CalendarDate, count: number): CalendarDate {
  const direction = count < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, direction)
    if (isWorkingDay(day)) left--
  }
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` comes first, then from `to` up to `from`. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = dayNumber(from) + 1, last = dayNumber(to); day <= last; day++) {
    if (isWorkingDay(fromDayNumber(day))) count++
  }
  return count
}

function hasTime(duration: Duration): boolean {
  return duration.hours > 0 || duration.minutes > 0 || duration.seconds > 0
}

/** The day part of a duration counted from a day that itself does not count. No extension. */
function lastDay(start: CalendarDate, duration: Duration, counting: Counting): CalendarDate {
  const month = addMonths(start, duration.years * 12 + duration.months)
  const week = addDays(month, duration.weeks * 7)
  return counting === 'working-days' ? addWorkingDays(week, duration.days) : addDays(week, duration.days)
}

/** Whether the Algemene termijnenwet touches a term of this length: art. 4 leaves out hours and long terms. */
function isWithinTermsAct({ years, months, weeks, days, hours, minutes, seconds }: Duration): boolean {
  const inHours = hours + minutes + seconds > 0
  return !inHours && years === 0 && months <= 3 && weeks <= 12 && days <= 90
}

/**
 * Runs the last day of a legal term on to a day that is no Saturday, Sunday or holiday (art. 1), and so far that a
 * term of at least three days holds at least two working days (art. 2).
 */
export function extendTerm(start: CalendarDate, end: CalendarDate, duration: Duration): CalendarDate {
  if (!isWithinTermsAct(duration)) return end
  let day = nextWorkingDay(end)
  if (daysBetween(start, end) >= 3) {
    while (workingDaysBetween(start, day) < 2) day = nextWorkingDay(addDays(day, 1))
  }
  return day
}

/** A stretch in which a term stood still. */
export interface StandStill {
  readonly from: Date
  readonly to: Date
}

/**
 * The last day after a pause: so many days later as the pause had, as the term counts days. Never before the day on
 * which it goes on, because a pause that began in time leaves at least the rest of a day.
 */
function afterPause(last: CalendarDate, { from, to }: StandStill, counting: Counting): CalendarDate {
  const [first, resumed] = [calendarDateOf(from), calendarDateOf(to)]
  if (resumed <= first) return last
  const isWorking = counting === 'working-days'
  const moved = isWorking ? addWorkingDays(last, workingDaysBetween(first, resumed)) : addDays(last, daysBetween(first, resumed))
  const earliest = isWorking ? nextWorkingDay(resumed) : resumed
  return moved < earliest ? earliest : moved
}

/**
 * The end of a term. The day on which it starts is not counted, and the last day counts whole: a term of P3D from
 * Monday ends with Thursday. A term in hours ends on the minute, can only be counted from a
 * moment, and takes a day beside the hours as 24 of them, also when the clock changes. Pauses move the end, oldest first.
 * @throws RangeError for hours counted from a day, in working days or beside months, which have no meaning.
 */
export function addTerm(start: Date | CalendarDate, length: TermLength, pauses: readonly StandStill[] = []): Due {
  const duration = getDuration(length.duration)
  const startOn = typeof start === 'string' ? start : calendarDateOf(start)
  if (hasTime(duration)) {
    if (typeof start === 'string') throw new RangeError(`${length.duration} counts hours: expected a moment to start from`)
    if (length.counting === 'working-days') throw new RangeError(`${length.duration} cannot be counted in working days`)
    if (duration.years > 0 || duration.months > 0) throw new RangeError(`${length.duration} mixes months with hours`)
    const hours = (duration.weeks * 7 + duration.days) * 24 + duration.hours
    const seconds = (hours * 60 + duration.minutes) * 60 + duration.seconds
    const paused = pauses.reduce((sum, { from, to }) => sum + Math.max(0, to.getTime() - from.getTime()), 0)
    const dueAt = new Date(start.getTime() + seconds * 1000 + paused)
    return { dueOn: calendarDateOf(dueAt), dueAt }
  }
  const counted = lastDay(startOn, duration, length.counting)
  const moved = pauses.reduce((last, pause) => afterPause(last, pause, length.counting), counted)
  const dueOn = length.extend ? extendTerm(startOn, moved, duration) : moved
  return { dueOn, dueAt: endOfDay(dueOn) }
}

const weekdays = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']
const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

/** "vr 27 nov", and "vr 27 nov 2026" in another year than that of `today`. */
export function describeDate(date: CalendarDate, today?: CalendarDate): string {
  const { year, month, day } = partsOf(date)
  const short = `${weekdays[weekday(date) - 1]} ${day} ${months[month - 1]}`
  return today !== undefined && today.slice(0, 4) === date.slice(0, 4) ? short : `${short} ${year}`
}

const amount = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** A number of days as people say it: days up to two weeks, weeks up to two months, then months. */
function describeDays(days: number): string {
  if (days <= 14) return amount(days, 'dag', 'dagen')
  if (days < 61) return amount(Math.round(days / 7), 'week', 'weken')
  return amount(Math.round(days / 30.44), 'maand', 'maanden')
}

/**
 * When something is due, as people say it: "over 3 werkdagen, vr 27 nov", "morgen, di 24 nov", "vandaag",
 * "2 dagen te laat". Up to ten days ahead in working days, because that is what is left to work in.
 */
export function describeDue(due: CalendarDate, now: Date): string {
  const today = calendarDateOf(now)
  const days = daysBetween(today, due)
  if (days < 0) return `${describeDays(-days)} te laat`
  if (days === 0) return 'vandaag'
  const date = describeDate(due, today)
  if (days === 1) return `morgen, ${date}`
  const workingDays = workingDaysBetween(today, due)
  if (days <= 14 && workingDays > 0 && isWorkingDay(due)) return `over ${amount(workingDays, 'werkdag', 'werkdagen')}, ${date}`
  return `over ${describeDays(days)}, ${date}`
}
