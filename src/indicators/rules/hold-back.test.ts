import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Count, holdBack } from './hold-back.ts'

const cells = (counts: Record<string, number | null>) =>
  new Map<string, Count>(Object.entries(counts).map(([key, counted]) => [key, { counted }]))
const year = [{ whole: 'year', parts: ['first', 'second'] }]
const shown = (counts: Record<string, number | null>, families = year) =>
  Object.fromEntries(
    [...holdBack(cells(counts), families, 5)].map(([key, cell]) => [key, cell.heldBack ? 'held back' : cell.counted]),
  )

test('numbers of five and more are shown, and zero, and what has no data stays empty', () => {
  expect(shown({ first: 5, second: 12, year: 17 })).toEqual({ first: 5, second: 12, year: 17 })
  expect(shown({ first: 0, second: 12, year: 12 })).toEqual({ first: 0, second: 12, year: 12 })
  expect(shown({ first: 7, second: null, year: 7 })).toEqual({ first: 7, second: null, year: 7 })
})

test('a small half takes the other half along, because the year minus the other half gives it away', () => {
  expect(shown({ first: 12, second: 3, year: 15 })).toEqual({ first: 'held back', second: 'held back', year: 15 })
})

test('when the small half is the whole year, the year is held back as well', () => {
  expect(shown({ first: 3, second: 0, year: 3 })).toEqual({ first: 'held back', second: 0, year: 'held back' })
})

test('one small neighbourhood takes the smallest other one along', () => {
  const city = [{ whole: 'all', parts: ['a', 'b', 'c'] }]
  expect(shown({ all: 30, a: 2, b: 20, c: 8 }, city)).toEqual({ all: 30, a: 'held back', b: 20, c: 'held back' })
})

test('two that are small together take a third along', () => {
  const city = [{ whole: 'all', parts: ['a', 'b', 'c', 'd'] }]
  expect(shown({ all: 40, a: 1, b: 1, c: 30, d: 8 }, city)).toEqual({
    all: 40,
    a: 'held back',
    b: 'held back',
    c: 30,
    d: 'held back',
  })
})

test('a share is held back when few are in it, or few are not', () => {
  const one = (counted: number, outOf: number) => holdBack(new Map([['x', { counted, outOf }]]), [], 5).get('x')?.heldBack
  expect(one(10, 20)).toBe(false)
  expect(one(2, 20)).toBe(true)
  expect(one(18, 20)).toBe(true)
  expect(one(20, 20)).toBe(false)
  expect(one(0, 3)).toBe(true)
})

test('what is held back never follows from what is shown', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), numbers => {
      const keys = numbers.map((_, index) => `part ${index}`)
      const all = numbers.reduce((sum, number) => sum + number, 0)
      const counts = cells(Object.fromEntries([['all', all], ...numbers.map((number, index) => [keys[index], number])]))
      const result = holdBack(counts, [{ whole: 'all', parts: keys }], 5)
      const gone = [...result].filter(([, cell]) => cell.heldBack)
      expect(gone.length).not.toBe(1)
      const together = gone.reduce((sum, [key]) => sum + (counts.get(key)?.counted ?? 0), 0)
      if (gone.length > 0 && !result.get('all')?.heldBack) expect(together).toBeGreaterThanOrEqual(5)
      for (const [key, cell] of result) {
        const counted = counts.get(key)?.counted ?? 0
        if (counted > 0 && counted < 5) expect(cell.heldBack).toBe(true)
        if (counted === 0) expect(cell.heldBack).toBe(false)
      }
    }),
  )
})

test('two families over the same cells both stay closed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), ([a = 0, b = 0, c = 0, d = 0]) => {
      // Two halves by two neighbourhoods, with their sums.
      const counts = cells({ a1: a, a2: b, b1: c, b2: d, a: a + b, b: c + d, '1': a + c, '2': b + d, all: a + b + c + d })
      const families = [
        { whole: 'a', parts: ['a1', 'a2'] },
        { whole: 'b', parts: ['b1', 'b2'] },
        { whole: '1', parts: ['a1', 'b1'] },
        { whole: '2', parts: ['a2', 'b2'] },
        { whole: 'all', parts: ['1', '2'] },
        { whole: 'all', parts: ['a', 'b'] },
      ]
      const result = holdBack(counts, families, 5)
      for (const { whole, parts } of families) {
        const telling = [whole, ...parts].filter(key => (counts.get(key)?.counted ?? 0) > 0)
        expect(telling.filter(key => result.get(key)?.heldBack).length).not.toBe(1)
      }
    }),
  )
})
