import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseUrl } from '../testing/template.ts'
import { testPassword } from '../testing/test-database.ts'
import { migrate } from './migrate.ts'

const names = ['a', 'b'].map(letter => `test_${process.pid}_migrate_${letter}`)
const urlOf = (name: string): string => databaseUrl(inject('testServerUrl'), name)

async function run<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
const bringUp = (name: string, onStep?: (step: string) => void) =>
  migrate({ adminUrl: urlOf(name), loginPassword: testPassword, workerPassword: testPassword, ...(onStep ? { onStep } : {}) })

beforeAll(async () => {
  for (const name of names) await run(inject('testServerUrl'), `create database ${name}`)
})
afterAll(async () => {
  for (const name of names) await run(inject('testServerUrl'), `drop database if exists ${name} with (force)`)
})

/** Everything that migrating could have changed. */
const state = (name: string) =>
  run(
    urlOf(name),
    `select 'table ' || c.oid::regclass || ' ' || coalesce(c.relacl::text, '') as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('access', 'app', 'audit', 'graphile_worker')
     union all select format('policy %s %s %s %s', polname, polrelid::regclass, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) from pg_policy
     union all select format('function %s %s %s', oid::regprocedure, proowner::regrole, proacl) from pg_proc where pronamespace in ('access'::regnamespace, 'app'::regnamespace)
     union all select format('history %s %s %s', file, checksum, applied_at) from public.schema_history
     order by 1`,
  )

test('two databases of one server migrate at once, and a second time changes nothing', async () => {
  await Promise.all(names.map(name => bringUp(name)))
  const [one, other] = await Promise.all(names.map(state))
  const timeless = (lines: unknown[] | undefined) => JSON.stringify(lines).replaceAll(/"history [^"]*"/g, '')
  expect(timeless(one)).toBe(timeless(other))
  expect(one?.length).toBeGreaterThan(200)

  const steps: string[] = []
  await Promise.all(names.map(name => bringUp(name, step => steps.push(step))))
  expect(steps).toEqual([])
  expect(await Promise.all(names.map(state))).toEqual([one, other])
})

test('two programs that bring up the same database take turns', async () => {
  const name = names[0] ?? ''
  await run(urlOf(name), `update public.schema_history set checksum = 'old' where file = 'policies'`)
  await Promise.all([bringUp(name), bringUp(name)])
  const [row] = await run<{ checksum: string }>(urlOf(name), `select checksum from public.schema_history where file = 'policies'`)
  expect(row?.checksum).not.toBe('old')
})

test('a migration that was changed after it was applied is refused, and says which', async () => {
  const name = names[1] ?? ''
  await run(urlOf(name), `update public.schema_history set checksum = 'other' where file = '0002-directory.sql'`)
  await expect(bringUp(name)).rejects.toThrow(/0002-directory\.sql was changed after it was applied/)
})

test('what a policy file no longer grants is gone after the next migration', async () => {
  const name = names[0] ?? ''
  await run(urlOf(name), `create policy left_over on app.notes for select to voordeur_actor using (true)`)
  await run(urlOf(name), `grant delete on app.notes to voordeur_actor`)
  await run(urlOf(name), `update public.schema_history set checksum = 'old' where file = 'policies'`)
  await bringUp(name)
  expect(
    await run(
      urlOf(name),
      `select has_table_privilege('voordeur_actor', 'app.notes', 'delete') as may, (select count(*)::int from pg_policy where polname = 'left_over') as left`,
    ),
  ).toEqual([{ may: false, left: 0 }])
})
