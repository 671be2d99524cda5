import { expect, test } from 'vitest'
import { getExampleProgramme } from '../testing/example-programme.ts'
import { compareProgrammes } from './compare-programmes.ts'

const one = getExampleProgramme()
const other = {
  ...one,
  title: 'Thee aan huis',
  roles: one.roles.map(role => (role.code === 'regisseur' ? { ...role, code: 'gids', label: 'Gids', count: 3 } : role)),
  clocks: one.clocks.filter(clock => clock.code !== 'visit').map(clock => ({ ...clock, duration: 'P3M' })),
  norms: [],
}
const rowsOf = (title: string) => compareProgrammes(one, other).find(part => part.title === title)?.rows ?? []
const sidesOf = (title: string, label: string) =>
  rowsOf(title)
    .find(row => row.label === label)
    ?.sides.map(side => side.lines)

test('roles stand beside each other by what they may do, under their local names', () => {
  expect(sidesOf('Rollen', 'Coördinator')).toEqual([['Regisseur'], ['Gids (3)']])
})

test('a term that one of them does not have leaves its side empty', () => {
  expect(sidesOf('Termijnen', 'Eerste bezoek')).toEqual([['10 werkdagen (standaard)'], []])
  expect(sidesOf('Termijnen', 'Nazorg')).toEqual([['6 maanden'], ['3 maanden']])
})

test('what neither of them says is left out', () => {
  expect(rowsOf('Rollen').map(row => row.label)).not.toContain('Melder')
  expect(compareProgrammes(other, other).map(part => part.title)).not.toContain('Normen')
})

test('steps are told phase by phase, with who does them', () => {
  expect(rowsOf('Stappen')[0]?.sides[0]).toEqual({
    name: 'Start',
    lines: ['Op bezoek (Regisseur)', 'Plan maken (Regisseur)', 'Afsluiten (Regisseur)'],
  })
})
