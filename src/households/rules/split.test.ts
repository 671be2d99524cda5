import { expect, test } from 'vitest'
import { afterSplit, type SplitMember } from './split.ts'

const members: SplitMember[] = [
  { personId: 'mother', name: 'Ayşe', position: 'adult', hasDied: false },
  { personId: 'father', name: 'Emre', position: 'partner', hasDied: false },
  { personId: 'son', name: 'Can', position: 'child', hasDied: false },
  { personId: 'daughter', name: 'Elif', position: 'child', hasDied: false },
  { personId: 'grandmother', name: 'Fatma', position: 'parent', hasDied: true },
]
const leaves = (personId: string) => ({ personId, goes: 'leaves' as const, position: 'adult' as const })
const both = (personId: string) => ({ personId, goes: 'both' as const, position: 'child' as const })
const split = (people: ReturnType<typeof leaves | typeof both>[], hasSecondFile = true) =>
  afterSplit(members, { people, hasSecondFile })

test('who leaves is there, who stays is here, and a shared child is in both', () => {
  const { here, there, problems } = split([leaves('father'), both('son')])
  expect(problems).toEqual([])
  expect(here.people.map(one => [one.name, one.alsoInOther])).toEqual([
    ['Ayşe', false],
    ['Can', true],
    ['Elif', false],
    ['Fatma', false],
  ])
  expect(there.people.map(one => [one.name, one.position, one.alsoInOther])).toEqual([
    ['Emre', 'adult', false],
    ['Can', 'child', true],
  ])
})

test.each([
  ['nobody goes', [], true, 'Kies wie er weggaat.'],
  ['only a shared child goes', [both('son')], true, 'Kies wie er echt weggaat'],
  ['everybody goes', ['mother', 'father', 'son', 'daughter'].map(leaves), true, 'Zo blijft er niemand over'],
  ['only who died stays', [...['mother', 'father', 'son'].map(leaves), both('daughter')], true, 'Zo blijft er niemand over'],
  ['who died goes', [leaves('grandmother')], true, 'Fatma is overleden'],
  ['an adult in both', [leaves('father'), both('mother')], true, 'Alleen een kind'],
  ['a shared child without a second file', [leaves('father'), both('son')], false, 'een tweede dossier'],
  ['a stranger goes', [leaves('father'), leaves('neighbour')], true, 'hoort niet (meer) bij dit gezin'],
])('%s: says why not', (_, people, hasSecondFile, message) => {
  expect(
    split(people, hasSecondFile)
      .problems.map(one => one.message)
      .join(' '),
  ).toContain(message)
})
