import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../database/migrate.ts'
import { databaseUrl, ensureTemplate, type Template } from './template.ts'

/** Password of the roles `voordeur_login` and `voordeur_worker` on the test server; roles belong to the server, not to a database. */
export const testPassword = 'test'

export type TestDatabase = {
  name: string
  /** As superuser. */
  adminUrl: string
  /** As `voordeur_login`, which can do nothing until it becomes the actor. */
  loginUrl: string
  /** As `voordeur_worker`. */
  workerUrl: string
  /** Drops the database, also when somebody is still connected. */
  drop(): Promise<void>
}

/** The schema and the policies, empty, in one of the two renderings of the policies. */
export function schemaTemplate(rendering: 'postgres' | 'citus' = 'postgres'): Template {
  return {
    name: `schema_${rendering}`,
    madeFrom: ['db/migrations', 'db/policies', 'src/platform/database', 'node_modules/graphile-worker/package.json'],
    build: adminUrl => migrate({ adminUrl, loginPassword: testPassword, workerPassword: testPassword, rendering }),
  }
}

/** A database of its own, cloned from a template; what a killed process leaves is dropped when the test server starts again. */
export async function cloneTemplate(serverUrl: string, template: Template): Promise<TestDatabase> {
  const original = await ensureTemplate(serverUrl, template)
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asSuperuser(serverUrl, `create database ${name} template ${original} strategy file_copy`)
  // A clone has the contents but not who may connect.
  await asSuperuser(
    serverUrl,
    `update pg_database set datacl = (select datacl from pg_database where datname = '${original}') where datname = '${name}'`,
  )
  return {
    name,
    adminUrl: databaseUrl(serverUrl, name),
    loginUrl: databaseUrl(serverUrl, name, { user: 'voordeur_login', password: testPassword }),
    workerUrl: databaseUrl(serverUrl, name, { user: 'voordeur_worker', password: testPassword }),
    drop: () => asSuperuser(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

export async function asSuperuser(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
