import { expect, test } from 'vitest'
import { valueInWords } from './plan-words.ts'

test.each([
  ['state', 'open', 'goal', 'loopt'],
  ['state', 'open', 'action', 'te doen'],
  ['state', 'dropped', 'action', 'vervallen'],
  ['dueOn', '2026-12-04', 'action', '4 december 2026'],
  ['dueOn', null, 'action', '(leeg)'],
  ['doneWhen', '', 'action', '(leeg)'],
  // A text that looks like a date or a state is still a text.
  ['what', '2026-12-04', 'action', '2026-12-04'],
  ['title', 'open', 'goal', 'open'],
  ['safetyFirst', true, 'goal', 'ja'],
] as const)('%s %s of a %s reads %s', (field, value, of, words) => {
  expect(valueInWords(field, value, of)).toBe(words)
})

test('somebody is named where the name is known', () => {
  const doer = { kind: 'member', id: 'x' }
  expect(valueInWords('who', doer, 'action', () => 'Ayşe Yilmaz')).toBe('Ayşe Yilmaz')
  expect(valueInWords('who', doer, 'action')).toBe('iemand anders')
})
