import { expect, test } from 'vitest'
import { looksLikeGroup } from './group-name.ts'

test.each([
  'Balie Centrum',
  'team zuid',
  'Wijkteam',
  'Medewerker 3',
  'info@gemeente.test',
  'Stagiair',
  'Contactpunt Noord',
  'Jan 2',
])('%s is a group', name => expect(looksLikeGroup(name)).toBe(true))

test.each([
  'Samira Bakker',
  'Teamo Infante',
  'Bal van Dijk',
  'محمد الأمين',
  "Noor O'Brien",
  'J.P. Testa',
  'Groepman',
  'Anna Dienstman',
])('%s is a person', name => expect(looksLikeGroup(name)).toBe(false))
