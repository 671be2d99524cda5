import { expect, test } from 'vitest'
import { spokenMoment } from './spoken-moment.ts'

const now = new Date('2026-11-24T16:00:00+01:00')

test('a moment of today, and one of another day, in Dutch time', () => {
  expect(spokenMoment(new Date('2026-11-24T09:42:00Z'), now)).toBe('vandaag om 10.42 uur')
  expect(spokenMoment(new Date('2026-11-20T08:05:00+01:00'), now)).toMatch(/20 nov.* om 8\.05 uur$/)
  expect(spokenMoment(new Date('2026-11-23T23:30:00Z'), now)).toBe('vandaag om 0.30 uur')
})
