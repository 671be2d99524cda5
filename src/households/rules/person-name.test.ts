import { expect, test } from 'vitest'
import { ageInWords, ageOn, fullName, shortName } from './person-name.ts'

test('a name in one line', () => {
  expect(fullName({ givenNames: 'Ayşe Nur', surnamePrefix: 'van den', surname: 'Berg' })).toBe('Ayşe Nur van den Berg')
  expect(fullName({ givenNames: '', initials: 'A.N.', surnamePrefix: '', surname: 'Berg' })).toBe('A.N. Berg')
  expect(shortName({ givenNames: 'Ayşe Nur', surnamePrefix: '', surname: 'Berg' })).toBe('Ayşe')
  expect(shortName({ givenNames: '', surnamePrefix: 'de', surname: 'Boer' })).toBe('de Boer')
})

test('an age changes on the birthday, and of a leap day on 1 March', () => {
  expect(ageOn('2010-11-24', '2026-11-23')).toBe(15)
  expect(ageOn('2010-11-24', '2026-11-24')).toBe(16)
  expect(ageOn('2012-02-29', '2030-02-28')).toBe(17)
  expect(ageOn('2012-02-29', '2030-03-01')).toBe(18)
  expect(ageOn('2027-01-01', '2026-11-24')).toBeUndefined()
})

test('a baby has an age in months', () => {
  expect(ageInWords('2026-02-13', '2026-11-22')).toBe('9 mnd')
  expect(ageInWords('2026-11-01', '2026-11-22')).toBe('pasgeboren')
  expect(ageInWords('2025-11-23', '2026-11-22')).toBe('11 mnd')
  expect(ageInWords('2025-11-22', '2026-11-22')).toBe('1')
  expect(ageInWords('2027-01-01', '2026-11-24')).toBeUndefined()
})
