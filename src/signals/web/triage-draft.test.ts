import { expect, test } from 'vitest'
import { splitName } from './triage-draft.ts'

test.each([
  ['Ayşe van den Berg', 'Ayşe', 'van den', 'Berg'],
  ['Mevrouw El Amrani', '', 'El', 'Amrani'],
  ['De heer Smit', '', '', 'Smit'],
  ['Smit', '', '', 'Smit'],
  ['Familie van der Heijden', '', 'van der', 'Heijden'],
  ['Familie Nieuwenhuis-van der Westhuizen', '', '', 'Nieuwenhuis-van der Westhuizen'],
  ['Familie Hassan Ali', '', '', 'Hassan Ali'],
  ['Sanne de Bakker-van der Berg', 'Sanne', 'de', 'Bakker-van der Berg'],
  ['', '', '', ''],
])('the parts of the name %s', (name, givenNames, surnamePrefix, surname) => {
  expect(splitName(name)).toEqual({ givenNames, surnamePrefix, surname })
})
