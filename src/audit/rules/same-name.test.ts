import { expect, test } from 'vitest'
import { hasNameOf, sharesSurname } from './same-name.ts'

const person = { givenNames: 'Élif Nur', prefix: 'van der', surname: 'Bérg-Smit' }

test('a colleague with the same first name and surname, whatever the accents', () => {
  expect(hasNameOf('Elif van der Berg-Smit', person)).toBe(true)
  expect(hasNameOf('Nur van der Berg-Smit', person)).toBe(false)
  expect(hasNameOf('Elif Berg', person)).toBe(false)
  expect(hasNameOf('van der Berg-Smit', { ...person, givenNames: '' })).toBe(false)
})

test('the same surname, whole and with what stands before it', () => {
  expect(sharesSurname('Samira van der Berg Smit', person)).toBe(true)
  expect(sharesSurname('Samira Berg-Smit', person)).toBe(false)
  expect(sharesSurname('Samira', { givenNames: '', prefix: '', surname: 'Samira' })).toBe(false)
})
