import { expect, test } from 'vitest'
import { tellingWords } from './find-known-households.ts'

test('words of address tell nothing about who somebody is', () => {
  expect(tellingWords('De heer Smit')).toEqual(['smit'])
  expect(tellingWords('Fam. van den Berg')).toEqual(['berg', 'vandenberg'])
  expect(tellingWords('Mevrouw onbekend')).toEqual([])
})
