import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksFor, budgetOf, type Decision, type ProgrammeBudget, standingOf, stateOf } from './budget.ts'
import { centsOf, euros } from './money.ts'

const programme = (more: Partial<ProgrammeBudget>): ProgrammeBudget => ({
  title: 'Voorbeeld',
  available: true,
  per: 'household',
  amountEuro: 750,
  ...more,
})

describe('the budget of a household', () => {
  test('is its own, else that of its programmes together, else that of the municipality', () => {
    expect(budgetOf(0, [programme({})], 100)).toMatchObject({ cents: 0, source: 'household' })
    expect(budgetOf(null, [programme({}), programme({ title: 'Ander', amountEuro: 12.5 })], 100)).toMatchObject({
      cents: 76_250,
      source: 'programme',
      programmes: ['Voorbeeld', 'Ander'],
    })
    expect(budgetOf(null, [programme({ available: false, amountEuro: null, per: null })], 100)).toMatchObject({
      cents: 10_000,
      source: 'municipality',
    })
    expect(budgetOf(null, [], null)).toMatchObject({ cents: 0, source: 'municipality' })
  })

  test('tells of a common pot, and of an amount that nobody set yet', () => {
    expect(budgetOf(null, [programme({ per: 'programme', amountEuro: null, title: 'Pot' })], null)).toMatchObject({
      cents: 0,
      pots: ['Pot'],
    })
    expect(budgetOf(null, [programme({ amountEuro: null })], null)).toMatchObject({ cents: 0, unset: ['Voorbeeld'] })
  })
})

test('an expense is asked for when it is more than what is left, or than one expense may be', () => {
  expect(asksFor(5000, 5000, null)).toBeNull()
  expect(asksFor(5001, 5000, null)).toBe('over-budget')
  expect(asksFor(5000, 9000, 5000)).toBeNull()
  expect(asksFor(5001, 9000, 5000)).toBe('over-ceiling')
  expect(asksFor(1, 0, null)).toBe('over-budget')
})

test('what is asked for counts after a yes, never after a no, and no more once it is taken back', () => {
  expect(stateOf(null, [])).toBe('counted')
  expect(stateOf('over-budget', [])).toBe('asked')
  expect(stateOf('over-budget', ['agreed'])).toBe('counted')
  expect(stateOf('over-ceiling', ['refused'])).toBe('refused')
  expect(stateOf('over-budget', ['agreed', 'withdrawn'])).toBe('withdrawn')
})

test('spent and left are the budget to the cent, and without a yes nobody gets past it', () => {
  const line = fc.record({
    amountCents: fc.integer({ min: 1, max: 100_000 }),
    decisions: fc.constantFrom<Decision[][]>([], ['withdrawn'], ['refused'], ['agreed'], ['agreed', 'withdrawn']),
  })
  fc.assert(
    fc.property(fc.nat(200_000), fc.option(fc.nat(50_000)), fc.array(line, { maxLength: 30 }), (budget, ceiling, lines) => {
      const recorded: { amountCents: number; state: ReturnType<typeof stateOf>; agreed: boolean }[] = []
      for (const { amountCents, decisions } of lines) {
        const reason = asksFor(amountCents, standingOf(budget, recorded).left, ceiling)
        const made = reason === null ? decisions.filter(one => one === 'withdrawn') : decisions
        recorded.push({ amountCents, state: stateOf(reason, made), agreed: made.includes('agreed') })
      }
      const { spent, left } = standingOf(budget, recorded)
      expect(spent + left).toBe(budget)
      if (!recorded.some(one => one.agreed && one.state === 'counted')) expect(left).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('amounts as people write them', () => {
  expect(['12', '12,50', '€ 1.250', '1.250,75', '12.50', '40,-', '0'].map(centsOf)).toEqual([
    1200, 1250, 125_000, 125_075, 1250, 4000, 0,
  ])
  expect(['', 'tien', '-5', '1,2', '1.2.3', '12,505', '1e3', '99999999'].map(centsOf)).toEqual(Array(8).fill(undefined))
  expect([0, 1250, 125_000, 1_250_075, -500, 100].map(euros)).toEqual(['€ 0', '€ 12,50', '€ 1.250', '€ 12.500,75', '€ −5', '€ 1'])
})

test('what is written can be read back', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), cents => {
      expect(centsOf(euros(cents))).toBe(cents)
    }),
  )
})
