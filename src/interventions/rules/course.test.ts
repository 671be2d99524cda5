import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDayNumber } from '../../platform/time/calendar-date.ts'
import { courseErrors, spanInWords, standingOf, waitedDays } from './course.ts'

const today = '2026-11-24'
const referred = { referredOn: '2026-11-02', startedOn: null, endedOn: null }

test('help waits, runs and ends', () => {
  expect(standingOf(referred)).toBe('waiting')
  expect(standingOf({ ...referred, startedOn: '2026-11-16' })).toBe('running')
  expect(standingOf({ ...referred, startedOn: '2026-11-16', endedOn: '2026-11-20' })).toBe('ended')
  expect(standingOf({ ...referred, endedOn: '2026-11-20' })).toBe('ended')
})

test('waiting is counted until the start, the calling off, or today', () => {
  expect(waitedDays(referred, today)).toBe(22)
  expect(waitedDays({ ...referred, startedOn: '2026-11-16', endedOn: '2026-11-20' }, today)).toBe(14)
  expect(waitedDays({ ...referred, endedOn: '2026-11-05' }, today)).toBe(3)
})

test('days that lie ahead or run backwards are told at their field', () => {
  expect(courseErrors({ ...referred, startedOn: '2026-11-25' }, today).map(error => error.field)).toEqual(['startedOn'])
  expect(courseErrors({ ...referred, startedOn: '2026-10-30' }, today).map(error => error.field)).toEqual(['startedOn'])
  expect(courseErrors({ ...referred, startedOn: '2026-11-16', endedOn: '2026-11-10' }, today)).toEqual([
    { field: 'endedOn', message: 'Het einde kan niet voor de start liggen.' },
  ])
  expect(courseErrors({ ...referred, endedOn: '2026-11-01' }, today)[0]?.message).toContain('verwijzing')
})

test('days in order that lie behind us are always good', () => {
  const day = fc.integer({ min: 10_000, max: 20_000 })
  fc.assert(
    fc.property(fc.tuple(day, day, day, day), days => {
      const [referredOn, startedOn, endedOn, now] = [...days].sort((one, other) => one - other).map(fromDayNumber) as [
        string,
        string,
        string,
        string,
      ]
      expect(courseErrors({ referredOn, startedOn, endedOn }, now)).toEqual([])
    }),
  )
})

test('a span is said as people say it', () => {
  expect([1, 0, 13, 14, 35, 91, 92, 400].map(spanInWords)).toEqual([
    '1 dag',
    '0 dagen',
    '13 dagen',
    '2 weken',
    '5 weken',
    '13 weken',
    '3 maanden',
    '13 maanden',
  ])
})
