import { randomInt } from 'node:crypto'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { foundVoorbeeldstad, voorbeeldstad } from '../db/demo/voorbeeldstad.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openPool } from '../src/platform/database/pool.ts'
import { asSession, type Session } from '../src/platform/database/transaction.ts'
import { defaultDataDir, startPostgres } from '../src/platform/postgres/launch.ts'
import { loadProgrammes } from '../src/programmes/server/load-programmes.ts'
import { type Figures, percentile, rounded, timeEach } from './figures.ts'
import { makeCrowd } from './many-households.ts'

const full = { households: 100_000, timelineLines: 1_000_000, coordinators: 250, partners: 250 }
const small = { households: 2_000, timelineLines: 20_000, coordinators: 10, partners: 20 }

export async function run(options: { small: boolean; say: (line: string) => void }): Promise<Figures> {
  const crowd = options.small ? small : full
  const server = await startPostgres({ dataDir: path.join(defaultDataDir('bench'), 'session'), durability: 'safe' })
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    const name = `bench_${crowd.households}`
    const url = await prepare(admin, server.adminUrl, name, crowd, options.say)
    const login = new URL(url)
    login.username = 'voordeur_login'
    login.password = 'bench'
    const pool = openPool(login.href, { size: 8 })
    options.say('resolver')
    const figures = await measureResolver(pool, crowd)
    await pool.end()
    return figures
  } finally {
    await admin.end()
    await server.stop()
  }
}

/** The database of last time, when it was made from the same schema; else a new one. */
async function prepare(admin: pg.Client, adminUrl: string, name: string, crowd: typeof full, say: (line: string) => void): Promise<string> {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await migrate({ adminUrl: url.href, loginPassword: 'bench', workerPassword: 'bench' })
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await foundVoorbeeldstad(client, await loadProgrammes())
  const start = performance.now()
  await makeCrowd(client, crowd, step => say(`${rounded((performance.now() - start) / 1000, 0)} s: ${step}`))
  await client.end()
  return url.href
}

async function measureResolver(pool: pg.Pool, crowd: typeof full): Promise<Figures> {
  const known = await lookUp(pool, crowd)
  const session = (coordinator: number): Session => ({
    municipality: voorbeeldstad.id,
    user: known.coordinators[coordinator] ?? '',
    organisation: known.organisation,
    purpose: 'support',
    moment: new Date(),
  })
  // The time of access.enter itself, as the database sees it, so that the network of the machine does not count.
  const enter = (pickFile: boolean) => async () => {
    const coordinator = randomInt(crowd.coordinators)
    const caseFile = pickFile ? known.files[coordinator]?.[0] : undefined
    await asSession(pool, { ...session(coordinator), ...(caseFile ? { caseFile } : { reach: [1, 16] }) }, async () => undefined)
  }
  const nothing = async () => {
    const client = await pool.connect()
    await Promise.all([client.query('begin'), client.query('set local role voordeur_actor'), client.query('select 1')])
    await client.query('commit')
    client.release()
  }
  const empty = await timeEach(2000, nothing)
  const file = await timeEach(2000, enter(true))
  const list = await timeEach(2000, enter(false))
  const baseline = percentile(empty, 50)
  return {
    resolverMs: rounded(percentile(file, 95) - baseline),
    resolverListMs: rounded(percentile(list, 95) - baseline),
    resolverMedianMs: rounded(percentile(file, 50) - baseline),
    resolverListMedianMs: rounded(percentile(list, 50) - baseline),
    emptyTransactionMs: rounded(baseline),
  }
}

interface Known {
  organisation: string
  coordinators: string[]
  files: string[][]
}

async function lookUp(pool: pg.Pool, crowd: typeof full): Promise<Known> {
  void pool
  void sql
  const { createHash } = await import('node:crypto')
  const id = (text: string): string => {
    const hash = createHash('md5').update(text).digest('hex')
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20)}`
  }
  const { organisationId } = await import('../db/demo/voorbeeldstad.ts')
  const coordinators = Array.from({ length: crowd.coordinators }, (_, at) => id(`coordinator${at + 1}`))
  const files = coordinators.map(() => [] as string[])
  for (let i = 10; i <= crowd.households; i += 10) files[(i / 10) % crowd.coordinators]?.push(id(`file${i}`))
  return { organisation: organisationId('sociaal-team'), coordinators, files }
}
