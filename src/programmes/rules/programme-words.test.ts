import { expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import type { Norm } from './programme.ts'
import { normInWords, partialDateInWords, periodInWords, resultInWords, scaleInWords, triggerInWords } from './programme-words.ts'

const example = getExampleProgramme()

test('a date is said as exactly as the source has it', () => {
  expect(partialDateInWords('2009')).toBe('2009')
  expect(partialDateInWords('2009-01')).toBe('januari 2009')
  expect(partialDateInWords('2009-01-05')).toBe('5 januari 2009')
})

test('a period may be open at either end', () => {
  expect(periodInWords({ start: '2008', end: '2010-06', note: null })).toBe('2008 tot en met juni 2010')
  expect(periodInWords({ start: '2008', end: null, note: 'Voor onbepaalde tijd.' })).toBe('vanaf 2008. Voor onbepaalde tijd.')
  expect(periodInWords({ start: null, end: null, note: null })).toBeNull()
})

const norm = (change: Partial<Norm>): Norm => ({
  code: 'x',
  label: 'x',
  kind: 'caseload',
  min: null,
  max: null,
  role: null,
  duration: null,
  approximate: false,
  unit: 'huishoudens',
  nature: 'rule',
  source: 'stated',
  setting: null,
  note: null,
  ...change,
})

test.each([
  [{ max: 5 }, 'hoogstens 5 huishoudens'],
  [{ min: 5, max: 5 }, '5 huishoudens'],
  [{ min: 8, max: 12, approximate: true }, 'ongeveer 8 tot 12 huishoudens'],
  [{ min: 2 }, 'minstens 2 huishoudens'],
  [{ kind: 'frequency', min: 1, max: 1, unit: 'bezoek', duration: 'P1W' }, '1 bezoek per week'],
  [{ kind: 'duration', unit: 'begeleiding', duration: 'P5M', approximate: true }, 'ongeveer 5 maanden begeleiding'],
] as const)('a norm %o reads "%s"', (change, words) => {
  expect(normInWords(norm(change))).toBe(words)
})

test('scale and results say no more than the source', () => {
  expect(scaleInWords({ min: 1500, max: null, unit: 'huishoudens', per: 'year', approximate: true })).toBe(
    'ongeveer 1.500 huishoudens per jaar',
  )
  expect(resultInWords({ what: 'bereik', value: 80.5, unit: '%', period: null, note: null })).toBe('80,5%')
  expect(resultInWords({ what: 'bereik', value: null, unit: 'gezinnen', period: null, note: null })).toBe('gezinnen')
})

test('a trigger is said in the labels of the programme', () => {
  expect(triggerInWords(example, { event: 'case-file.closed', with: { reason: ['done', 'moved'] } })).toBe(
    'Dossier afgesloten (reden: Klaar of Verhuisd)',
  )
  expect(triggerInWords(example, { event: 'contact.recorded', with: { reached: false } })).toBe(
    'Contact vastgelegd (bereikt: nee)',
  )
  expect(triggerInWords(example, { event: 'plan.drawn-up' })).toBe('Plan opgesteld')
})
