import { expect, test } from 'vitest'
import { safeReturnPath } from './return-path.ts'

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
