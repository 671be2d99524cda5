import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBsn, maskBsn, normaliseBsn } from './bsn.ts'

test.each(['111222333', '123456782', '000000012'])('%s passes the eleven-test', bsn => expect(isBsn(bsn)).toBe(true))
test.each(['111222334', '123456789', '000000000', '12345678', '1234567820', '12345678a', ''])('%s does not', bsn =>
  expect(isBsn(bsn)).toBe(false),
)

test('one wrong digit never passes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 8 }), (more, at) => {
      const digits = Array.from('123456782', Number)
      digits[at] = ((digits[at] ?? 0) + more) % 10
      expect(isBsn(digits.join(''))).toBe(false)
    }),
  )
})

test('is read as people type it, and shown by its last three digits', () => {
  expect(normaliseBsn('1112.22.333')).toBe('111222333')
  expect(normaliseBsn(' 12345678 ')).toBe('012345678')
  expect(maskBsn('111222333')).toBe('••••••333')
})
