import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Transaction } from '../../platform/database/transaction.ts'
import {
  buildSmallTown,
  coordination,
  type File,
  idOf,
  now,
  organisationOf,
  type Person,
  type SmallTown,
  userOf,
} from '../testing/small-town.ts'

// Every function that the acting role may call, also one that is added tomorrow, by everybody, with whatever they could think of:
// nothing, lists with nothing in them, their own id and another's, ids of another kind, the past and for ever. Nobody sees a row more
// by it, and whoever has no business in a file leaves it as it is.

let town: SmallTown
let file: File
let other: File
let functions: { name: string; types: string[] }[]
const tries = 12

/** They answer for whom the server vouches: whoever could call these by hand could say they are somebody else (docs/access.md). */
const ofTheServer = /^access\.(enter|accounts_of|start_login|choose_workplace|find_login|end_login|bind_account)$/

beforeAll(async () => {
  town = await buildSmallTown()
  file = await town.openFile('De Vries')
  other = await town.openFile('Bakker')
  await town.as(
    'coordinator',
    async tx => {
      // The son is in both; the second one is the colleague's.
      await tx.run(sql`select access.add_holder(${other.id}, ${file.son})`)
      await tx.run(
        sql`select access.appoint_coordinator(${other.id}, ${idOf('coordination', 'second')}, ${userOf('colleague')}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
      )
    },
    { caseFile: other.id },
  )
  const { rows } = await town.admin.query<{ name: string; types: string[] }>(`
    select format('%s.%s', n.nspname, p.proname) as name,
      array(select format_type(t.oid, null) from unnest(p.proargtypes) with ordinality a (type, place) join pg_type t on t.oid = a.type order by place) as types
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('access', 'app', 'audit') and has_function_privilege('voordeur_actor', p.oid, 'execute') order by 1`)
  functions = rows.filter(({ name }) => !ofTheServer.test(name))
})
afterAll(() => town.close())

const uuids = (self: Person) => [
  null,
  userOf(self),
  userOf('coordinator'),
  userOf('colleague'),
  organisationOf('team'),
  organisationOf('town'),
  file.id,
  file.id,
  file.household,
  file.mother,
  file.son,
  other.id,
  other.household,
  file.notes.general,
  idOf('coordination', 'De Vries'),
  idOf('assignment', `${self} town administrator`),
  idOf('nothing', 'at all'),
  '00000000-0000-0000-0000-000000000000',
]
const values: Record<string, (self: Person) => readonly unknown[]> = {
  uuid: uuids,
  'uuid[]': () => [null, [], [null], [file.id], [file.id, null]],
  smallint: () => [null, 1, 2, 6, 16, 99, -1],
  'smallint[]': () => [null, [], [null], [1], [1, 6, null]],
  'text[]': () => [null, [], ['support'], ['mfa', null]],
  integer: () => [null, 1, 2],
  bigint: () => [null, 1, -1],
  text: () => [null, '', 'support', 'first-load', `'; drop table access.grants; --`],
  bytea: () => [null, Buffer.from('x')],
  boolean: () => [null, true, false],
  interval: () => [null, '1 day'],
  'timestamp with time zone': () => [null, now, '-infinity', 'infinity', '2020-01-01', '2030-01-01'],
  'access.role': () => [null, 'administrator', 'coordinator', 'process_coordinator', 'partner', 'resident'],
  'access.disclosure': () => [null, 'existence', 'content'],
}

/** The same at every run: mulberry32. */
function chanceFrom(seed: number): <T>(list: readonly T[]) => T {
  let state = seed
  return list => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length] as never
  }
}

const tables = ['app.case_files', 'app.households', 'app.person_identities', 'app.person_contacts', 'app.notes', 'app.timeline']
async function seen(tx: Transaction): Promise<Set<string>> {
  const found = new Set<string>()
  for (const table of tables) {
    const rows = await tx.rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${sql.table(table)} t`)
    // Of this file and who is in it alone; the son is in another one too.
    for (const { row } of rows)
      if ([file.id, file.household, file.mother].some(id => row.includes(id))) found.add(`${table} ${row}`)
  }
  return found
}

/** Calls everything, each in a savepoint that is kept when the call came through; then looks whether anything more came in sight. */
async function callAll(tx: Transaction, self: Person, seed: number): Promise<string[]> {
  const choose = chanceFrom(seed)
  const before = await seen(tx)
  const leaks: string[] = []
  for (const { name, types } of functions) {
    for (let attempt = 0; attempt < tries; attempt++) {
      const args = types.map(type => {
        const make = values[type]
        if (!make) throw new Error(`what to try for ${type} of ${name}?`)
        return choose(make(self))
      })
      const call: RawBuilder<unknown> = sql`select * from ${sql.raw(name)}(${sql.join(
        args.map((value, at) => sql`${value}::${sql.raw(types[at] ?? '')}`),
      )})`
      await tx.run(sql`savepoint attempt`)
      const came = await tx.rows(call).then(
        () => true,
        () => false,
      )
      if (!came) {
        await tx.run(sql`rollback to savepoint attempt`)
        continue
      }
      const inSight = [...(await seen(tx))].filter(row => !before.has(row))
      if (inSight.length > 0) leaks.push(`${name}(${JSON.stringify(args)}) shows ${inSight.join('\n')}`)
      await tx.run(sql`release savepoint attempt`)
    }
  }
  await tx.enter()
  const later = [...(await seen(tx))].filter(row => !before.has(row))
  if (later.length > 0) leaks.push(`opened again it shows ${later.join('\n')}`)
  return leaks
}

/** Who may do what in a file, and where it lies. */
const rightsIn = async (caseFile: string): Promise<string> => {
  const parts = ['access.grants', 'access.file_holders', 'access.file_registry'].map(
    table => `select '${table}' as place, to_jsonb(t)::text as row from ${table} t where case_file_id = $1`,
  )
  const { rows } = await town.admin.query<{ place: string; row: string }>(`${parts.join(' union all ')} order by 1, 2`, [
    caseFile,
  ])
  return rows.map(({ place, row }) => `${place} ${row}`).join('\n')
}

const outsiders: Person[] = [
  'colleague',
  'partner',
  'landlord',
  'nurse',
  'teacher',
  'policyOfficer',
  'privacyOfficer',
  'resident',
  'northDesk',
  'northOverseer',
  'leaver',
]

test('there is something to call', () => {
  expect(functions.length).toBeGreaterThan(25)
})

describe('who has no business in the file', { timeout: 90_000 }, () => {
  test.each(outsiders)('%s sees nothing more of it, and changes nothing', async person => {
    const [file_, roles] = [
      await rightsIn(file.id),
      (await town.admin.query('select * from access.role_assignments order by id')).rows,
    ]
    for (const [seed, purpose] of ['support', 'intake', 'administration', 'first-load'].entries()) {
      const leaks = await town.as(person, tx => callAll(tx, person, seed + 1), { caseFile: file.id, purpose })
      expect(leaks, purpose).toEqual([])
    }
    expect(await rightsIn(file.id)).toBe(file_)
    expect((await town.admin.query('select * from access.role_assignments order by id')).rows).toEqual(roles)
  })
})

describe('who has some', { timeout: 90_000 }, () => {
  class Undone extends Error {}
  test.each<[Person, string[]]>([
    ['overseer', ['support', 'steering']],
    ['desk', ['support', 'intake']],
    ['administrator', ['administration', 'first-load', 'support']],
    ['twoHats', ['support', 'intake']],
  ])('%s sees nothing more by it', async (person, purposes) => {
    for (const [seed, purpose] of purposes.entries()) {
      let leaks: string[] = []
      const attempt = town.as(
        person,
        async tx => {
          leaks = await callAll(tx, person, seed + 11)
          throw new Undone()
        },
        { caseFile: file.id, purpose },
      )
      await expect(attempt).rejects.toThrow(Undone)
      // A file that one opens oneself is one's own to fill.
      expect(
        leaks.filter(leak => !leak.startsWith('access.open_case_file')),
        purpose,
      ).toEqual([])
    }
  })
})
