import { expect, test } from 'vitest'
import { missingIn, readTime } from './moment-fields.tsx'

test.each([
  ['14:00', '14:00'],
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['1430', '14:30'],
  ['9', '09:00'],
  ['14 uur', '14:00'],
  [' 9:05 ', '09:05'],
  ['straks', 'straks'],
  ['', ''],
])('"%s" is read as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})

test('a meeting says what it still needs', () => {
  const meeting = { on: '', at: '', lengthMinutes: 'uur', online: false, place: ' ' }
  expect(Object.keys(missingIn(meeting))).toEqual(['on', 'at', 'lengthMinutes', 'place'])
  expect(missingIn({ on: '2026-11-27', at: '14:00', lengthMinutes: '60', online: true, place: '' })).toEqual({})
})
