import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  calendarDateOf,
  dayNumber,
  daysBetween,
  endOfDay,
  fromDayNumber,
  isCalendarDate,
  startOfDay,
  weekday,
} from './calendar-date.ts'

/** Days from 2000 to 2059. */
const anyDay = fc.integer({ min: 10_957, max: 32_871 }).map(fromDayNumber)

describe('days', () => {
  test.each(['2027-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', '2026-04-01T00:00', ''])(
    '%s is no day',
    text => {
      expect(isCalendarDate(text)).toBe(false)
      expect(() => dayNumber(text)).toThrow(RangeError)
    },
  )
  test('29 February in a leap year is one', () => expect(isCalendarDate('2028-02-29')).toBe(true))
  test('22 November 2026 is a Sunday', () => expect(weekday('2026-11-22')).toBe(7))
  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-15', 6, '2026-09-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected))
})

describe('moments in the Netherlands', () => {
  test.each([
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30'],
    // The nights in which the clock changes: 29 March and 25 October 2026.
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('%s is on %s', (moment, day) => expect(calendarDateOf(new Date(moment))).toBe(day))

  test('a day of the spring change has 23 hours, of the autumn change 25', () => {
    const hours = (day: string) => (endOfDay(day).getTime() - startOfDay(day).getTime()) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24])
  })

  test('every day begins on that day, and a millisecond earlier is the day before', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const start = startOfDay(day)
        expect(calendarDateOf(start)).toBe(day)
        expect(calendarDateOf(new Date(start.getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })

  test('adding days and counting them are each other’s opposite', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    )
  })
})
