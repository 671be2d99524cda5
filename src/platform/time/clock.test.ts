import { describe, expect, test } from 'vitest'
import {
  type Clock,
  type ClockLength,
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
  warnAt,
} from './clock.ts'

/** Dutch winter time. */
const at = (text: string) => new Date(`${text}:00+01:00`)

const pickUp: ClockLength = { duration: 'P5D', counting: 'working-days', warnBefore: 'P1D' }
/** Monday 9 November 2026, ten o'clock; due on Monday 16 November. */
const placed = at('2026-11-09T10:00')
const running = startClock(pickUp, placed)

describe('a clock that runs', () => {
  test('is due at the end of the last day, not at the hour at which it began', () => {
    expect(dueOf(running, placed)).toEqual({ dueOn: '2026-11-16', dueAt: at('2026-11-17T00:00') })
    expect(statusOf(running, at('2026-11-16T23:59'))).toBe('running')
    expect(statusOf(running, at('2026-11-17T00:00'))).toBe('missed')
  })

  test('warns on the working day before, once', () => {
    expect(warnAt(running, placed)).toEqual(at('2026-11-13T00:00'))
    expect(stepsDue(running, at('2026-11-12T23:59'))).toEqual([])
    expect(stepsDue(running, at('2026-11-13T08:00'))).toEqual(['warn'])
    const warned = markFired(running, 'warn')
    expect(stepsDue(warned, at('2026-11-13T08:01'))).toEqual([])
    expect(statusOf(warned, at('2026-11-13T08:01'))).toBe('warned')
    expect(markFired(warned, 'warn')).toBe(warned)
  })

  test('says once that the term has passed', () => {
    const warned = markFired(running, 'warn')
    expect(stepsDue(warned, at('2026-11-17T00:00'))).toEqual(['due'])
    expect(stepsDue(markFired(warned, 'due'), at('2026-12-17T00:00'))).toEqual([])
  })

  test('does not warn any more when the worker comes back after the end', () => {
    expect(stepsDue(running, at('2026-12-01T00:00'))).toEqual(['due'])
    expect(stepsDue(markFired(running, 'due'), at('2026-12-01T00:01'))).toEqual([])
  })

  test('tells when it wants to be looked at again', () => {
    expect(nextStepAt(running, placed)).toEqual(at('2026-11-13T00:00'))
    const warned = markFired(running, 'warn')
    expect(nextStepAt(warned, placed)).toEqual(at('2026-11-17T00:00'))
    expect(nextStepAt(markFired(warned, 'due'), placed)).toBeNull()
    expect(nextStepAt(running, at('2026-12-01T00:00'))).toEqual(at('2026-11-17T00:00'))
  })

  test('that is too short to warn in does not warn', () => {
    const short = startClock({ duration: 'P1D', counting: 'working-days', warnBefore: 'P1D' }, placed)
    expect(warnAt(short, placed)).toBeNull()
    expect(nextStepAt(short, placed)).toEqual(at('2026-11-11T00:00'))
  })

  test('in hours warns and ends on the minute', () => {
    const hours = startClock({ duration: 'PT24H', counting: 'calendar', warnBefore: 'PT4H' }, placed)
    expect(stepsDue(hours, at('2026-11-10T06:00'))).toEqual(['warn'])
    expect(stepsDue(hours, at('2026-11-10T10:00'))).toEqual(['due'])
  })
})

describe('a pause', () => {
  const paused = pauseClock(running, at('2026-11-11T15:00'))

  test('does nothing while it lasts, and moves the end by its days', () => {
    expect(statusOf(paused, at('2026-12-24T00:00'))).toBe('paused')
    expect(stepsDue(paused, at('2026-12-24T00:00'))).toEqual([])
    expect(nextStepAt(paused, at('2026-12-24T00:00'))).toBeNull()
    // Wednesday to the Wednesday after: five working days.
    const resumed = resumeClock(paused, at('2026-11-18T09:00'))
    expect(dueOf(resumed, at('2026-11-18T09:00')).dueOn).toBe('2026-11-23')
    expect(statusOf(resumed, at('2026-11-18T09:00'))).toBe('running')
  })

  test('within one day moves nothing', () => {
    const resumed = resumeClock(paused, at('2026-11-11T17:00'))
    expect(dueOf(resumed, at('2026-11-11T17:00')).dueOn).toBe('2026-11-16')
  })

  test('over a weekend moves a calendar term by its days and a working-day term by none', () => {
    const friday = at('2026-11-13T16:00')
    const sunday = at('2026-11-15T12:00')
    const calendar = startClock({ duration: 'P1W', counting: 'calendar', warnBefore: null }, placed)
    expect(dueOf(resumeClock(pauseClock(calendar, friday), sunday), sunday).dueOn).toBe('2026-11-18')
    expect(dueOf(resumeClock(pauseClock(running, friday), sunday), sunday).dueOn).toBe('2026-11-16')
  })

  test('of a clock in hours moves it by the milliseconds', () => {
    const hours = startClock({ duration: 'PT24H', counting: 'calendar', warnBefore: null }, placed)
    const resumed = resumeClock(pauseClock(hours, at('2026-11-09T12:00')), at('2026-11-09T13:30'))
    expect(dueOf(resumed, placed).dueAt).toEqual(at('2026-11-10T11:30'))
  })

  test('of a legal term: first moved, then run on over the weekend', () => {
    const legal = startClock({ duration: 'P4W', counting: 'calendar', extend: true, warnBefore: null }, placed)
    const resumed = resumeClock(pauseClock(legal, at('2026-11-10T10:00')), at('2026-11-15T10:00'))
    // Monday 7 December and 5 days is Saturday 12 December.
    expect(dueOf(resumed, placed).dueOn).toBe('2026-12-14')
  })

  // Both found by the property test.
  test('that begins on the last day leaves the rest of a day', () => {
    const onTheLastDay = pauseClock(running, at('2026-11-16T09:00'))
    const resumed = resumeClock(onTheLastDay, at('2026-11-22T12:00'))
    // Sunday: the next working day.
    expect(dueOf(resumed, at('2026-11-22T12:00')).dueOn).toBe('2026-11-23')
  })

  test('that begins while a legal term runs on over the weekend does too', () => {
    const legal = startClock({ duration: 'P5D', counting: 'calendar', extend: true, warnBefore: null }, placed)
    expect(dueOf(legal, placed).dueOn).toBe('2026-11-16')
    const resumed = resumeClock(pauseClock(legal, at('2026-11-15T09:00')), at('2026-11-18T09:00'))
    expect(dueOf(resumed, placed).dueOn).toBe('2026-11-18')
  })

  test('cannot save what was already missed', () => {
    expect(pauseClock(running, at('2026-11-17T00:00'))).toBe(running)
  })

  test('twice is once', () => {
    expect(pauseClock(paused, at('2026-11-12T10:00'))).toBe(paused)
    expect(resumeClock(running, at('2026-11-12T10:00'))).toBe(running)
  })
})

describe('the end', () => {
  const ended = (clock: Clock, result: 'met' | 'stopped', moment: string) => endClock(clock, result, at(moment))

  test.each<['met' | 'stopped', string, string]>([
    ['met', '2026-11-16T23:59', 'met'],
    ['met', '2026-11-17T00:00', 'met-late'],
    ['stopped', '2026-11-10T10:00', 'stopped'],
    ['stopped', '2026-12-10T10:00', 'stopped'],
  ])('%s on %s is %s', (result, moment, status) => {
    const clock = ended(running, result, moment)
    expect(statusOf(clock, at('2027-01-01T00:00'))).toBe(status)
    expect(stepsDue(clock, at('2027-01-01T00:00'))).toEqual([])
    expect(nextStepAt(clock, at('2027-01-01T00:00'))).toBeNull()
  })

  test('comes once: nothing changes a clock that has ended', () => {
    const clock = ended(running, 'met', '2026-11-10T10:00')
    expect(endClock(clock, 'stopped', at('2026-11-11T10:00'))).toBe(clock)
    expect(pauseClock(clock, at('2026-11-11T10:00'))).toBe(clock)
    expect(restartClock(clock, at('2026-11-11T10:00'))).toBe(clock)
  })

  test('during a pause closes the pause, so that it was in time for ever', () => {
    const paused = pauseClock(running, at('2026-11-11T15:00'))
    const clock = ended(paused, 'met', '2026-11-30T10:00')
    expect(statusOf(clock, at('2027-06-01T00:00'))).toBe('met')
    expect(dueOf(clock, at('2027-06-01T00:00'))).toEqual(dueOf(clock, at('2026-11-30T10:00')))
  })
})

test('after a reminder the whole term begins anew, with its warning', () => {
  const missed = markFired(markFired(running, 'warn'), 'due')
  const again = restartClock(missed, at('2026-11-18T14:00'))
  expect(again.run).toBe(2)
  expect(dueOf(again, at('2026-11-18T14:00')).dueOn).toBe('2026-11-25')
  expect(stepsDue(again, at('2026-11-24T08:00'))).toEqual(['warn'])
})
