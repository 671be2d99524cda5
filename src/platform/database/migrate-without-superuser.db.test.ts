import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadHistories, readDump, smallDumpFile } from '../../../db/demo/load-histories.ts'
import { foundVoorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { loadProgrammes } from '../../programmes/server/load-programmes.ts'
import { type RunningPostgres, startPostgres } from '../postgres/launch.ts'
import { databaseUrl } from '../testing/template.ts'
import { testBinaries } from '../testing/test-server.ts'
import { migrate } from './migrate.ts'

// A server of its own: roles belong to the whole server, and here nobody but this login may have made them.
let folder: string
let server: RunningPostgres
let adminUrl: string
const passwords = { loginPassword: 'login-password', workerPassword: 'worker-password' }

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'voordeur-migrate-'))
  await chmod(folder, 0o755)
  server = await startPostgres({ dataDir: path.join(folder, 'postgres'), durability: 'test', binaries: testBinaries() })
  const superuser = new pg.Client({ connectionString: server.adminUrl })
  await superuser.connect()
  await superuser.query(`create role installer login createrole password 'installer-password'`)
  await superuser.query('create database voordeur owner installer')
  await superuser.end()
  adminUrl = databaseUrl(server.adminUrl, 'voordeur', { user: 'installer', password: 'installer-password' })
})

afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a login that owns the database and may make roles migrates, again and with policies anew', async () => {
  await migrate({ adminUrl, ...passwords })
  await migrate({ adminUrl, ...passwords })
  await migrate({ adminUrl, ...passwords, rendering: 'citus' })
  await migrate({ adminUrl, ...passwords })

  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await foundVoorbeeldstad(client, await loadProgrammes())
  const { rows } = await client.query('select code from access.municipalities')
  expect(rows).toEqual([{ code: 'voorbeeldstad' }])
  await client.query('begin')
  await loadHistories(client, await readDump(smallDumpFile), { today: '2026-12-01' })
  await client.query('commit')
  const { rows: loaded } = await client.query('select count(*)::int > 5 as lived_in from app.case_files')
  expect(loaded).toEqual([{ lived_in: true }])
  const { rows: strong } = await client.query(
    `select rolname from pg_roles where rolname like 'voordeur%' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`,
  )
  expect(strong).toEqual([])
  await client.end()
})

test('the passwords that it was given open the two logins, also after they changed', async () => {
  await migrate({ adminUrl, ...passwords, loginPassword: 'another-password' })
  const opens = async (user: string, password: string): Promise<boolean> => {
    const client = new pg.Client({ connectionString: databaseUrl(adminUrl, 'voordeur', { user, password }) })
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  expect(await opens('voordeur_login', 'another-password')).toBe(true)
  expect(await opens('voordeur_login', passwords.loginPassword)).toBe(false)
  expect(await opens('voordeur_worker', passwords.workerPassword)).toBe(true)
})
