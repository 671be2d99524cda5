import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedTemplate } from '../src/app/testing/founded-template.ts'
import { openPool } from '../src/platform/database/pool.ts'
import { asSession, type Transaction } from '../src/platform/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../src/platform/testing/test-database.ts'
import { workplaceOperations } from '../src/workplace/api.ts'
import { getCaseWork } from '../src/workplace/server/get-case-work.ts'
import { listMyHouseholds } from '../src/workplace/server/list-my-households.ts'
import { type Crowd, makeCrowd } from './many-households.ts'
import { coordinatorsOf } from './session/crowd-ids.ts'

// What every coordinator opens all day, in a village big enough for the planner to choose. Its time is measured by `npm run bench -- access`.

const village: Crowd = { households: 4000, timelineLines: 40_000, coordinators: 20, partners: 5 }
let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase({ template: foundedTemplate })
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query(`set session_replication_role = 'replica'`)
  await makeCrowd(admin, village, () => undefined)
  // A report in each file, all seen long ago.
  await admin.query(`
    insert into app.report_files (municipality_id, report_id, case_file_id, scope_id, handed_over, area_id, reporter_kind, reporter_name, channel,
      urgency, life_domains, observed, received_at, linked_by, linked_at, seen_at)
    select municipality_id, gen_random_uuid(), id, scope_id, true, area_id, 'colleague', 'Melder', 'phone', 'normal', '{}', '', opened_at,
      coordinator_user_id, opened_at, opened_at
    from app.case_files`)
  await admin.query('analyze app.report_files')
  await admin.end()
  // Named statements are planned per connection: one, so that it learns.
  pool = openPool(database.loginUrl, { size: 1 })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const [worker] = coordinatorsOf(village)
const { purpose, reach } = workplaceOperations.getCaseWork

/** Opens a list, and tells how many rows of each table were read for that. */
const opened = async <Answer>(list: (tx: Transaction) => Promise<Answer>) => {
  if (!worker) throw new Error('a village has coordinators')
  const { municipality, user, organisation } = worker
  return asSession(pool, { municipality, user, organisation, purpose, moment: new Date(), reach: reach ?? [] }, async tx => {
    const before = await rowsRead(tx)
    const answer = await list(tx)
    const after = await rowsRead(tx)
    return { answer, read: (table: string) => (after.get(table) ?? 0) - (before.get(table) ?? 0) }
  })
}

const surroundings = { file: Buffer.alloc(0), roles: ['coordinator'] as const, touch: () => undefined }
const openWorklist = async () => {
  const { answer, read } = await opened(tx => getCaseWork({ tx, input: {}, ...surroundings }))
  return { open: answer.households.open, read }
}

/** What this connection read and did not report yet. */
const rowsRead = async (tx: Transaction): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx.rows<{ table: string; rows: number }>(sql`
    select relname as table, (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as rows
    from pg_stat_xact_user_tables where schemaname = 'app'`)
  return new Map(rows.map(({ table, rows: read }) => [table, read]))
}

test('the worklist of a coordinator is planned once, and from then on only carried out', async () => {
  for (let time = 0; time < 10; time++) expect((await openWorklist()).open).toBe(worker?.files.length)
  const { rows } = await pool.query<{ statement: string }>(
    `select statement from pg_prepared_statements where generic_plans = 0 and custom_plans >= 10`,
  )
  expect(rows).toEqual([])
})

test('each table is read by whose work it is, and the timeline by file: not all that was ever written under the keys', async () => {
  const { open, read } = await openWorklist()
  for (const table of ['case_files', 'clocks', 'tasks', 'participations']) {
    expect([table, read(table)]).toEqual([table, expect.toSatisfy((rows: number) => rows > 0 && rows <= open)])
  }
  // Of ten lines a file in three hundred days, those of a week.
  expect(read('timeline')).toBeLessThan(open * 2)
  expect(read('report_files')).toBe(0)
})

test('the list of households finds the next term of each by its file', async () => {
  const { answer, read } = await opened(tx => listMyHouseholds({ tx, input: { phase: 'open' }, ...surroundings }))
  expect(answer.files.length).toBe(worker?.files.length)
  expect(read('clocks')).toBe(answer.files.length)
})
