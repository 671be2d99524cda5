import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundedTemplate } from '../../src/app/testing/founded-template.ts'
import { isBsn } from '../../src/households/rules/bsn.ts'
import { createNumberVault } from '../../src/households/server/commands.ts'
import { createTestDatabase, type TestDatabase } from '../../src/platform/testing/test-database.ts'
import { loadHistories, readDump } from './load-histories.ts'

const today = '2027-06-17'
const vault = createNumberVault(Buffer.alloc(32, 7))
let database: TestDatabase
let client: pg.Client
const one = async <Row>(query: string): Promise<Row> => (await client.query(query)).rows[0] as Row

beforeAll(async () => {
  database = await createTestDatabase({ template: foundedTemplate })
  client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  await client.query('begin')
  await loadHistories(client, await readDump(), { today, vault })
  await client.query('commit')
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

test('a loaded demonstration has every household in its place of the chain', async () => {
  const { rows } = await client.query<{ phase: string; files: number }>(
    'select phase, count(*)::int as files from app.case_files group by phase',
  )
  const files = Object.fromEntries(rows.map(row => [row.phase, row.files]))
  expect(Object.keys(files).toSorted()).toEqual(['connect', 'ended', 'follow', 'tackle'])
  expect(Math.min(...Object.values(files))).toBeGreaterThanOrEqual(10)
  expect(await one('select count(*)::int >= 380 as enough from app.households')).toEqual({ enough: true })
})

test('it ends on the morning of the day of loading, and nothing lies ahead', async () => {
  expect(
    await one(`select max(occurred_at) <= '2027-06-17 07:00+02' as past, max(occurred_at) > '2027-06-14 12:00+02' as near
               from audit.processing_log`),
  ).toEqual({ past: true, near: true })
  expect(
    await one(`select bool_and(extract(hour from occurred_at at time zone 'Europe/Amsterdam') between 7 and 17) as office_hours
               from app.timeline where actor_user_id is not null and event <> 'emergency-access.opened'`),
  ).toEqual({ office_hours: true })
})

test('it has numbers that pass the eleven-test, under a key of its own', async () => {
  const { rows } = await client.query<{ person_id: string; bsn_sealed: Buffer }>(
    'select person_id, bsn_sealed from access.numbers limit 50',
  )
  expect(rows.length).toBe(50)
  for (const row of rows) expect(isBsn(vault.open(row.bsn_sealed, row.person_id))).toBe(true)
})

test('it keeps every reference: what was left out of the check on loading holds', async () => {
  const { rows } = await client.query<{ check: string }>(`
    select format('select count(*)::int as loose from %s f where not (%s) and not exists (select from %s t where %s)',
      k.conrelid::regclass,
      string_agg(format('f.%I is null', fa.attname), ' or ' order by o.at), k.confrelid::regclass,
      string_agg(format('t.%I = f.%I', ta.attname, fa.attname), ' and ' order by o.at)) as check
    from pg_constraint k
    cross join lateral unnest(k.conkey, k.confkey) with ordinality o (from_column, to_column, at)
    join pg_attribute fa on fa.attrelid = k.conrelid and fa.attnum = o.from_column
    join pg_attribute ta on ta.attrelid = k.confrelid and ta.attnum = o.to_column
    where k.contype = 'f' and k.connamespace in ('access'::regnamespace, 'app'::regnamespace)
    group by k.oid, k.conrelid, k.confrelid`)
  expect(rows.length).toBeGreaterThan(20)
  for (const { check } of rows) expect(await one<{ loose: number }>(check), check).toEqual({ loose: 0 })
})

test('it goes on counting after what was loaded', async () => {
  const { loaded } = await one<{ loaded: number }>('select max(id) as loaded from access.scopes')
  const { next } = await one<{ next: number }>(`select nextval(pg_get_serial_sequence('access.scopes', 'id')) as next`)
  expect(Number(next)).toBe(Number(loaded) + 1)
})
