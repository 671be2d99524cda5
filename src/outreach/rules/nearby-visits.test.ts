import { expect, test } from 'vitest'
import { dayError, nearbyVisits } from './nearby-visits.ts'
import { partOfDayOf } from './part-of-day.ts'

const visit = (visitOn: string, more: object = {}) => ({ visitOn, state: 'planned' as const, isMine: false, ...more })

test('what others planned or did within fourteen days is near, the nearest first', () => {
  const visits = [
    visit('2026-11-10'),
    visit('2026-11-09'),
    visit('2026-12-08', { state: 'made' }),
    visit('2026-12-09'),
    visit('2026-11-26'),
    visit('2026-11-24', { isMine: true }),
    visit('2026-11-25', { state: 'cancelled' }),
  ]
  expect(nearbyVisits(visits, '2026-11-24').map(one => one.visitOn)).toEqual(['2026-11-26', '2026-11-10', '2026-12-08'])
})

test('one plans today or later, within a year', () => {
  expect(dayError('2026-11-24', '2026-11-24')).toBeUndefined()
  expect(dayError('2027-11-24', '2026-11-24')).toBeUndefined()
  expect(dayError('2026-11-23', '2026-11-24')).toContain('voorbij')
  expect(dayError('2027-11-25', '2026-11-24')).toContain('te ver weg')
})

test.each([
  ['2026-11-24T00:00:00+01:00', 'morning'],
  ['2026-11-24T11:59:00+01:00', 'morning'],
  ['2026-11-24T12:00:00+01:00', 'afternoon'],
  ['2026-07-24T17:59:00+02:00', 'afternoon'],
  ['2026-07-24T18:00:00+02:00', 'evening'],
])('%s is in the %s', (moment, part) => {
  expect(partOfDayOf(new Date(moment))).toBe(part)
})
