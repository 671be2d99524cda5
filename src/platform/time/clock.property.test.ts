import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDateOf, daysBetween } from './calendar-date.ts'
import {
  type Clock,
  type ClockLength,
  type ClockStep,
  dueOf,
  endClock,
  markFired,
  nextStepAt,
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  statusOf,
  stepsDue,
} from './clock.ts'
import { isWorkingDay } from './dutch-holidays.ts'
import { addTerm, addWorkingDays, workingDaysBetween } from './term.ts'

const hour = 3_600_000
const moment = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2030-06-30T00:00:00Z'), noInvalidDate: true })
const counting = fc.constantFrom('calendar' as const, 'working-days' as const)
const length: fc.Arbitrary<ClockLength> = fc.record({
  duration: fc.oneof(
    fc.integer({ min: 1, max: 40 }).map(days => `P${days}D`),
    fc.integer({ min: 1, max: 12 }).map(weeks => `P${weeks}W`),
    fc.integer({ min: 1, max: 13 }).map(months => `P${months}M`),
  ),
  counting,
  extend: fc.boolean(),
  warnBefore: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 1, max: 10 }).map(days => `P${days}D`),
  ),
})

type Act = { kind: 'tick' | 'pause' | 'resume' | 'restart'; after: number }
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    'tick' as const,
    'tick' as const,
    'tick' as const,
    'pause' as const,
    'resume' as const,
    'restart' as const,
  ),
  after: fc.integer({ min: 0, max: 400 }),
})

/** The worker and the people at work: every step it finds has its effect and is marked. */
function live(clock: Clock, acts: readonly Act[]): { clock: Clock; effects: { run: number; step: ClockStep; at: Date }[] } {
  const effects: { run: number; step: ClockStep; at: Date }[] = []
  let now = clock.startedAt.getTime()
  for (const { kind, after } of acts) {
    now += after * hour
    const at = new Date(now)
    if (kind === 'pause') clock = pauseClock(clock, at)
    if (kind === 'resume') clock = resumeClock(clock, at)
    if (kind === 'restart') clock = restartClock(clock, at)
    if (kind === 'tick') {
      for (const step of stepsDue(clock, at)) {
        effects.push({ run: clock.run, step, at })
        clock = markFired(clock, step)
      }
    }
  }
  return { clock, effects }
}

test('each step has its effect at most once a run, never a warning after the end', () => {
  fc.assert(
    fc.property(length, moment, fc.array(act, { maxLength: 40 }), (terms, start, acts) => {
      const { effects } = live(startClock(terms, start), acts)
      const keys = effects.map(({ run, step }) => `${run} ${step}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const [index, effect] of effects.entries()) {
        const earlier = effects.slice(0, index).filter(({ run }) => run === effect.run)
        if (effect.step === 'warn') expect(earlier).toEqual([])
      }
    }),
  )
})

test('however long the worker was down, the end is told exactly once', () => {
  fc.assert(
    fc.property(length, moment, fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 20 }), (terms, start, ticks) => {
      const clock = startClock(terms, start)
      const acts = ticks.map(after => ({ kind: 'tick' as const, after }))
      const { effects } = live(clock, [...acts, { kind: 'tick', after: 24 * 500 }])
      const told = effects.filter(({ step }) => step === 'due')
      expect(told).toHaveLength(1)
      expect(told[0] && told[0].at >= dueOf(clock, start).dueAt).toBe(true)
    }),
  )
})

test('the worker that wakes at the moment it was given always finds something, and never before', () => {
  fc.assert(
    fc.property(length, moment, fc.integer({ min: 0, max: 10_000 }), (terms, start, hours) => {
      const clock = startClock(terms, start)
      const now = new Date(start.getTime() + hours * hour)
      const next = nextStepAt(clock, now)
      if (next && next > now) {
        expect(stepsDue(clock, now)).toEqual([])
        expect(stepsDue(clock, next)).not.toEqual([])
      } else {
        expect(stepsDue(clock, now)).not.toEqual([])
      }
    }),
  )
})

test('a pause in days moves the end by the days it lasted', () => {
  fc.assert(
    fc.property(
      length,
      moment,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 3000 }),
      (terms, start, before, lasted) => {
        const clock = startClock({ ...terms, extend: false }, start)
        const from = new Date(start.getTime() + before * hour)
        const to = new Date(from.getTime() + lasted * hour)
        const paused = pauseClock(clock, from)
        fc.pre(paused !== clock)
        const [was, is] = [dueOf(clock, to).dueOn, dueOf(resumeClock(paused, to), to).dueOn]
        const [first, last] = [calendarDateOf(from), calendarDateOf(to)]
        if (first === last) {
          expect(is).toBe(was)
        } else if (terms.counting === 'calendar') {
          expect(daysBetween(was, is)).toBe(daysBetween(first, last))
        } else if (isWorkingDay(was) && isWorkingDay(last)) {
          expect(workingDaysBetween(was, is)).toBe(workingDaysBetween(first, last))
        }
        expect(is >= last).toBe(true)
      },
    ),
  )
})

test('status, steps and end agree', () => {
  fc.assert(
    fc.property(
      length,
      moment,
      fc.array(act, { maxLength: 20 }),
      fc.integer({ min: 0, max: 4000 }),
      (terms, start, acts, later) => {
        const { clock } = live(startClock(terms, start), acts)
        const last = Math.max(
          clock.startedAt.getTime(),
          ...clock.pauses.flatMap(({ from, to }) => [from.getTime(), to?.getTime() ?? 0]),
        )
        const now = new Date(last + later * hour)
        const { dueAt } = dueOf(clock, now)
        const isPaused = clock.pauses.at(-1)?.to === null
        expect(statusOf(clock, now)).toBe(
          isPaused ? 'paused' : now >= dueAt ? 'missed' : clock.fired.includes('warn') ? 'warned' : 'running',
        )
        const met = endClock(clock, 'met', now)
        expect(statusOf(met, new Date(now.getTime() + 10_000 * hour))).toBe(isPaused || now < dueAt ? 'met' : 'met-late')
        expect(stepsDue(met, now)).toEqual([])
      },
    ),
  )
})

test('a longer term never ends earlier, and a legal term ends on a working day or lies outside the law', () => {
  fc.assert(
    fc.property(moment, counting, fc.boolean(), fc.integer({ min: 1, max: 120 }), (start, count, extend, days) => {
      const term = (duration: string) => addTerm(start, { duration, counting: count, extend }).dueOn
      const [shorter, longer] = [term(`P${days}D`), term(`P${days + 1}D`)]
      // Day 90 is the last that is run on (art. 4), so day 91 can end before it.
      if (!(extend && count === 'calendar' && days === 90)) expect(shorter <= longer).toBe(true)
      if (extend && days <= 90) expect(isWorkingDay(shorter)).toBe(true)
      expect(shorter > calendarDateOf(start)).toBe(true)
    }),
  )
})

test('adding working days and counting them are each other’s opposite', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 300 }), (start, days) => {
      const from = calendarDateOf(start)
      const to = addWorkingDays(from, days)
      expect(isWorkingDay(to)).toBe(true)
      expect(workingDaysBetween(from, to)).toBe(days)
    }),
  )
})
