import { expect, test } from 'vitest'
import { kindFromWords } from './kind-from-words.ts'

test.each([
  ['Gebeld met school: Can was er vandaag.', 'phone'],
  ['teruggebeld, geen gehoor', 'phone'],
  ['Belde moeder over de huur', 'phone'],
  ['tel. met Woonpartners', 'phone'],
  ['telefonisch contact met huisarts', 'phone'],
  ['Mail van de verhuurder ontvangen', 'mail'],
  ['gemaild met De Brug', 'mail'],
  ['E-mail gestuurd', 'mail'],
  ['Gesprek met vader op kantoor', 'talk'],
  ['  Gesproken met oma', 'talk'],
  ['Sprak moeder bij de school', 'talk'],
])('%s', (body, kind) => {
  expect(kindFromWords(body)).toBe(kind)
})

test.each([
  '',
  'Moeder heeft de brief nog niet',
  'Beloofd is beloofd',
  'Belasting nog niet betaald',
  'Maandag weer kijken',
  'Telt vier gezinsleden',
])('says nothing: %s', body => {
  expect(kindFromWords(body)).toBeUndefined()
})
