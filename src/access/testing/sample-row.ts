import type { ColumnShape, TableShape } from './table-shapes.ts'

export type Row = Record<string, unknown>

// Only what a check asks for that cannot be read from the catalogue as a list of values.
const values: Record<string, unknown> = {
  'audit.seals.clock_shift_ms': 0,
  'audit.seals.horizon': '1',
  'app.addresses.postcode': '1234AB',
  'app.consent_records.access_domains': [1],
  'app.consent_records.needed': ['00000000-0000-4000-8000-000000000001'],
  'app.conference_people.organisation_id': '00000000-0000-4000-8000-000000000002',
  'app.emergency_accesses.ends_at': '2026-06-01T16:00:00Z',
  'app.emergency_accesses.reason': 'er is direct gevaar',
  'app.destruction_orders.person_id': '00000000-0000-4000-8000-000000000003',
  // Withdrawn: of those there may be more than one.
  'app.destruction_runs.state': 'withdrawn',
  'app.destruction_runs.withdrawn_by': '00000000-0000-4000-8000-000000000001',
  'app.figure_cells.counted': 12,
  'app.legal_holds.case_file_id': '00000000-0000-4000-8000-000000000004',
  'app.residences.place': 'bij vrienden',
  'app.transfers.platform': 'voorbeeld',
  'app.messages.recipient_user_id': '00000000-0000-4000-8000-000000000001',
}

/** The smallest row that the table's checks allow, with the given values. References point nowhere: foreign keys are off while loading. */
export function sampleRow(table: TableShape, given: Row, newId: () => string): Row {
  const row: Row = {}
  for (const column of table.columns) {
    const own = values[`${table.name}.${column.name}`]
    if (column.name in given) row[column.name] = given[column.name]
    else if (own !== undefined) row[column.name] = own
    else if (column.required || table.key.includes(column.name)) row[column.name] = sampleValue(table, column, newId)
  }
  for (const name of Object.keys(given)) {
    if (!table.columns.some(column => column.name === name)) throw new Error(`${table.name} has no column ${name} to write`)
  }
  return row
}

/** Tells one row from another across all tables and tenants. */
export const rowKey = (table: TableShape, row: Row): string =>
  [table.tenant ? row['municipality_id'] : '', ...table.key.map(column => String(row[column]))].join('/')

/** The same, in SQL. */
export const rowKeySql = (table: TableShape): string =>
  `concat_ws('/', ${[table.tenant ? 'municipality_id' : "''", ...table.key.map(column => `${column}::text`)].join(', ')})`

function sampleValue(table: TableShape, column: ColumnShape, newId: () => string): unknown {
  if (column.values.length > 0) return column.values[0]
  switch (column.type) {
    case 'uuid':
      return newId()
    case 'text':
      return table.key.includes(column.name) || table.unique.includes(column.name) ? newId() : 'voorbeeld'
    case 'int2':
    case 'int4':
      return table.unique.includes(column.name) ? (Number(newId().slice(-12)) % 30_000) + 1 : 1
    case 'bool':
      return false
    case 'timestamptz':
      return '2026-06-01T12:00:00Z'
    case 'date':
      return '2026-06-01'
    case 'jsonb':
      return {}
    case 'bytea':
      return '\\x01'
    default:
      if (column.type.startsWith('_')) return []
      throw new Error(
        `${table.name}.${column.name}: give a sample value for ${column.type} in src/access/testing/sample-row.ts, so that the table is in the proof`,
      )
  }
}
