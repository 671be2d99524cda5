import type pg from 'pg'

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  generated: string
  values: string[] | null
}

const scalar: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  jsonb: 'unknown',
  bytea: 'Buffer',
  timestamptz: 'Date',
  interval: 'string',
  xid8: 'string',
}

/** Writes the TypeScript types of all tables from the catalogue, so that a query that no longer fits the schema is a type error. */
export async function describeTables(client: pg.Client | pg.Pool): Promise<string> {
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as defaulted, a.attgenerated::text || a.attidentity::text as generated,
      (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = coalesce(nullif(t.typelem, 0), t.oid)) as values
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where n.nspname in ('access', 'app', 'audit') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by 1, a.attnum`)
  const tables = new Map<string, Column[]>()
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row])

  const lines = [
    '// Generated from the schema by `npm run voordeur -- describe-tables`. Do not edit.',
    "import type { ColumnType } from 'kysely'",
    '',
    'export interface Tables {',
  ]
  for (const [table, columns] of tables) {
    lines.push(`  '${table}': {`)
    for (const column of columns) lines.push(`    ${column.column}: ${columnType(column)}`)
    lines.push('  }')
  }
  lines.push('}', '')
  return lines.join('\n')
}

function columnType(column: Column): string {
  const read = valueType(column) + (column.nullable ? ' | null' : '')
  const written =
    column.type === 'timestamptz'
      ? `${read} | string`
      : column.type === 'jsonb'
        ? 'string' + (column.nullable ? ' | null' : '')
        : read
  if (column.generated !== '') return `ColumnType<${read}, never, never>`
  if (column.nullable || column.defaulted) return `ColumnType<${read}, ${written} | undefined, ${written}>`
  return read === written ? read : `ColumnType<${read}, ${written}, ${written}>`
}

function valueType(column: Column): string {
  const array = column.type.startsWith('_')
  const name = array ? column.type.slice(1) : column.type
  const type = column.values ? column.values.map(value => `'${value}'`).join(' | ') : scalar[name]
  if (!type) throw new Error(`${column.table}.${column.column}: no TypeScript type known for ${column.type}`)
  return array ? `(${type})[]` : type
}
