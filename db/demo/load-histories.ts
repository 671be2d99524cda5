import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type pg from 'pg'
import type { NumberVault } from '../../src/households/server/number-vault.ts'
import { build } from '../../src/platform/database/transaction.ts'
import { daysBetween } from '../../src/platform/time/calendar-date.ts'
import { writeMisspellings } from '../../src/workplace/server/commands.ts'
import { type DumpHead, moveInTime, restoreIds, type TableHead } from './dump-format.ts'
import { voorbeeldstad } from './voorbeeldstad.ts'

export const dumpFile = path.join(import.meta.dirname, 'histories.generated.jsonl.gz')

/** Some households only, so that a test can make them again in seconds. */
export const smallDumpFile = path.join(import.meta.dirname, 'histories-small.generated.jsonl.gz')

export const readDump = async (file = dumpFile): Promise<string> => gunzipSync(await readFile(file)).toString('utf8')

interface LoadOptions {
  /**
   * The Dutch day on which it is loaded. Everything moves by whole days, so that what is asked today is asked today; that a visit may
   * then have been on a Sunday is the lesser evil.
   */
  today: string
  /** Seals the invented citizen numbers with the installation's own key; left out: nobody has a number. */
  vault?: NumberVault
}

type Row = Record<string, unknown>
const mostAtOnce = 4000

/**
 * Fills a founded Voorbeeldstad with its histories. Runs as superuser or owner, in the transaction that is open: half a
 * history is none.
 */
export async function loadHistories(client: pg.ClientBase, dump: string, { today, vault }: LoadOptions): Promise<void> {
  const [first = '', ...lines] = dump.trimEnd().split('\n')
  const { baseDay } = JSON.parse(first) as DumpHead
  const move = moveInTime(daysBetween(baseDay, today))
  await client.query(`set local time zone 'Europe/Amsterdam'`)
  await client.query(`select set_config('app.municipality', $1, true)`, [String(voorbeeldstad.id)])
  await leaveOutChecks(client)

  let head: TableHead | undefined
  let rows: Row[] = []
  let writing: Promise<void> = Promise.resolve()
  // The database takes one heap in while the next is read.
  const write = async (): Promise<void> => {
    await writing
    if (head && rows.length > 0) writing = insert(client, head, rows)
    rows = []
  }
  for (const line of lines) {
    if (line.startsWith('{')) {
      await write()
      head = JSON.parse(line) as TableHead
      continue
    }
    if (!head) throw new Error('the dump has rows before its first table')
    const values = JSON.parse(move(restoreIds(line))) as unknown[]
    const row: Row = Object.fromEntries(head.columns.map((column, at) => [column, values[at]]))
    if (head.table === 'app.targets') row['year'] = Number(row['year']) + yearOf(today) - yearOf(baseDay)
    if (head.table !== 'access.numbers') rows.push(row)
    else if (vault) rows.push(seal(row, vault))
    if (rows.length === mostAtOnce) await write()
  }
  await write()
  await writing
  // Follows from the dictionary, so it is not in the dump.
  const misspellings = writeMisspellings(voorbeeldstad.id, 'all').compile(build)
  await client.query(misspellings.sql, [...misspellings.parameters])
  await goOnCounting(client)
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

function seal(row: Row, vault: NumberVault): Row {
  const bsn = String(row['bsn_sealed'])
  const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`
  return {
    ...row,
    bsn_sealed: hex(vault.seal(bsn, String(row['person_id']))),
    bsn_hash: hex(vault.hash(bsn, voorbeeldstad.id)),
  }
}

async function insert(client: pg.ClientBase, { table, columns }: TableHead, rows: Row[]): Promise<void> {
  const names = columns.map(column => client.escapeIdentifier(column)).join(', ')
  await client.query(
    `insert into ${table} (${names}) overriding system value select ${names} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

/** The rows come from one database in which all references held; only a superuser may take that as proof. */
async function leaveOutChecks(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(`select rolsuper as may from pg_roles where rolname = current_user`)
  if (rows[0]?.may) await client.query(`set local session_replication_role = 'replica'`)
}

/** Numbers that the database gives out go on after those that were loaded. */
async function goOnCounting(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select n.nspname || '.' || c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and c.relkind = 'r' and a.attidentity <> ''`)
  for (const { table, column } of rows) {
    const { rows: counted } = await client.query<{ next: number }>(`select coalesce(max(${column}), 0) + 1 as next from ${table}`)
    await client.query(`alter table ${table} alter column ${column} restart with ${Number(counted[0]?.next)}`)
  }
}
