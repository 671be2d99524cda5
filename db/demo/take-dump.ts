import type pg from 'pg'
import { type DumpHead, mark, markIds, type TableHead } from './dump-format.ts'
import { stageVault } from './stage.ts'

/** Not part of a history: what a browser or a run leaves, and what is counted again from the rest. */
const leftOut = new Set([
  'access.login_sessions',
  'access.demo_clock',
  'app.receipts',
  'app.drafts',
  'app.figure_cells',
  'app.search_misspellings',
  'audit.alerts',
  'audit.leaves',
  'audit.mentions',
  'audit.seals',
])
/** Of the transaction that writes them: set anew on loading. */
const setOnLoading = new Set(
  ['transaction_id', 'recorded_at', 'span_id', 'parent_span_id', 'salt', 'took_ms'].map(
    column => `audit.processing_log.${column}`,
  ),
)

interface Column {
  table: string
  column: string
  type: string
}

/** The rows there are now, by table: what a later dump leaves out. */
export type Founded = ReadonlyMap<string, ReadonlySet<string>>

export async function noteFounded(client: pg.ClientBase): Promise<Founded> {
  const founded = new Map<string, ReadonlySet<string>>()
  for (const { table, columns } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(rowsOf(table, columns))
    if (rows.length > 0) founded.set(table, new Set(rows.map(one => one.row)))
  }
  return founded
}

/** Everything that was added since, as text. Runs as superuser: past all policies. */
export async function takeDump(client: pg.ClientBase, head: DumpHead, founded: Founded): Promise<string> {
  await client.query(`set time zone 'Europe/Amsterdam'`)
  const marks = markIds()
  const lines = [JSON.stringify(head)]
  for (const { table, columns } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(rowsOf(table, columns))
    const added = rows.map(one => one.row).filter(row => !founded.get(table)?.has(row))
    if (added.length === 0) continue
    if (added.some(row => row.includes(mark))) throw new Error(`${table} has a text with ${mark}, which marks an id`)
    const line: TableHead = { table, columns: columns.map(({ column }) => column) }
    lines.push(JSON.stringify(line), ...added.map(row => marks(table === 'access.numbers' ? withoutSeal(row, columns) : row)))
  }
  return `${lines.join('\n')}\n`
}

/** A seal differs each time and its key stays where it is; the number itself is invented. */
function withoutSeal(row: string, columns: Column[]): string {
  const values = JSON.parse(row) as string[]
  const at = (column: string): number => columns.findIndex(one => one.column === column)
  const bytes = Buffer.from((values[at('bsn_sealed')] ?? '').slice(2), 'hex')
  values[at('bsn_sealed')] = stageVault.open(bytes, values[at('person_id')] ?? '')
  values[at('bsn_hash')] = ''
  return JSON.stringify(values)
}

/** Nobody will send the mail of a history: it counts as sent when it was written. */
const readAs: Readonly<Record<string, string>> = {
  'app.messages.sent_at': 'coalesce(sent_at, created_at)',
  'app.messages.attempts': 'greatest(attempts, 1)',
}

/**
 * In the order of writing, oldest first: the same history gives the same order, whatever its ids are. Rows of one statement
 * are put in the order of what they say.
 */
function rowsOf(table: string, columns: Column[]): string {
  const values = columns.map(({ column, type }) => {
    const value = readAs[`${table}.${column}`] ?? column
    return type === 'timestamptz' ? `(${value} at time zone 'Europe/Amsterdam')` : type === 'bytea' ? `${value}::text` : value
  })
  return `
    select row from (
      select json_build_array(${values.join(', ')})::text as row, age(xmin) as age, cmin::text::bigint as command, ctid as place from ${table}
    ) rows
    order by age desc, command, regexp_replace(row, '[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}', '', 'g'), place`
}

/** The tables with what they refer to first. */
async function listTables(client: pg.ClientBase): Promise<{ table: string; columns: Column[] }[]> {
  const { rows: columns } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    join pg_type t on t.oid = a.atttypid
    where n.nspname in ('access', 'app', 'audit') and c.relkind = 'r'
    order by 1, a.attnum`)
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    select distinct fn.nspname || '.' || f.relname as from, tn.nspname || '.' || t.relname as to
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`)
  const tables = [...new Set(columns.map(one => one.table))].filter(table => !leftOut.has(table))
  const ordered: string[] = []
  const place = (table: string): void => {
    if (ordered.includes(table)) return
    for (const { to } of references.filter(one => one.from === table && tables.includes(one.to))) place(to)
    ordered.push(table)
  }
  for (const table of tables) place(table)
  return ordered.map(table => ({
    table,
    columns: columns.filter(one => one.table === table && !setOnLoading.has(`${table}.${one.column}`)),
  }))
}
