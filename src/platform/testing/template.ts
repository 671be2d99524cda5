import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** A database that is made once and cloned for each test file. */
export type Template = {
  /** Short and snake_case; part of the database's name. */
  name: string
  /** Files and folders, from the root of the checkout, whose contents decide whether the template is still the right one. */
  madeFrom: readonly string[]
  /** Fills the empty database. Must close its connections. */
  build: (adminUrl: string) => Promise<void>
}

const checkout = path.resolve(import.meta.dirname, '../../..')
// Any number will do, as long as every process takes the same one.
const buildLock = 722_001

/**
 * Gives the name of the template's database, building it when it is missing or was made from other files. One process
 * builds at a time: roles belong to the whole server.
 */
export async function ensureTemplate(serverUrl: string, template: Template): Promise<string> {
  const name = `template_${template.name}_${hashFiles(template.madeFrom)}`
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    if (await exists(client, name)) return name
    await client.query('select pg_advisory_lock($1)', [buildLock])
    if (await exists(client, name)) return name
    await dropOutdated(client, template.name)
    const unfinished = `unfinished_${template.name}`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished}`)
    await template.build(databaseUrl(serverUrl, unfinished))
    await client.query(`alter database ${unfinished} rename to ${name}`)
    await client.query(`alter database ${name} with is_template true allow_connections false`)
    return name
  } finally {
    await client.end()
  }
}

/** The same server, login and password, another database. */
export function databaseUrl(url: string, database: string, login?: { user: string; password: string }): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  if (login) Object.assign(address, { username: login.user, password: login.password })
  return address.href
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name])
  return rowCount === 1
}

/** Another run may still clone from a template of some minutes ago, so only those of earlier days go. */
async function dropOutdated(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database
     where datname ~ ('^template_' || $1 || '_[0-9a-f]{12}$')
       and (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - interval '6 hours'`,
    [name],
  )
  for (const { datname } of rows) {
    await client.query(`alter database ${datname} with is_template false`)
    await client.query(`drop database ${datname} with (force)`)
  }
}

function hashFiles(relatives: readonly string[]): string {
  const hash = createHash('sha256')
  for (const relative of relatives) {
    for (const file of listFiles(path.join(checkout, relative))) {
      hash.update(path.relative(checkout, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex').slice(0, 12)
}

function listFiles(start: string): string[] {
  if (!existsSync(start)) return []
  if (statSync(start).isFile()) return [start]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(entry => path.join(entry.parentPath, entry.name))
    .toSorted()
}
