import { expect, test } from 'vitest'
import type { Involvement } from '../api.ts'
import { perOrganisation } from './per-organisation.ts'

const involvement = (changes: Partial<Involvement> & { id: string; name: string }): Involvement => ({
  role: 'partner',
  user: null,
  organisation: { id: changes.name, name: changes.name, kind: '', contactFunction: '', phone: null, mailbox: null },
  disclosure: 'content',
  accessDomains: [],
  onConsent: [],
  validFrom: '2026-11-01T10:00:00Z',
  validTo: null,
  endReason: null,
  ...changes,
})

test('two tasks and a share with one organisation are one line', () => {
  const share = involvement({ id: '3', name: 'De Brug', accessDomains: ['finance'] })
  const lines = perOrganisation([
    involvement({ id: '0', name: 'Sociaal Team', role: 'coordinator' }),
    involvement({ id: '1', name: 'De Brug', accessDomains: ['tasks', 'identity'] }),
    involvement({ id: '2', name: 'De Brug', accessDomains: ['tasks', 'address'] }),
    share,
    involvement({ id: '4', name: 'Woonpartners', disclosure: 'existence' }),
  ])
  expect(lines.map(line => [line.organisation.name, line.tasks])).toEqual([
    ['Sociaal Team', 0],
    ['De Brug', 2],
    ['Woonpartners', 0],
  ])
  expect(lines[1]).toMatchObject({ accessDomains: ['tasks', 'identity', 'address', 'finance'], endable: share })
})

test('what a task shared ends with the task, not by hand', () => {
  const [line] = perOrganisation([involvement({ id: '1', name: 'De Brug', accessDomains: ['tasks'] })])
  expect(line?.endable).toBeUndefined()
})

test('a person keeps a line of their own', () => {
  const user = { id: 'u', name: 'Lieke', jobTitle: '' }
  expect(perOrganisation([involvement({ id: '1', name: 'GGD' }), involvement({ id: '2', name: 'GGD', user })])).toHaveLength(2)
})
