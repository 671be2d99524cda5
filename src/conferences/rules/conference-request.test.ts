import { expect, test } from 'vitest'
import type { Programme } from '../../programmes/rules/programme.ts'
import { ownTables, requestedConference } from './conference-request.ts'
import { kindOfConference } from './conference-state.ts'

const table = (code: string, kind: 'own' | 'platform') => ({
  code,
  label: code.toUpperCase(),
  chair: null,
  members: [],
  decides: [],
  every: null,
  kind,
  source: 'stated' as const,
  note: null,
})
const outcome = (code: string, conference: boolean, at: string | null) => ({
  code,
  label: `Route ${code}`,
  explanation: '-',
  does: 'open-case-file' as const,
  conference,
  table: at,
  provisionalUntil: null,
  source: 'stated' as const,
  note: null,
})
const programme = {
  caseTables: [table('samen', 'own'), table('elders', 'platform')],
  triage: { outcomes: [outcome('alone', false, null), outcome('together', true, 'samen'), outcome('anywhere', true, null)] },
} as unknown as Pick<Programme, 'triage' | 'caseTables'>

test('only tables of the programme itself can be planned at', () => {
  expect(ownTables(programme).map(one => one.code)).toEqual(['samen'])
})

test('a route that brings people together asks until one is planned at its table', () => {
  expect(requestedConference(programme, 'alone', [])).toBeNull()
  expect(requestedConference(programme, 'no-such-route', [])).toBeNull()
  expect(requestedConference(programme, 'together', [])).toMatchObject({
    table: { code: 'samen' },
    outcomeLabel: 'Route together',
  })
  expect(requestedConference(programme, 'together', [{ tableCode: 'samen', state: 'planned' }])).toBeNull()
  expect(requestedConference(programme, 'together', [{ tableCode: 'samen', state: 'held' }])).toBeNull()
})

test('one that was called off, or is at another table, does not answer it', () => {
  expect(requestedConference(programme, 'together', [{ tableCode: 'samen', state: 'cancelled' }])).not.toBeNull()
  expect(requestedConference(programme, 'together', [{ tableCode: null, state: 'held' }])).not.toBeNull()
  expect(requestedConference(programme, 'anywhere', [{ tableCode: null, state: 'planned' }])).toBeNull()
  expect(requestedConference(programme, 'anywhere', [])).toMatchObject({ table: null })
})

test('the first at a table is the first, all later ones follow up', () => {
  expect([0, 1, 7].map(kindOfConference)).toEqual(['first', 'follow-up', 'follow-up'])
})
