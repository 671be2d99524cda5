import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { householdOperations } from '../api.ts'

// Each case is some thousand questions to the database: a few a day, more in `npm run prove`.
const asked = Number(process.env['VOORDEUR_PROPERTY_RUNS'])
const numRuns = asked > 0 ? Math.ceil(asked / 100) : 3

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

/** What only tells that something was done: joining and parting leave their lines, and take none away. */
const told = [
  'app.timeline',
  'app.counted_facts',
  'app.receipts',
  'app.file_links',
  'audit.processing_log',
  'access.login_sessions',
  'access.scopes',
]

const lives = fc.record({
  members: fc.array(fc.record({ given: fc.constantFrom('Ayşe', '李', 'D’Arcy', 'عمر', "'; drop"), child: fc.boolean() }), {
    maxLength: 3,
  }),
  notes: fc.array(fc.tuple(fc.constantFrom('geld', 'leren', 'wonen'), fc.string({ minLength: 1, maxLength: 40 })), {
    maxLength: 3,
  }),
  shares: fc.subarray(['karin', 'tom']),
  terms: fc.array(fc.boolean(), { maxLength: 2 }),
})
type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never

async function live(life: Life): Promise<ExampleFile> {
  const file = await openExampleFile(house)
  const { caseFileId } = file
  const samira = house.as('samira')
  for (const one of life.members) {
    const position = one.child ? 'child' : 'other'
    await samira.call(householdOperations.addMember, {
      caseFileId,
      personId: newId(),
      givenNames: one.given,
      surname: 'X',
      position,
    })
  }
  for (const [lifeDomain, body] of life.notes) {
    await samira.call(caseFileOperations.recordNote, { caseFileId, id: newId(), kind: 'note', lifeDomain, body })
  }
  for (const partner of life.shares) {
    await samira.call(caseFileOperations.involveOrganisation, {
      caseFileId,
      id: newId(),
      organisationId: house.as(partner).organisation,
      disclosure: 'content',
      accessDomains: ['general', 'identity', 'finance'],
    })
  }
  // Terms that run or were stopped before, whatever the programme has.
  for (const runs of life.terms) {
    await house.stored(
      `insert into app.clocks (municipality_id, id, scope_id, case_file_id, about_kind, about_id, area_id, access_domain, kind, label,
         term, counting, norm_source, started_at, due_at, stopped_at)
       select municipality_id, gen_random_uuid(), scope_id, id, 'case-file', id, area_id, 1, 'visit', 'Huisbezoek',
         'P4W', 'calendar', 'default', opened_at, opened_at + interval '28 days', case when $2 then null else opened_at end
       from app.case_files where id = $1`,
      [caseFileId, runs],
    )
  }
  return file
}

const tableNames = async () =>
  (
    await house.stored<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and c.relkind = 'r' order by 1`)
  )
    .map(row => row.name)
    .filter(name => !told.includes(name))

/** Every row of every table but those that tell, without the number of its version. */
async function everything(tables: string[]): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  for (const table of tables) {
    const found = await house.stored<{ row: string }>(`select (to_jsonb(t) - 'version')::text as row from ${table} t order by 1`)
    rows[table] = found.map(one => one.row)
  }
  return rows
}

/** Which rows each colleague gets to see, in lists and with each of the two files open. */
async function whoSeesWhat(tables: string[], files: string[]): Promise<Record<string, number>> {
  const seen: Record<string, number> = {}
  for (const user of ['samira', 'joep', 'karin', 'tom', 'peter', 'fatma', 'wim', 'hans', 'ingrid', 'bram', 'lieke', 'joke']) {
    for (const caseFile of [undefined, ...files]) {
      await house.as(user).look(
        'support',
        async tx => {
          for (const table of tables) {
            const { rows } = await tx.get<{ rows: string }>(
              sql`select coalesce(md5(string_agg(row, ' ' order by row)), '') as rows from (
                select (to_jsonb(t) - 'version' - 'closed_at' - 'phase' - 'joined_into' - 'stopped_at')::text as row from ${sql.table(table)} t) s`,
            )
            seen[`${user} ${caseFile ? files.indexOf(caseFile) : 'list'} ${table} ${rows}`] = 1
          }
        },
        caseFile,
      )
    }
  }
  return seen
}

test('joined, nobody sees more or less; parted, every row is what it was', { timeout: 600_000 }, async () => {
  const tables = await tableNames()
  const readable = (
    await house.stored<{ name: string }>(
      `select name from unnest($1::text[]) name where has_table_privilege('voordeur_actor', name, 'select')`,
      [tables],
    )
  ).map(row => row.name)
  expect(readable.length).toBeGreaterThan(25)
  await fc.assert(
    fc.asyncProperty(lives, lives, fc.boolean(), async (one, other, fromTheOther) => {
      const [first, second] = [await live(one), await live(other)]
      const files = [first.caseFileId, second.caseFileId]
      const before = await everything(tables)
      const seenBefore = await whoSeesWhat(readable, files)
      const id = newId()
      const samira = house.as('samira')
      const joined = await samira.call(householdOperations.joinHouseholds, {
        caseFileId: first.caseFileId,
        id,
        otherFileId: second.caseFileId,
        reason: 'Eén gezin',
      })
      expect(joined.status).toBe(200)
      expect(await whoSeesWhat(readable, files)).toEqual(seenBefore)
      const parted = await samira.call(householdOperations.partRecords, {
        caseFileId: (fromTheOther ? second : first).caseFileId,
        joinId: id,
        reason: 'Toch twee',
      })
      expect(parted.status).toBe(200)
      expect(await everything(tables)).toEqual(before)
    }),
    { numRuns },
  )
})
