import { describe, expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { evaluateCriteria, factNames } from './criteria.ts'
import type { Criteria, Facts } from './criterion.ts'

const example = getExampleProgramme()

/** The example with other criteria. */
function withCriteria(change: Partial<Criteria>) {
  return { criteria: { ...example.criteria, ...change } }
}

describe('the example: two or more problems, lives here, no coordinator yet', () => {
  test.each<[string, Facts, string]>([
    ['everything known and fitting', { problems: 3, livesHere: true, hasHelp: false }, 'fits'],
    ['one problem is not enough', { problems: 1, livesHere: true, hasHelp: false }, 'does-not-fit'],
    ['one problem is not enough, whatever the rest', { problems: 1 }, 'does-not-fit'],
    ['an exclusion decides, whatever the rest', { hasHelp: true }, 'excluded'],
    ['nothing known', {}, 'unknown'],
    ['the exclusion is still open', { problems: 3, livesHere: true }, 'unknown'],
    ['null is not answered', { problems: 3, livesHere: null, hasHelp: false }, 'unknown'],
  ])('%s', (_, facts, result) => expect(evaluateCriteria(example, facts).result).toBe(result))

  test('each criterion is explained with the words of the source and what to ask', () => {
    const { criteria, toAsk } = evaluateCriteria(example, { problems: 3 })
    expect(criteria.map(({ explanation }) => explanation)).toEqual([
      'Meer problemen tegelijk: ja. (Twee of meer problemen)',
      'Woont in de gemeente: nog niet bekend. Vraag: Woont het huishouden in de gemeente? (Inwoner)',
      'Heeft al een regisseur: nog niet bekend. Vraag: Loopt er al hulp met een regisseur? (Eén huishouden, één regisseur)',
    ])
    expect(toAsk.map(({ name }) => name)).toEqual(['livesHere', 'hasHelp'])
  })

  test('an exclusion that applies points to its triage outcome', () => {
    expect(evaluateCriteria(example, { hasHelp: true }).outcome).toBe('advice')
    expect(evaluateCriteria(example, { hasHelp: false }).outcome).toBeNull()
  })
})

describe('what nobody has answered', () => {
  const unsure = (when: string, facts: Facts, type: 'boolean' | 'number' | 'choice' | 'choices' = 'boolean') => {
    const values = type.startsWith('choice')
      ? [
          { code: 'a', label: 'A' },
          { code: 'b', label: 'B' },
        ]
      : undefined
    const programme = withCriteria({
      facts: [
        { name: 'x', type, question: 'X?', ...(values ? { values } : {}) },
        { name: 'y', type: 'boolean', question: 'Y?' },
      ],
      inclusion: [{ code: 'c', label: 'C', when, text: 'C', source: 'stated', weight: 'required', outcome: null }],
      exclusion: [],
    })
    return evaluateCriteria(programme, facts).criteria[0]?.answer
  }

  test.each([
    // FEEL itself says false here, since null is not true.
    ['x = true', {}, 'unknown'],
    ['not(x)', {}, 'unknown'],
    ['x or y', { y: true }, 'yes'],
    ['x and y', { y: false }, 'no'],
    ['x and y', { y: true }, 'unknown'],
    ['x or not(x)', {}, 'yes'],
  ] as const)('%s with %o is %s', (when, facts, answer) => expect(unsure(when, facts)).toBe(answer))

  test.each([
    ['x <= 16', {}, 'unknown'],
    ['y and x <= 16', { y: false }, 'no'],
    ['x <= 16', { x: 16 }, 'yes'],
    ['x <= 16', { x: 17 }, 'no'],
    ['x > 3 or x <= 3', {}, 'yes'],
    // Found by the property test: there is no number below zero.
    ['x >= 0', {}, 'yes'],
  ] as const)('a number: %s with %o is %s', (when, facts, answer) => expect(unsure(when, facts, 'number')).toBe(answer))

  test.each([
    ['x = "a"', {}, 'unknown'],
    ['x in ("a", "b")', {}, 'yes'],
    ['x = "a"', { x: 'b' }, 'no'],
  ] as const)('a choice: %s with %o is %s', (when, facts, answer) => expect(unsure(when, facts, 'choice')).toBe(answer))

  test.each([
    ['count(x) >= 2', {}, 'unknown'],
    ['count(x) >= 2', { x: ['a', 'b'] }, 'yes'],
    ['count(x) >= 2', { x: [] }, 'no'],
    ['list contains(x, "b")', { x: ['a'] }, 'no'],
    ['list contains(x, "b")', {}, 'unknown'],
  ] as const)('choices: %s with %o is %s', (when, facts, answer) => expect(unsure(when, facts, 'choices')).toBe(answer))
})

describe('together', () => {
  const [several, livesHere] = example.criteria.inclusion
  if (!several || !livesHere) throw new Error('the example has two inclusion criteria')

  test('any of them is enough when the programme says so', () => {
    const any = withCriteria({ combine: 'any', exclusion: [] })
    expect(evaluateCriteria(any, { problems: 0, livesHere: true }).result).toBe('fits')
    expect(evaluateCriteria(any, { problems: 0 }).result).toBe('unknown')
    expect(evaluateCriteria(any, { problems: 0, livesHere: false }).result).toBe('does-not-fit')
  })

  test('an indication is shown and never decides', () => {
    const programme = withCriteria({ inclusion: [several, { ...livesHere, weight: 'indication' }], exclusion: [] })
    const outcome = evaluateCriteria(programme, { problems: 2, livesHere: false })
    expect(outcome.result).toBe('fits')
    expect(outcome.criteria[1]?.answer).toBe('no')
  })

  test('a programme without criteria fits everybody', () => {
    expect(evaluateCriteria(withCriteria({ inclusion: [], exclusion: [] }), {}).result).toBe('fits')
  })
})

test('facts of an expression are found, functions and own names are not', () => {
  expect(factNames('count(problems) >= 2 and list contains(kinds, "a")')).toEqual(['problems', 'kinds'])
  expect(factNames('some m in ages satisfies m <= maxAge')).toEqual(['ages', 'maxAge'])
  expect(factNames('count([a, b, c][item = true]) >= 2')).toEqual(['a', 'b', 'c'])
  expect(() => factNames('a and')).toThrow(/not FEEL at character 6/)
})
