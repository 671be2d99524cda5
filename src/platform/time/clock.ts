import { addDays, addMonths, type CalendarDate, startOfDay } from './calendar-date.ts'
import { formatDuration, getDuration, type IsoDuration } from './iso-duration.ts'
import { addTerm, addWorkingDays, type Due, type TermLength } from './term.ts'

/** What a clock does by itself: it warns before the end, and says so when the term has passed. */
export type ClockStep = 'warn' | 'due'

export interface ClockLength extends TermLength {
  /** How long before the last day the warning goes out; null: no warning. Counted as the term is. */
  readonly warnBefore: IsoDuration | null
}

export interface Pause {
  readonly from: Date
  /** Null while the pause lasts. */
  readonly to: Date | null
}

/**
 * One term that runs, as pure data. Effects belong to (clock, run, step): a restart begins a new run, in which a
 * warning may go out again.
 */
export interface Clock {
  readonly length: ClockLength
  readonly startedAt: Date
  /** 1 for the first run, one more for each restart. */
  readonly run: number
  /** Pauses of this run, oldest first; only the last can be open. */
  readonly pauses: readonly Pause[]
  /** Steps of this run that have had their effect. */
  readonly fired: readonly ClockStep[]
  readonly end: { readonly at: Date; readonly result: 'met' | 'stopped' } | null
}

/**
 * `running`: in time. `warned`: in time, and the warning has gone out. `paused`: waits for somebody. `missed`: the term
 * has passed and it is still open. `met` and `met-late`: done, in time or not. `stopped`: no longer of importance.
 */
export type ClockStatus = 'running' | 'warned' | 'paused' | 'missed' | 'met' | 'met-late' | 'stopped'

export function startClock(length: ClockLength, at: Date): Clock {
  return { length, startedAt: at, run: 1, pauses: [], fired: [], end: null }
}

function openPause(clock: Clock): Pause | undefined {
  const last = clock.pauses.at(-1)
  return last?.to === null ? last : undefined
}

/** The end of the term as it stands. While paused it moves along with `now`: the end if work went on at this moment. */
export function dueOf(clock: Clock, now: Date): Due {
  return addTerm(
    clock.startedAt,
    clock.length,
    clock.pauses.map(({ from, to }) => ({ from, to: to ?? now })),
  )
}

function subtract(date: CalendarDate, duration: IsoDuration, counting: TermLength['counting']): CalendarDate {
  const { years, months, weeks, days } = getDuration(duration)
  const earlier = addDays(addMonths(date, -(years * 12 + months)), -weeks * 7)
  return counting === 'working-days' ? addWorkingDays(earlier, -days) : addDays(earlier, -days)
}

/**
 * The moment of the warning: the start of the day that lies `warnBefore` before the last day, or so many hours before
 * the end. Null when there is none, or when the term is too short to warn in.
 */
export function warnAt(clock: Clock, now: Date): Date | null {
  const { warnBefore, counting } = clock.length
  if (warnBefore === null) return null
  const { dueOn, dueAt } = dueOf(clock, now)
  const { hours, minutes, seconds, ...days } = getDuration(warnBefore)
  const onlyTime = formatDuration(days) === 'P0D'
  const from = onlyTime ? dueAt : startOfDay(subtract(dueOn, warnBefore, counting))
  const moment = new Date(from.getTime() - ((hours * 60 + minutes) * 60 + seconds) * 1000)
  return moment > clock.startedAt ? moment : null
}

export function statusOf(clock: Clock, now: Date): ClockStatus {
  if (clock.end) {
    if (clock.end.result === 'stopped') return 'stopped'
    return clock.end.at < dueOf(clock, clock.end.at).dueAt ? 'met' : 'met-late'
  }
  if (openPause(clock)) return 'paused'
  if (now >= dueOf(clock, now).dueAt) return 'missed'
  return clock.fired.includes('warn') ? 'warned' : 'running'
}

/**
 * Which steps must have their effect now. None while paused or after the end. When the worker was down so long that
 * the term has passed, the warning is left out: being told twice helps nobody.
 */
export function stepsDue(clock: Clock, now: Date): readonly ClockStep[] {
  if (clock.end || openPause(clock)) return []
  if (now >= dueOf(clock, now).dueAt) return clock.fired.includes('due') ? [] : ['due']
  const warning = warnAt(clock, now)
  return warning && now >= warning && !clock.fired.includes('warn') ? ['warn'] : []
}

/** The next moment at which {@link stepsDue} has something to say, to wake the worker; null when there is none. */
export function nextStepAt(clock: Clock, now: Date): Date | null {
  if (clock.end || openPause(clock)) return null
  const { dueAt } = dueOf(clock, now)
  const warning = clock.fired.includes('warn') ? null : warnAt(clock, now)
  if (warning && now < dueAt && !clock.fired.includes('due')) return warning
  return clock.fired.includes('due') ? null : dueAt
}

// The changes below give back the clock itself when they mean nothing to it, so that a repeated event is harmless.

export function markFired(clock: Clock, step: ClockStep): Clock {
  return clock.fired.includes(step) ? clock : { ...clock, fired: [...clock.fired, step] }
}

/** A clock that is paused, ended or past its term is not paused: what was missed stays missed. */
export function pauseClock(clock: Clock, at: Date): Clock {
  if (clock.end || openPause(clock) || at < clock.startedAt || at >= dueOf(clock, at).dueAt) return clock
  return { ...clock, pauses: [...clock.pauses, { from: at, to: null }] }
}

export function resumeClock(clock: Clock, at: Date): Clock {
  const pause = openPause(clock)
  if (clock.end || !pause || at < pause.from) return clock
  return { ...clock, pauses: [...clock.pauses.slice(0, -1), { from: pause.from, to: at }] }
}

/** A new term from now, after somebody has been spoken to; also when the old term had passed. */
export function restartClock(clock: Clock, at: Date): Clock {
  if (clock.end || at < clock.startedAt) return clock
  return { ...clock, startedAt: at, run: clock.run + 1, pauses: [], fired: [] }
}

export function endClock(clock: Clock, result: 'met' | 'stopped', at: Date): Clock {
  if (clock.end) return clock
  const moment = at < clock.startedAt ? clock.startedAt : at
  // An open pause ends with the clock, so that the term no longer moves.
  return { ...resumeClock(clock, moment), end: { at: moment, result } }
}
