import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../time/calendar-date.ts'
import { formatDutchDate, nearDate, parseDutchDate } from './dutch-date.ts'

const today = '2026-11-24' // a Tuesday

const iso = (typed: string, lean?: 'past' | 'nearest' | 'future') => {
  const parsed = parseDutchDate(typed, today, lean)
  return parsed.ok ? parsed.iso : parsed.message
}

describe('reading a date', () => {
  test.each([
    ['27-11-2026', '2026-11-27'],
    ['7-1-2026', '2026-01-07'],
    ['27/11/2026', '2026-11-27'],
    ['27.11.2026', '2026-11-27'],
    ['27112026', '2026-11-27'],
    ['2026-11-27', '2026-11-27'],
    ['27 nov 2026', '2026-11-27'],
    ['27 november 2026', '2026-11-27'],
    ['vr 27 nov', '2026-11-27'],
    ['27 nov.', '2026-11-27'],
    ['3 mrt', '2027-03-03'],
    ['3 maart', '2027-03-03'],
    ['1-9', '2026-09-01'],
    [' Vandaag ', '2026-11-24'],
    ['gisteren', '2026-11-23'],
    ['overmorgen', '2026-11-26'],
    ['vrijdag', '2026-11-27'],
    ['di', '2026-11-24'],
    ['29-2-2024', '2024-02-29'],
  ])('%s', (typed, expected) => expect(iso(typed)).toBe(expected))

  test('a birth date without a century lies behind us', () => {
    expect(iso('3-5-88', 'past')).toBe('1988-05-03')
    expect(iso('3-5-31', 'past')).toBe('1931-05-03')
    expect(iso('3-5-12', 'past')).toBe('2012-05-03')
  })

  test('an appointment without a year lies ahead, a home visit behind', () => {
    expect(iso('3 jan', 'future')).toBe('2027-01-03')
    expect(iso('27 nov', 'past')).toBe('2025-11-27')
    expect(iso('vrijdag', 'past')).toBe('2026-11-20')
  })

  test.each([
    ['', /Vul een datum in/],
    ['31-2-2026', /31 februari bestaat niet/],
    ['29-2-2026', /29 februari 2026 bestaat niet/],
    ['12-13-2026', /geen maand/],
    ['0-1-2026', /bestaat niet/],
    ['27 foo', /geen maand/],
    ['straks', /geen datum die we kennen/],
    ['27-11-0026', /jaar 26 kan niet kloppen/],
    ['😀', /geen datum die we kennen/],
    ["1-1-2026'; drop table", /geen datum die we kennen/],
  ])('refuses %s with a sentence', (typed, message) => expect(iso(typed)).toMatch(message))

  test('reads back every date it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), days => {
        const date = addDays(today, days)
        expect(iso(formatDutchDate(date, 'numeric'))).toBe(date)
        expect(iso(formatDutchDate(date, 'long'))).toBe(date)
        expect(iso(formatDutchDate(date, 'day'))).toBe(date)
      }),
    )
  })
})

test('says dates as people say them', () => {
  expect(nearDate('2026-11-24', today)).toBe('vandaag')
  expect(nearDate('2026-11-23', today)).toBe('gisteren')
  expect(nearDate('2026-11-27', today)).toBe('vr 27 nov')
  expect(nearDate('2025-03-12', today)).toBe('wo 12 mrt 2025')
})
