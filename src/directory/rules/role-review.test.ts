import { expect, test } from 'vitest'
import { reviewDay, reviewState } from './role-review.ts'

test('a role is reviewed yearly, a special one every quarter', () => {
  expect(reviewDay('partner', '2025-11-24')).toBe('2026-11-24')
  expect(reviewDay('administrator', '2026-08-31')).toBe('2026-11-30')
  expect(reviewDay('privacy_officer', '2026-11-30')).toBe('2027-02-28')
})

test.each([
  ['2026-11-23', 'overdue'],
  ['2026-11-24', 'due'],
  ['2026-12-24', 'due'],
  ['2026-12-25', 'fine'],
] as const)('due on %s is %s', (dueOn, state) => expect(reviewState(dueOn, '2026-11-24')).toBe(state))
