import { describe, expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { checkProgramme } from './check-programme.ts'
import { settingsOf, withSettings } from './settings.ts'

const example = getExampleProgramme()

describe('what a municipality sets', () => {
  test('is listed with what the file holds', () => {
    expect(settingsOf(example).map(({ key, kind, value, source }) => [key, kind, value, source])).toEqual([
      ['visit.term', 'duration', 'P10D', 'default'],
      ['caseload.max', 'number', 5, 'default'],
      ['budget.amount', 'amount', null, 'stated'],
    ])
  })

  test('takes the place of what the file holds, and nothing else changes', () => {
    const { programme, problems } = withSettings(example, { 'visit.term': 'P3D', 'caseload.max': 8, 'budget.amount': 250 })
    expect(problems).toEqual([])
    expect(programme.clocks.map(({ duration }) => duration)).toEqual(['P3D', 'P6M'])
    expect(programme.norms[0]?.max).toBe(8)
    expect(programme.householdBudget.amountEuro).toBe(250)
    expect(checkProgramme(programme)).toEqual([])
    expect(withSettings(example, {}).programme).toEqual(example)
  })

  test.each<[string, string | number, RegExp]>([
    ['visit.term', '10 dagen', /does not fit/],
    ['visit.term', 10, /does not fit/],
    ['caseload.max', 'P5D', /does not fit/],
    ['caseload.max', 0, /does not fit/],
    ['bezoek.termijn', 'P3D', /no setting/],
  ])('%s: %s is told and leaves the programme as it is', (key, value, what) => {
    const { programme, problems } = withSettings(example, { [key]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.what).toMatch(what)
    expect(programme).toEqual(example)
  })
})
