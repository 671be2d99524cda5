import { expect, test } from 'vitest'
import { residentReturnPath, safeReturnPath } from './return-path.ts'

test.each(['/', '/vandaag', '/dossiers/0193?tab=plan#doel-2', '/melden?bron=school'])('%s stays', wanted => {
  expect(safeReturnPath(wanted)).toBe(wanted)
})

test.each([
  undefined,
  ['/a', '/b'],
  '',
  'vandaag',
  '//elders.test',
  '/\\elders.test',
  '\\\\elders.test',
  '/\t/elders.test',
  '/\n/elders.test',
  'https://elders.test/',
  'javascript:alert(1)',
  '/..//elders.test',
  '/./\\elders.test',
  '/auth/login',
  `/${'a'.repeat(3000)}`,
])('%j leads to the start', wanted => {
  expect(safeReturnPath(wanted)).toBe('/')
})

test.each([
  ['/mijn', '/mijn'],
  ['/mijn/verzoeken?id=1', '/mijn/verzoeken?id=1'],
  ['/opnieuw-ingelogd', '/opnieuw-ingelogd'],
  ['/mijn-huishoudens', '/mijn'],
  ['/vandaag', '/mijn'],
  ['//elders.test/mijn', '/mijn'],
  [undefined, '/mijn'],
])('a resident who wanted %j goes to %s', (wanted, path) => expect(residentReturnPath(wanted)).toBe(path))
