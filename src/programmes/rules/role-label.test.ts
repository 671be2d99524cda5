import { expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { roleLabel } from './role-label.ts'

test('a role has the name of the programme, or that of the product', () => {
  const example = getExampleProgramme()
  expect(roleLabel(example, 'coordinator')).toBe('Regisseur')
  expect(roleLabel(example, 'visitor')).toBe('Huisbezoeker')
})
