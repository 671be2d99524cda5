import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { buildSmallTown, coordination, type File, idOf, organisationOf, type SmallTown, userOf } from '../testing/small-town.ts'

// What passes between two files: reading two at once, and what one shares with the other about a person. Become that user, try the
// forbidden thing, expect refusal; what has to be possible stands beside it.

let town: SmallTown
let file: File
let other: File
const refused = { code: '42501' }
const { general, education, finance, identity, safety } = accessDomainIds
let made = 0
const newId = () => idOf('link', String(made++))

const about = { education: newId(), finance: newId(), mother: newId() }
const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>, caseFile = file.id) => town.as('coordinator', doIt, { caseFile })

beforeAll(async () => {
  town = await buildSmallTown()
  file = await town.openFile('De Vries')
  other = await town.openFile('Bakker')
  await asCoordinator(async tx => {
    // The son belongs to both; of him and his mother something was written in the first file.
    await tx.run(sql`select access.add_holder(${other.id}, ${file.son})`)
    const write = async (id: string, subject: string, domain: number) =>
      tx.run(sql`
        insert into app.notes (municipality_id, id, case_file_id, scope_id, kind, body, occurred_at, recorded_by, recorded_at)
        values (1, ${id}, ${file.id}, ${await tx.scope({ caseFile: file.id, subject, domain })}, 'note', 'x', ${tx.now}, ${tx.session.user}, ${tx.now})`)
    await write(about.education, file.son, education)
    await write(about.finance, file.son, finance)
    await write(about.mother, file.mother, education)
    await tx.run(sql`select access.appoint_coordinator(${other.id}, ${idOf('coordination', 'second')}, ${userOf('colleague')}, ${organisationOf('team')},
      ${coordination.id}::smallint)`)
  })
})
afterAll(() => town.close())

const share = (
  tx: Transaction,
  subject: string | null,
  domains: (number | null)[] | null,
  changes: { from?: string; to?: string; id?: string } = {},
) =>
  tx.run(
    sql`select access.share_with_file(${changes.from ?? file.id}, ${changes.id ?? newId()}, ${changes.to ?? other.id}, ${subject}, ${domains}::smallint[], ${coordination.id}::smallint)`,
  )
const notesOfFirst = (tx: Transaction) =>
  tx
    .rows<{ id: string }>(sql`select id from app.notes where case_file_id = ${file.id} order by id`)
    .then(rows => rows.map(row => row.id))
const reached = (tx: Transaction) => tx.run(sql`select access.reach_shared(${other.id})`)

describe('what stands in one file about somebody, shared with another', () => {
  test.each([
    ['everybody', null, [education]],
    ['every domain', 'son', null],
    ['every domain, hidden in a list', 'son', [education, null]],
    ['somebody who is not of that file', 'mother', [education]],
  ] as const)('is never of %s', async (_, subject, domains) => {
    const id = subject === null ? null : file[subject]
    await expect(asCoordinator(tx => share(tx, id, domains && [...domains]))).rejects.toMatchObject(refused)
  })

  test('is given by who could write it, and by nobody else', async () => {
    for (const person of [
      'colleague',
      'desk',
      'overseer',
      'partner',
      'landlord',
      'administrator',
      'privacyOfficer',
      'resident',
      'leaver',
    ] as const) {
      const attempt = town.as(person, tx => share(tx, file.son, [education]), { caseFile: file.id })
      await expect(attempt, person).rejects.toThrow()
    }
    await expect(asCoordinator(tx => share(tx, file.son, [education], { to: file.id }))).rejects.toMatchObject(refused)
    await expect(asCoordinator(tx => share(tx, file.son, [education], { to: newId() }))).rejects.toMatchObject(refused)
    await expect(
      asCoordinator(tx => share(tx, file.son, [education], { from: other.id, to: file.id }), other.id),
    ).rejects.toMatchObject(refused)
  })

  test('is read by the coordinator of the other file, about that person in that domain, and never written', async () => {
    const id = newId()
    expect(await town.as('colleague', async tx => (await reached(tx), notesOfFirst(tx)), { caseFile: other.id })).toEqual([])
    await asCoordinator(tx => share(tx, file.son, [education], { id }))
    const colleague = <T>(doIt: (tx: Transaction) => Promise<T>, changes: object = {}) =>
      town.as('colleague', async tx => (await reached(tx), doIt(tx)), { caseFile: other.id, ...changes })
    expect(await colleague(notesOfFirst)).toEqual([about.education])
    // Not by opening the file it comes from, not for another purpose, and not without asking for it.
    expect(await town.as('colleague', notesOfFirst, { caseFile: file.id })).toEqual([])
    expect(await colleague(notesOfFirst, { purpose: 'intake' })).toEqual([])
    expect(await town.as('colleague', notesOfFirst, { caseFile: other.id })).toEqual([])
    expect(
      await colleague(tx => tx.run(sql`update app.notes set superseded_by = ${newId()} where id = ${about.education}`)),
    ).toBe(0)
    await expect(colleague(tx => tx.scope({ caseFile: file.id, subject: file.son, domain: education }))).rejects.toMatchObject(
      refused,
    )
    await expect(colleague(tx => share(tx, file.son, [education]))).rejects.toMatchObject(refused)

    // A partner in the other file, with all that can be shared there, gets nothing of it; nor does who watches over the area.
    await town.as(
      'colleague',
      tx =>
        tx.run(sql`select access.involve(${other.id}, ${newId()}, ${userOf('partner')}, ${organisationOf('bridge')}, null, null,
          ${[general, education, finance, identity, safety]}::smallint[], 'content', true, ${coordination.id}::smallint)`),
      { caseFile: other.id },
    )
    for (const person of ['partner', 'overseer', 'desk', 'coordinator'] as const) {
      const seen = await town.as(person, async tx => (await reached(tx), notesOfFirst(tx)), { caseFile: other.id })
      expect(seen.includes(about.education), person).toBe(false)
    }

    // It ends when the old coordinator ends it, and only then.
    await expect(
      town.as('colleague', tx => tx.run(sql`select access.end_involvement(${file.id}, ${id})`), { caseFile: other.id }),
    ).rejects.toMatchObject(refused)
    await asCoordinator(tx => tx.run(sql`select access.end_involvement(${file.id}, ${id})`))
    expect(await colleague(notesOfFirst)).toEqual([])
  })

  test('ends when the person leaves the other file', async () => {
    await asCoordinator(tx => share(tx, file.son, [finance]))
    const seen = () => town.as('colleague', async tx => (await reached(tx), notesOfFirst(tx)), { caseFile: other.id })
    expect(await seen()).toEqual([about.finance])
    await town.as('colleague', tx => tx.run(sql`select access.remove_holder(${other.id}, ${file.son})`), { caseFile: other.id })
    expect(await seen()).toEqual([])
  })
})

describe('reading two files at once', () => {
  const people = [
    'coordinator',
    'colleague',
    'desk',
    'overseer',
    'northOverseer',
    'partner',
    'landlord',
    'nurse',
    'teacher',
    'policyOfficer',
    'privacyOfficer',
    'administrator',
    'resident',
    'twoHats',
    'leaver',
  ] as const
  const tables = [
    'app.case_files',
    'app.households',
    'app.person_identities',
    'app.person_contacts',
    'app.notes',
    'app.timeline',
    'access.scopes',
  ]
  const rows = async (tx: Transaction) => {
    const found = new Set<string>()
    for (const table of tables) {
      for (const { row } of await tx.rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${sql.table(table)} t`))
        found.add(`${table} ${row}`)
    }
    return found
  }

  test.each(people)(
    '%s sees of two files what each would show alone, and writes only in the one that was opened',
    async person => {
      const alone = async (caseFile: string) => town.as(person, rows, { caseFile })
      const [one, two] = [await alone(file.id), await alone(other.id)]
      const both = await town.as(
        person,
        async tx => {
          const writable = (await tx.get<{ keys: string }>(sql`select current_setting('app.writable') as keys`)).keys
          await tx.run(sql`select access.also_enter(${other.id})`)
          expect((await tx.get<{ keys: string }>(sql`select current_setting('app.writable') as keys`)).keys).toBe(writable)
          return rows(tx)
        },
        { caseFile: file.id },
      )
      expect([...both].toSorted()).toEqual([...new Set([...one, ...two])].toSorted())
    },
  )

  test('for somebody it is more than one of them', async () => {
    expect((await town.as('overseer', rows, { caseFile: file.id })).size).toBeGreaterThan(3)
  })
})
