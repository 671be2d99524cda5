import { expect, test } from 'vitest'
import { clockTimeOf, momentAt } from './dutch-moment.ts'

test.each([
  ['2026-11-27', '14:00', '2026-11-27T13:00:00.000Z'],
  ['2026-07-01', '09:30', '2026-07-01T07:30:00.000Z'],
  ['2026-12-31', '23:59', '2026-12-31T22:59:00.000Z'],
  ['2026-01-01', '00:00', '2025-12-31T23:00:00.000Z'],
  // The day on which the clock goes forward, and the one on which it goes back.
  ['2026-03-29', '14:00', '2026-03-29T12:00:00.000Z'],
  ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['2026-10-25', '14:00', '2026-10-25T13:00:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
])('%s at %s is %s', (day, time, moment) => {
  expect(momentAt(day, time).toISOString()).toBe(moment)
})

test('a time that is skipped is read an hour later', () => {
  expect(clockTimeOf(momentAt('2026-03-29', '02:30'))).toBe('03:30')
})

test('every hour of a year comes back as it was written, but the one that is skipped', () => {
  const lost: string[] = []
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10)
    for (const hour of [0, 1, 2, 3, 9, 12, 18, 23]) {
      const time = `${String(hour).padStart(2, '0')}:15`
      if (clockTimeOf(momentAt(date, time)) !== time) lost.push(`${date} ${time}`)
    }
  }
  expect(lost).toEqual(['2026-03-29 02:15'])
})
