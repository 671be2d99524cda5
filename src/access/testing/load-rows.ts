import type pg from 'pg'
import type { TableShape } from './table-shapes.ts'
import type { PlacedRow } from './world-rows.ts'

/**
 * Takes out of a database of a test what says which values make sense and what there is one of, never who may see it: without that the
 * smallest row of any table will do, also of one that is added tomorrow. What stays are keys and policies.
 */
export async function leaveOutChecks(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ declare c record; begin
      for c in select conrelid::regclass as table, conname as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
        where n.nspname in ('access', 'app', 'audit') and k.contype in ('c', 'x', 'u') and k.conname <> 'scopes_unique'
      loop execute format('alter table %s drop constraint %I cascade', c.table, c.name); end loop;
      for c in select i.indexrelid::regclass as name from pg_index i join pg_class t on t.oid = i.indrelid
        join pg_namespace n on n.oid = t.relnamespace
        where n.nspname in ('access', 'app', 'audit') and i.indisunique and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      loop execute format('drop index %s', c.name); end loop;
    end $$`)
}

/** Loads rows past all policies and references. Needs a superuser and a connection of its own. */
export async function loadRows(client: pg.Client, placed: readonly PlacedRow[]): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  for (const [table, group] of Map.groupBy(placed, one => one.table)) {
    await copyIn(client, table, group).catch((error: Error) => {
      throw new Error(`${table.name}: ${error.message}. Give a sample value in src/access/testing/sample-row.ts`, {
        cause: error,
      })
    })
  }
  await client.query('commit')
}

/** COPY, because thousands of worlds are loaded: five times as fast as inserts. Columns that a row leaves out get their default. */
async function copyIn(client: pg.Client, table: TableShape, rows: readonly PlacedRow[]): Promise<void> {
  // Rows that leave out the same columns go together.
  for (const [names, group] of Map.groupBy(rows, one => Object.keys(one.row).join(' '))) {
    const columns = names.split(' ')
    const text = group.map(one => `${columns.map(column => asText(one.row[column])).join('\t')}\n`).join('')
    const listed = columns.map(column => client.escapeIdentifier(column)).join(', ')
    await sendCopy(client, `copy ${table.name} (${listed}) from stdin`, text)
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Array.isArray(value)) return `{${value.map(String).join(',')}}`
  const text = value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replaceAll(/[\\\t\n\r]/g, found => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[found] ?? found)
}

interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** The driver knows COPY on the wire, but offers no query for it. */
function sendCopy(client: pg.Client, statement: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: Error | undefined
    const copy = {
      submit: (connection: Wire) => connection.query(statement),
      handleCopyInResponse: (connection: Wire) => {
        connection.sendCopyFromChunk(Buffer.from(text))
        connection.endCopyFrom()
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failed = error
        reject(error)
      },
      handleReadyForQuery: () => {
        if (!failed) resolve()
      },
    }
    client.query(copy as unknown as pg.Submittable)
  })
}
