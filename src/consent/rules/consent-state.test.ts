import { expect, test } from 'vitest'
import { consentState, type Voice } from './consent-state.ts'

const now = new Date('2026-11-24T10:00:00Z')
const voice = (personId: string, answer: Voice['answer'], day = 1): Voice => ({
  personId,
  answer,
  at: `2026-11-0${day}T10:00:00Z`,
})
const stateOf = (voices: Voice[], needed = ['mother', 'father'], until: string | null = null) =>
  consentState({ needed, until, voices }, now)

test.each([
  ['nobody answered', [], 'waiting'],
  ['one of two said yes', [voice('mother', 'yes')], 'waiting'],
  ['both said yes', [voice('mother', 'yes'), voice('father', 'yes')], 'given'],
  ['one said no', [voice('mother', 'yes'), voice('father', 'no')], 'refused'],
  ['one said no and then yes', [voice('father', 'no'), voice('mother', 'yes'), voice('father', 'yes', 2)], 'given'],
  ['one took it back', [voice('mother', 'yes'), voice('father', 'yes'), voice('father', 'withdrawn', 2)], 'withdrawn'],
  ['somebody else said yes', [voice('mother', 'yes'), voice('uncle', 'yes')], 'waiting'],
  ['somebody else said no', [voice('mother', 'yes'), voice('father', 'yes'), voice('uncle', 'no')], 'given'],
] as const)('%s: %s', (_, voices, expected) => {
  expect(stateOf([...voices])).toBe(expected)
})

test('ends by itself, and an empty list of voices is never a yes', () => {
  const both = [voice('mother', 'yes'), voice('father', 'yes')]
  expect(stateOf(both, undefined, '2026-11-24T10:00:00Z')).toBe('ended')
  expect(stateOf(both, undefined, '2026-11-24T10:00:01Z')).toBe('given')
  expect(stateOf([], [])).toBe('waiting')
})
