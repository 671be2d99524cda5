import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function whoAmI(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      'select current_user as "user", current_database() as database, rolsuper as superuser from pg_roles where rolname = current_user',
    )
    return rows[0]
  } finally {
    await client.end()
  }
}

test('a test file has a database of its own with the three log-ins', async () => {
  expect(await whoAmI(database.adminUrl)).toEqual({ user: 'postgres', database: database.name, superuser: true })
  expect(await whoAmI(database.loginUrl)).toEqual({ user: 'voordeur_login', database: database.name, superuser: false })
  expect(await whoAmI(database.workerUrl)).toEqual({ user: 'voordeur_worker', database: database.name, superuser: false })
})

test('who may connect is the same as in the template', async () => {
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  const { rows } = await client.query(
    `select role, has_database_privilege(role, current_database(), 'connect') as may from unnest(array['voordeur_login', 'voordeur_worker', 'voordeur_actor']) as role`,
  )
  await client.end()
  expect(rows).toEqual([
    { role: 'voordeur_login', may: true },
    { role: 'voordeur_worker', may: true },
    { role: 'voordeur_actor', may: false },
  ])
})

test('dropping it works while somebody is still connected', async () => {
  const other = await createTestDatabase()
  const client = new pg.Client({ connectionString: other.adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  await other.drop()
  await expect(whoAmI(other.adminUrl)).rejects.toThrow(/does not exist/)
})
