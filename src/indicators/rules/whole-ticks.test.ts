import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeTicks } from './whole-ticks.ts'

test('small counts get a line at every whole number, large ones at round numbers', () => {
  expect(wholeTicks(0)).toEqual([0, 1])
  expect(wholeTicks(1)).toEqual([0, 1])
  expect(wholeTicks(3)).toEqual([0, 1, 2, 3])
  expect(wholeTicks(20)).toEqual([0, 5, 10, 15, 20])
  expect(wholeTicks(2100)).toEqual([0, 500, 1000, 1500, 2000, 2500])
})

test('whole, rising, few, and reaching what is drawn', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), most => {
      const ticks = wholeTicks(most)
      expect(ticks.every(Number.isInteger)).toBe(true)
      expect(new Set(ticks).size).toBe(ticks.length)
      expect(ticks.length).toBeLessThanOrEqual(7)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
    }),
  )
})
