import Holidays from 'date-holidays'
import { describe, expect, test } from 'vitest'
import { dutchHolidays, easterSunday, isWorkingDay, kingsDay } from './dutch-holidays.ts'

const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030]

/** From the church calendar, typed over by hand. */
const easterSundays = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21']

/** What the law counts and the library calls by another kind than public. */
const knownGaps = ['Goede Vrijdag', 'Bevrijdingsdag']

describe('Dutch holidays', () => {
  test('Easter from 2024 to 2030', () => expect(years.map(easterSunday)).toEqual(easterSundays))

  test('the whole of 2026', () => {
    expect(dutchHolidays(2026).map(({ date, name, article }) => `${date} ${name} (art. ${article})`)).toEqual([
      '2026-01-01 Nieuwjaarsdag (art. 3 lid 1)',
      '2026-04-03 Goede Vrijdag (art. 3 lid 2)',
      '2026-04-06 Tweede Paasdag (art. 3 lid 1)',
      '2026-04-27 Koningsdag (art. 3 lid 1)',
      '2026-05-05 Bevrijdingsdag (art. 3 lid 1)',
      '2026-05-14 Hemelvaartsdag (art. 3 lid 1)',
      '2026-05-25 Tweede Pinksterdag (art. 3 lid 1)',
      '2026-12-25 Eerste Kerstdag (art. 3 lid 1)',
      '2026-12-26 Tweede Kerstdag (art. 3 lid 1)',
    ])
  })

  test('King’s Day moves to Saturday when it is a Sunday', () => {
    expect(kingsDay(2025)).toBe('2025-04-26')
    expect(kingsDay(2026)).toBe('2026-04-27')
    expect(kingsDay(2013)).toBe('2013-04-30')
  })

  test.each(years)('%i agrees with a second opinion, its known gaps aside', year => {
    const library = new Holidays('NL', { types: ['public'] })
      .getHolidays(year)
      .map(holiday => holiday.date.slice(0, 10))
      // The library lists Easter Sunday and Whit Sunday; the law does not, they are Sundays.
      .filter(date => new Date(`${date}T12:00:00Z`).getUTCDay() !== 0)
    const ours = dutchHolidays(year)
    // In 2025 and later King's Day can be a Saturday and Christmas a Sunday; a Sunday is no loss.
    const compared = ours
      .filter(({ name }) => !knownGaps.includes(name))
      .map(({ date }) => date)
      .filter(date => new Date(`${date}T12:00:00Z`).getUTCDay() !== 0)
    expect([...new Set(compared)].sort()).toEqual([...new Set(library)].sort())
    expect(ours.filter(({ name }) => knownGaps.includes(name))).toHaveLength(2)
  })

  test('a year in which Ascension is on 5 May or before it stays in order', () => {
    const dates = dutchHolidays(2016).map(({ date }) => date)
    expect(dates.filter(date => date === '2016-05-05')).toHaveLength(2)
    expect([...dates].sort()).toEqual(dates)
  })

  test.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2027-05-05', false],
    ['2027-03-26', false],
    ['2026-12-24', true],
    ['2026-12-31', true],
  ])('%s is a working day: %s', (date, expected) => expect(isWorkingDay(date)).toBe(expected))
})
