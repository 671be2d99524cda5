import { expect, test } from 'vitest'
import { covenantState } from './covenant-state.ts'

test.each([
  ['2026-01-01', null, 'running'],
  ['2026-11-25', null, 'planned'],
  ['2026-11-24', '2026-11-24', 'ending'],
  ['2026-01-01', '2026-11-23', 'ended'],
  ['2026-01-01', '2027-02-22', 'ending'],
  ['2026-01-01', '2027-02-23', 'running'],
  ['2026-12-01', '2026-12-31', 'planned'],
] as const)('from %s until %s it is %s', (startsOn, endsOn, state) => {
  expect(covenantState({ startsOn, endsOn }, '2026-11-24')).toBe(state)
})
