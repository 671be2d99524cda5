import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areAlike, mayBeMisspelt } from './misspellings.ts'

test.each([
  ['jansen', 'janssen'],
  ['jansen', 'jnasen'],
  ['jansen', 'jamsen'],
  ['jansen', 'jansn'],
  ['vermeulen', 'vermeuelen'],
  ['ijlmaz', 'ijilmaz'],
])('%s and %s meet', (one, other) => {
  expect(areAlike(one, other)).toBe(true)
})

test.each([
  ['jansen', 'hanssen'],
  ['bakker', 'akkers'],
  ['jansen', 'jensma'],
])('%s and %s are other names', (one, other) => {
  expect(areAlike(one, other)).toBe(false)
})

const word = fc.array(fc.constantFrom(...Array.from('abcdeij')), { minLength: 4, maxLength: 9 }).map(letters => letters.join(''))

test('whatever one slip of the finger does to a word, it is still found', () => {
  fc.assert(
    fc.property(
      word,
      fc.nat(),
      fc.constantFrom('a', 'b', 'z'),
      fc.constantFrom('more', 'less', 'other', 'swapped'),
      (right, place, letter, slip) => {
        const at = place % right.length
        const wrong = {
          more: right.slice(0, at) + letter + right.slice(at),
          less: right.slice(0, at) + right.slice(at + 1),
          other: right.slice(0, at) + letter + right.slice(at + 1),
          swapped: right.slice(0, at) + (right[at + 1] ?? '') + right[at] + right.slice(at + 2),
        }[slip]
        // A word of three letters is taken as it is, so one of four may lose none; and no name has three of one letter in a row.
        fc.pre(mayBeMisspelt(wrong) && !/(.)\1\1/.test(`${right} ${wrong}`))
        expect(areAlike(right, wrong)).toBe(true)
      },
    ),
  )
})

test('a short word or a number is taken as it is', () => {
  expect(['berg', 'ali', '1234ab', '12', 'ızgı'].map(mayBeMisspelt)).toEqual([true, false, false, false, true])
})
