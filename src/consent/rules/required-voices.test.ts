import { expect, test } from 'vitest'
import { birthday, requiredVoices } from './required-voices.ts'

const mother = { personId: 'mother', as: 'parent' as const }
const father = { personId: 'father', as: 'parent' as const }
const guardian = { personId: 'guardian', as: 'guardian' as const }
const child = (birthDate: string | null) => ({ personId: 'child', birthDate, isChild: true })
const names = (asked: ReturnType<typeof requiredVoices>) => asked.voices.map(one => one.personId)

test.each([
  ['2026-11-24', 'under-12', ['mother', 'father'], '2026-11-25'],
  ['2026-11-25', 'from-12', ['child', 'mother', 'father'], '2030-11-25'],
  ['2030-11-24', 'from-12', ['child', 'mother', 'father'], '2030-11-25'],
  ['2030-11-25', 'from-16', ['child'], null],
])('who answers for somebody born on 25 November 2014, on %s', (on, rule, voices, endsOn) => {
  const asked = requiredVoices(child('2014-11-25'), [mother, father], on)
  expect([asked.rule, names(asked), asked.endsOn, asked.problem]).toEqual([rule, voices, endsOn, null])
})

test('a guardian takes the place of the parents', () => {
  expect(names(requiredVoices(child('2020-01-01'), [mother, father, guardian], '2026-11-24'))).toEqual(['guardian'])
})

test('nobody is guessed: without a parent on record, or without a birth date, it says what has to be recorded first', () => {
  expect(requiredVoices(child('2020-01-01'), [], '2026-11-24').problem).toMatch(/ouder of voogd/)
  expect(requiredVoices(child(null), [mother], '2026-11-24')).toMatchObject({
    rule: 'under-12',
    problem: expect.stringMatching(/geboortedatum/),
  })
  expect(requiredVoices({ personId: 'a', birthDate: null, isChild: false }, [], '2026-11-24')).toMatchObject({
    rule: 'from-16',
    problem: null,
  })
})

test('who was born on 29 February turns sixteen on 29 February, and twelve too; seventeen on 1 March', () => {
  expect([birthday('2012-02-29', 12), birthday('2012-02-29', 16), birthday('2012-02-29', 17)]).toEqual([
    '2024-02-29',
    '2028-02-29',
    '2029-03-01',
  ])
})
