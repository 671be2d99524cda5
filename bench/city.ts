import { createHash } from 'node:crypto'
import pg from 'pg'
import { foundVoorbeeldstad } from '../db/demo/voorbeeldstad.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { loadProgrammes } from '../src/programmes/server/load-programmes.ts'
import { rounded } from './figures.ts'
import { type Crowd, makeCrowd } from './many-households.ts'
import type { Worker } from './session/crowd-ids.ts'

const inDatabase = (adminUrl: string, name: string): URL => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url
}

/** How the server connects to a city that was made. */
export function loginTo(adminUrl: string, name: string): string {
  const login = inDatabase(adminUrl, name)
  login.username = 'voordeur_login'
  login.password = 'bench'
  return login.href
}

/** Makes a database with the schema of today and a crowd in it, and gives the address by which the server connects. */
export async function makeCity(adminUrl: string, name: string, crowd: Crowd, say: (line: string) => void): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = inDatabase(adminUrl, name).href
  await migrate({ adminUrl: url, loginPassword: 'bench', workerPassword: 'bench' })
  await asAdmin(adminUrl, name, async client => {
    await foundVoorbeeldstad(client, await loadProgrammes())
    // Rows of a city made on the spot point where they should; checking ten million references takes as long as making them.
    await client.query(`set session_replication_role = 'replica'`)
    const start = performance.now()
    await makeCrowd(client, crowd, step => say(`${rounded((performance.now() - start) / 1000, 0)} s: ${step}`))
  })
  return loginTo(adminUrl, name)
}

/** As superuser, past all policies. */
export async function asAdmin<T>(adminUrl: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inDatabase(adminUrl, name).href })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** As if each of them had logged in. */
export function openBrowserSessions(adminUrl: string, name: string, workers: readonly Worker[]): Promise<void> {
  return asAdmin(adminUrl, name, async client => {
    for (const worker of workers) {
      await client.query(`insert into access.accounts (id, issuer, subject, name) values ($1, 'bench', $2, 'Regisseur')`, [
        worker.user,
        worker.user,
      ])
      await client.query('update access.users set account_id = $1 where id = $1', [worker.user])
      await client.query(
        `insert into access.login_sessions (token_hash, account_id, municipality_id, user_id, organisation_id, provider, acr, amr, created_at, last_seen_at, expires_at)
         select $1, $2, $3, $2, $4, code, strong_acr[1], strong_amr, now(), now(), now() + interval '1 day'
         from access.identity_providers where municipality_id = $3 and kind = 'staff' and every_organisation order by code limit 1`,
        [createHash('sha256').update(worker.token).digest(), worker.user, worker.municipality, worker.organisation],
      )
    }
  })
}
