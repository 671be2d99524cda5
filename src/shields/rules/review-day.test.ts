import { expect, test } from 'vitest'
import { proposedReviewDay, wrongReviewDay } from './review-day.ts'

test('a shield is looked at again within a year, and never today or before', () => {
  const today = '2026-11-30'
  expect(proposedReviewDay(today)).toBe('2027-02-28')
  expect(wrongReviewDay(proposedReviewDay(today), today)).toBeUndefined()
  expect(wrongReviewDay('2027-11-30', today)).toBeUndefined()
  expect(wrongReviewDay('2027-12-01', today)).toContain('binnen een jaar')
  expect(wrongReviewDay(today, today)).toContain('nog komt')
})
