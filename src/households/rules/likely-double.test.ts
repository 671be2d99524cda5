import { expect, test } from 'vitest'
import { looksLikeOnePerson } from './likely-double.ts'

const person = (personId: string, more: object = {}) => ({
  personId,
  givenNames: 'Ayşe Nur',
  surname: 'Yılmaz',
  birthDate: '1988-04-03',
  ...more,
})

test.each([
  ['the same as it is heard', { givenNames: 'AYSE', surname: 'yilmaz' }, true],
  ['without a given name', { givenNames: '' }, true],
  ['without a surname', { surname: '' }, true],
  ['a twin', { givenNames: 'Elif' }, false],
  ['another surname', { surname: 'Demir' }, false],
  ['another day', { birthDate: '1988-04-30' }, false],
  ['no birth date', { birthDate: null }, false],
])('%s', (_, more, expected) => {
  expect(looksLikeOnePerson(person('a'), person('b', more))).toBe(expected)
  expect(looksLikeOnePerson(person('b', more), person('a'))).toBe(expected)
})

test('one record is no pair', () => expect(looksLikeOnePerson(person('a'), person('a'))).toBe(false))
test('no part of the name known of both is no pair', () =>
  expect(looksLikeOnePerson(person('a', { surname: '' }), person('b', { givenNames: '' }))).toBe(false))
