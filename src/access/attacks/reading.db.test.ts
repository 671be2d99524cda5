import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type File, type Person, type SmallTown } from '../testing/small-town.ts'
import { openTwoFiles } from '../testing/two-files.ts'

// Reading what one was not given. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let file: File
let other: File

beforeAll(async () => {
  ;({ town, file, other } = await openTwoFiles())
})
afterAll(() => town.close())

describe('reading a file that is not theirs', () => {
  const outsiders: [Person, string][] = [
    ['colleague', 'support'],
    ['partner', 'support'],
    ['teacher', 'support'],
    ['teacher', 'intake'],
    ['privacyOfficer', 'support'],
    ['privacyOfficer', 'privacy-oversight'],
    ['administrator', 'support'],
    ['administrator', 'administration'],
    ['resident', 'support'],
    ['northDesk', 'intake'],
    ['northOverseer', 'support'],
    ['leaver', 'support'],
  ]
  const tables = [
    'app.case_files',
    'app.households',
    'app.person_identities',
    'app.person_contacts',
    'app.notes',
    'app.timeline',
    'access.scopes',
  ]

  test.each(outsiders)('%s for %s sees nothing of it, neither in lists nor by opening it', async (person, purpose) => {
    const { rows } = await town.admin.query<{ id: string }>('select id from access.scopes where holder_id = any ($1)', [
      [file.id, file.household, file.mother, file.son],
    ])
    const scopes = new Set(rows.map(row => Number(row.id)))
    expect(scopes.size).toBeGreaterThan(8)
    for (const table of tables) {
      const column = table === 'access.scopes' ? 'id' : 'scope_id'
      for (const opened of [{}, { caseFile: file.id }]) {
        const found = await town.as(
          person,
          tx => tx.rows<{ scope: number }>(sql`select ${sql.ref(column)} as scope from ${sql.table(table)}`),
          { purpose, ...opened },
        )
        expect(
          found.filter(row => scopes.has(row.scope)),
          table,
        ).toEqual([])
      }
    }
  })

  test('the coordinator sees all of it, and nothing of the next file', async () => {
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
    expect(await town.sees('coordinator', 'app.person_identities', { caseFile: file.id })).toBe(2)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: other.id })).toBe(0)
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id, purpose: 'steering' })).toBe(0)
  })

  test('who opened it for another is out once it is settled; the desk keeps the card, not the content', async () => {
    expect(await town.sees('desk', 'app.notes', { caseFile: file.id })).toBe(0)
    expect(await town.sees('desk', 'app.person_identities', { caseFile: file.id })).toBe(0)
    expect(await town.sees('desk', 'app.case_files', { caseFile: file.id })).toBe(2)
  })

  test('who oversees the area sees general content there, no names, no other domain', async () => {
    expect(
      await town.as('overseer', tx => tx.rows(sql`select body from app.notes where case_file_id = ${file.id}`), {
        caseFile: file.id,
      }),
    ).toEqual([{ body: 'general' }])
    expect(await town.sees('overseer', 'app.person_identities', { caseFile: file.id })).toBe(0)
  })

  test('who steers by figures counts cases, and reads no name', async () => {
    for (const table of ['app.notes', 'app.case_files', 'app.search_entries', 'app.person_identities', 'app.households']) {
      expect(await town.sees('policyOfficer', table, { purpose: 'steering' }), table).toBe(0)
      expect(await town.sees('policyOfficer', table, { purpose: 'steering', caseFile: file.id }), table).toBe(0)
    }
    expect(await town.sees('overseer', 'app.case_files', { purpose: 'steering' })).toBeGreaterThan(0)
  })

  test('a shielded file is overseen by nobody, and its coordinator still reaches it', async () => {
    const hidden = await town.openFile('Geheim', { shielded: true })
    const cards = (person: Person, purpose: string, caseFile?: string) =>
      town.as(person, tx => tx.rows(sql`select id from app.case_files where id = ${hidden.id}`), {
        purpose,
        ...(caseFile ? { caseFile } : {}),
      })
    for (const caseFile of [undefined, hidden.id]) {
      expect(await cards('overseer', 'support', caseFile)).toEqual([])
      expect(await cards('desk', 'support', caseFile)).toEqual([])
      expect(await cards('desk', 'intake', caseFile)).toEqual([])
      expect(await cards('policyOfficer', 'steering', caseFile)).toEqual([])
    }
    expect(await cards('coordinator', 'support', hidden.id)).toEqual([{ id: hidden.id }])
  })
})
