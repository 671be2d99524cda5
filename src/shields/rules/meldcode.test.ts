import { describe, expect, test } from 'vitest'
import { adviceOf, type MeldcodeEntry, meldcodeEntry, type WeighingQuestion } from './meldcode.ts'

const weigh = (answers: Partial<Record<WeighingQuestion, 'yes' | 'no'>>): MeldcodeEntry[] =>
  Object.entries(answers).map(([question, answer]) => ({
    step: 4,
    question: question as WeighingQuestion,
    answer,
    reason: 'Omdat.',
  }))

describe('what the five questions come to', () => {
  test.each([
    [{}, 'nothing-yet'],
    [{ unsafe: 'yes' }, 'nothing-yet'],
    [{ suspicion: 'no' }, 'no-suspicion'],
    [{ suspicion: 'yes' }, 'nothing-yet'],
    [{ suspicion: 'yes', unsafe: 'yes' }, 'report'],
    [{ suspicion: 'yes', unsafe: 'no', able: 'no' }, 'report'],
    [{ suspicion: 'yes', unsafe: 'no', able: 'yes', accepted: 'no' }, 'report'],
    [{ suspicion: 'yes', unsafe: 'no', able: 'yes', accepted: 'yes', effective: 'no' }, 'report'],
    [{ suspicion: 'yes', unsafe: 'no', able: 'yes', accepted: 'yes' }, 'nothing-yet'],
    [{ suspicion: 'yes', unsafe: 'no', able: 'yes', accepted: 'yes', effective: 'yes' }, 'help'],
  ] as const)('%j: %s', (answers, advice) => {
    expect(adviceOf(weigh(answers))).toBe(advice)
  })

  test('a later answer to the same question counts', () => {
    expect(adviceOf([...weigh({ suspicion: 'yes', unsafe: 'yes' }), ...weigh({ suspicion: 'no' })])).toBe('no-suspicion')
  })
})

describe('an entry', () => {
  test('keeps any text, and asks for a reason', () => {
    const what = 'Blauwe plek op de arm; <b>“gevallen”</b> 🙂 שלום; drop table notes'
    expect(meldcodeEntry.parse({ step: 1, what, on: '2026-11-20', source: 'seen' })).toMatchObject({ what, toldBy: '' })
    expect(meldcodeEntry.safeParse({ step: 4, question: 'unsafe', answer: 'yes', reason: '  ' }).success).toBe(false)
    expect(meldcodeEntry.safeParse({ step: 6, what }).success).toBe(false)
    expect(meldcodeEntry.safeParse({ step: 1, what, on: '2026-02-30', source: 'seen' }).success).toBe(false)
  })
})
