import { expect, test } from 'vitest'
import { readAddress } from './find-addresses.ts'
import { tellingWords } from './find-known-households.ts'

test('what stands in every title tells nothing; a surname does, with and without its particles', () => {
  expect(tellingWords('Familie Yılmaz')).toEqual(['ijilmaz'])
  expect(tellingWords('mevrouw A. van den Berg')).toEqual(['berg', 'vandenberg'])
  expect(tellingWords('Familie')).toEqual([])
  expect(tellingWords('')).toEqual([])
})

test.each([
  ['Tulpstraat 14', { by: 'street', text: 'tulpstraat', houseNumber: 14 }],
  ['tulp 14-2', { by: 'street', text: 'tulp', houseNumber: 14, addition: '2' }],
  ['Laan van Meerdervoort 12a', { by: 'street', text: 'laan van meerdervoort', houseNumber: 12, addition: 'a' }],
  ['2621 ak 14', { by: 'postcode', text: '2621AK', houseNumber: 14 }],
  ['2621AK', { by: 'postcode', text: '2621AK' }],
  ['2621', { by: 'postcode', text: '2621' }],
  ['Molenweg 21-2, 2632AL Voorbeeldstad', { by: 'street', text: 'molenweg', houseNumber: 21, addition: '2' }],
])('reads %s as people type an address', (typed, asked) => {
  expect(readAddress(typed)).toEqual(asked)
})

test.each(['', ' ', 'x', '14', '%', '_'])('%j lists nothing', typed => {
  expect(readAddress(typed)).toBeUndefined()
})

test('"de heer" finds nobody, also in one piece', () => {
  expect(tellingWords('De heer Smit')).toEqual(['smit'])
  expect(tellingWords('Fam. van den Berg')).toEqual(['berg', 'vandenberg'])
  expect(tellingWords('Mevrouw onbekend')).toEqual([])
})
