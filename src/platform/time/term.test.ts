import { describe, expect, test } from 'vitest'
import { addTerm, addWorkingDays, describeDate, describeDue, type TermLength, workingDaysBetween } from './term.ts'

const calendar = (duration: string): TermLength => ({ duration, counting: 'calendar' })
const working = (duration: string): TermLength => ({ duration, counting: 'working-days' })
const legal = (duration: string): TermLength => ({ duration, counting: 'calendar', extend: true })

describe('the end of a term', () => {
  test.each<[string, string, TermLength, string]>([
    ['aftercare half a year after closing', '2026-03-15', calendar('P6M'), '2026-09-15'],
    ['a month without that day', '2026-08-31', calendar('P6M'), '2027-02-28'],
    ['the same in a leap year', '2027-08-31', calendar('P6M'), '2028-02-29'],
    ['29 February and a year', '2028-02-29', calendar('P1Y'), '2029-02-28'],
    ['four weeks', '2026-11-23', calendar('P4W'), '2026-12-21'],
    ['the day itself does not count', '2026-11-23', calendar('P3D'), '2026-11-26'],
    ['three working days over a weekend', '2026-11-19', working('P3D'), '2026-11-24'],
    ['working days from a Saturday', '2026-11-21', working('P1D'), '2026-11-23'],
    ['working days over Christmas', '2026-12-23', working('P3D'), '2026-12-29'],
    ['working days over Good Friday and Easter', '2026-04-02', working('P1D'), '2026-04-07'],
    ['working days over 5 May and Ascension', '2027-05-04', working('P2D'), '2027-05-10'],
    ['weeks stay weeks when days are working days', '2026-12-18', working('P1W'), '2026-12-25'],
    ['a norm may end on a Sunday', '2026-11-15', calendar('P1W'), '2026-11-22'],
    ['a legal term runs on over a Sunday (art. 1)', '2026-11-15', legal('P1W'), '2026-11-23'],
    ['and over Christmas and the weekend behind it', '2026-11-27', legal('P4W'), '2026-12-28'],
    ['three days hold two working days (art. 2)', '2026-12-24', legal('P3D'), '2026-12-29'],
    ['two days need not', '2026-12-24', legal('P2D'), '2026-12-28'],
    ['Thursday and three days', '2026-11-19', legal('P3D'), '2026-11-23'],
    ['twelve weeks are within the law (art. 4)', '2026-11-01', legal('P12W'), '2027-01-25'],
    ['thirteen weeks are not', '2026-11-01', legal('P13W'), '2027-01-31'],
    ['three months are', '2026-11-30', legal('P3M'), '2027-03-01'],
    ['six months are not', '2026-02-22', legal('P6M'), '2026-08-22'],
    ['one year is not', '2025-11-22', legal('P1Y'), '2026-11-22'],
  ])('%s: %s', (_, start, length, dueOn) => expect(addTerm(start, length).dueOn).toBe(dueOn))

  test('starts on the Dutch day of a moment, and ends when the last day is over', () => {
    // Half past midnight on 24 November in the Netherlands.
    const due = addTerm(new Date('2026-11-23T23:30:00Z'), calendar('P1D'))
    expect(due).toEqual({ dueOn: '2026-11-25', dueAt: new Date('2026-11-25T23:00:00Z') })
  })

  test('the clock change does not move the end of a day', () => {
    expect(addTerm('2026-03-01', calendar('P4W')).dueAt).toEqual(new Date('2026-03-29T22:00:00Z'))
    expect(addTerm('2026-10-01', calendar('P24D')).dueAt).toEqual(new Date('2026-10-25T23:00:00Z'))
  })

  test('hours are exact, also in the night in which the clock changes', () => {
    const start = new Date('2026-03-28T12:00:00Z')
    expect(addTerm(start, calendar('PT24H'))).toEqual({ dueOn: '2026-03-29', dueAt: new Date('2026-03-29T12:00:00Z') })
    expect(addTerm(start, calendar('P1DT1H')).dueAt).toEqual(new Date('2026-03-29T13:00:00Z'))
    expect(() => addTerm(start, calendar('P1MT1H'))).toThrow(/mixes months/)
  })

  test('hours from a day or in working days have no meaning', () => {
    expect(() => addTerm('2026-11-23', calendar('PT48H'))).toThrow(/expected a moment/)
    expect(() => addTerm(new Date(0), working('PT48H'))).toThrow(/working days/)
  })

  test('a term cannot be written in words', () => {
    expect(() => addTerm('2026-11-23', calendar('4 weken'))).toThrow(RangeError)
  })
})

describe('working days', () => {
  test.each([
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-23', '2026-11-20', -1],
    ['2026-12-24', '2026-12-28', 1],
    ['2026-11-23', '2026-11-23', 0],
  ])('from %s to %s: %i', (from, to, expected) => expect(workingDaysBetween(from, to)).toBe(expected))

  test('back over a weekend', () => expect(addWorkingDays('2026-11-23', -1)).toBe('2026-11-20'))
})

describe('when something is due, in words', () => {
  // Tuesday 24 November 2026, ten in the morning.
  const now = new Date('2026-11-24T09:00:00Z')
  test.each([
    ['2026-11-27', 'over 3 werkdagen, vr 27 nov'],
    ['2026-11-26', 'over 2 werkdagen, do 26 nov'],
    ['2026-11-25', 'morgen, wo 25 nov'],
    ['2026-11-24', 'vandaag'],
    ['2026-11-23', '1 dag te laat'],
    ['2026-11-22', '2 dagen te laat'],
    ['2026-11-28', 'over 4 dagen, za 28 nov'],
    ['2026-12-08', 'over 10 werkdagen, di 8 dec'],
    ['2026-12-15', 'over 3 weken, di 15 dec'],
    ['2027-05-24', 'over 6 maanden, ma 24 mei 2027'],
    ['2026-11-02', '3 weken te laat'],
    ['2026-05-24', '6 maanden te laat'],
  ])('%s: %s', (due, words) => expect(describeDue(due, now)).toBe(words))

  test('late in the evening it is still today', () => {
    expect(describeDue('2026-11-24', new Date('2026-11-24T22:59:00Z'))).toBe('vandaag')
    expect(describeDue('2026-11-24', new Date('2026-11-24T23:00:00Z'))).toBe('1 dag te laat')
  })

  test('a date without today carries its year', () => {
    expect(describeDate('2026-11-27')).toBe('vr 27 nov 2026')
  })
})
