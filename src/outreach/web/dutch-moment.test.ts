import { expect, test } from 'vitest'
import { dutchMoment, dutchTime } from './dutch-moment.ts'

test('a day and a time are a moment in the Netherlands, in summer and winter', () => {
  expect(dutchMoment('2026-11-24', '14:05')).toBe('2026-11-24T14:05:00+01:00')
  expect(dutchMoment('2026-07-01', '9.30')).toBe('2026-07-01T09:30:00+02:00')
})

test.each(['', '24:00', '9:60', 'ochtend', '9'])('"%s" is no time', at => expect(dutchMoment('2026-11-24', at)).toBeUndefined())

test('and back', () => expect(dutchTime(new Date('2026-07-01T07:30:00Z'))).toBe('09:30'))
