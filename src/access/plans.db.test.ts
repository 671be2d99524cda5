import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build, type Statement } from '../platform/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts'
import { findCaseFiles } from '../workplace/server/find-case-files.ts'
import { leaveOutChecks, loadRows } from './testing/load-rows.ts'
import { rowKey, sampleRow } from './testing/sample-row.ts'
import { readTableShapes, type TableShape } from './testing/table-shapes.ts'
import type { PlacedRow } from './testing/world-rows.ts'

// At a million households a policy that no index serves reads the whole municipality for one row. Each table gets enough rows for the
// planner to choose; then it has to find what a policy lets through by the very column that the policy compares.

/** Enough that reading all of them costs more than looking up ten keys. */
const rowsPerTable = 3000
/** What one session holds at most (docs/access.md). */
const mostKeys = 2000

interface Guard {
  table: string
  column: string
  setting: string
}

const someone = `'ffffffff-0000-4000-8000-000000000001'`

/**
 * Where the policy alone does not lead to the rows, every list of the product asks by something else as well, and that does. What it is and
 * why stands here; a new table is not in this list, so its policy needs an index.
 */
const askedBy: Record<string, { where: string; why: string }> = {
  'app.case_files': {
    where: 'closed_at is null',
    why: 'who oversees an area lists what runs; what ended is found by id or name',
  },
  'app.clocks': { where: 'met_at is null and stopped_at is null', why: 'only what runs is listed' },
  'app.counted_facts': { where: `programme_id = 'x' and event = 'x'`, why: 'counted by programme, event and period' },
  'app.desk_conversations': { where: `report_id = ${someone}`, why: 'read with their report' },
  'app.destruction_items': { where: `run_id = ${someone}`, why: 'read by run; who approves reads all of a run' },
  'app.emergency_accesses': {
    where: `case_file_id = ${someone}`,
    why: 'who reviews reads all of them; others those of one file',
  },
  'app.participations': { where: `case_file_id = ${someone}`, why: 'read with their file' },
  'app.report_endings': { where: `report_id = ${someone}`, why: 'read with their report' },
  'app.report_handlings': { where: `state <> 'triaged'`, why: 'the desk lists what is open; the rest is read with its report' },
  'app.report_links': { where: `report_id = ${someone}`, why: 'read with their report' },
  'app.report_tidings': { where: `report_id = ${someone}`, why: 'read with their report' },
  'app.resident_requests': {
    where: `case_file_id = ${someone}`,
    why: 'who oversees privacy reads all; others those of one file, or by person',
  },
  'app.search_entries': { where: 'name_id = 1', why: 'asked by a word of the dictionary' },
  'app.spending_decisions': { where: `case_file_id = ${someone}`, why: 'read with their file' },
  'app.spendings': { where: 'asks_for is not null', why: 'who decides lists what asks for a yes' },
  'app.task_calls': { where: `task_id = ${someone}`, why: 'read with their task' },
  'app.tasks': { where: `state = 'placed'`, why: 'the desk calls about what waits; the rest is read with its file' },
  'audit.mentions': { where: `subject_id = ${someone}`, why: 'who oversees privacy reads all; a resident asks by person' },
  'audit.processing_log': {
    where: `subject_id = ${someone}`,
    why: 'who oversees privacy reads all by moment; a resident asks by person',
  },
}

let database: TestDatabase
let admin: pg.Client
let actor: pg.Client
let tables: TableShape[]
let guards: Guard[]

beforeAll(async () => {
  database = await createTestDatabase()
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  tables = await readTableShapes(admin)
  await leaveOutChecks(admin)
  guards = await readGuards(admin)
  await admin.query(`insert into access.municipalities (id, code, name) values (1, 'een', 'Een')`)
  const guarded = new Set(guards.map(guard => guard.table))
  await loadRows(
    admin,
    tables.filter(table => guarded.has(table.name)).flatMap(table => manyRows(table)),
  )
  await admin.query('analyze')
  actor = new pg.Client({ connectionString: database.loginUrl })
  await actor.connect()
})
afterAll(async () => {
  await actor.end()
  await admin.end()
  await database.drop()
})

/** Every column that a policy for reading compares with an array of keys of the session. */
async function readGuards(client: pg.Client): Promise<Guard[]> {
  const { rows } = await client.query<{ table: string; condition: string }>(`
    select c.oid::regclass::text as table, pg_get_expr(p.polqual, p.polrelid) as condition
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polcmd in ('r', '*') and 'voordeur_actor'::regrole = any (p.polroles)`)
  return rows.flatMap(({ table, condition }) =>
    [...condition.matchAll(/\(?(\w+) = ANY \([^]*?current_setting\('app\.(\w+)'/g)].flatMap(([, column, setting]) =>
      column && setting && setting !== 'roles' && !column.startsWith("'") ? [{ table, column, setting }] : [],
    ),
  )
}

function manyRows(table: TableShape): PlacedRow[] {
  let made = 0
  const newId = () => `ffffffff-0000-4000-8000-${String(made++).padStart(12, '0')}`
  return Array.from({ length: rowsPerTable }, (_, at) => {
    const numbers = Object.fromEntries(
      table.columns
        .filter(column => ['scope_id', 'name_id', 'area_id', 'overseen_area', 'id', 'number', 'seal'].includes(column.name))
        .filter(column => ['int2', 'int4', 'int8'].includes(column.type))
        .map(column => [column.name, at + 1]),
    )
    const persons = Object.fromEntries(
      table.columns
        .filter(column => ['person_id', 'asked_by_person'].includes(column.name))
        .map(column => [column.name, newId()]),
    )
    const row = sampleRow(table, { municipality_id: 1, ...numbers, ...persons }, newId)
    return { table, row, key: rowKey(table, row) }
  })
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

const planOf = (table: string): Promise<Plan[]> => planOfQuery(`select 1 from ${table} where ${askedBy[table]?.where ?? 'true'}`)

async function planOfQuery(query: string, values: unknown[] = []): Promise<Plan[]> {
  await actor.query('begin')
  try {
    await actor.query('set local role voordeur_actor')
    // Of somebody who reaches as much as anybody may.
    const keys = `{${Array.from({ length: mostKeys }, (_, at) => at + 1).join(',')}}`
    const uuids = `{${Array.from({ length: 4 }, (_, at) => `ffffffff-0000-4000-8000-${String(at).padStart(12, '0')}`).join(',')}}`
    for (const setting of ['scopes', 'writable', 'oversight', 'tended']) {
      await actor.query('select set_config($1, $2, true)', [`app.${setting}`, keys])
    }
    await actor.query(`select set_config('app.veiled', '{}', true)`)
    for (const setting of ['persons', 'selves']) await actor.query('select set_config($1, $2, true)', [`app.${setting}`, uuids])
    await actor.query(`select set_config('app.municipality', '1', true), set_config('app.workplace', '1', true),
      set_config('app.moment', now()::text, true), set_config('app.purpose', 'own-file', true), set_config('app.roles', '{resident}', true),
      set_config('app.user', '${uuids.slice(1, 37)}', true), set_config('app.organisation', '${uuids.slice(1, 37)}', true)`)
    await actor.query('set local random_page_cost = 1.1')
    const { rows } = await actor.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${query}`, values)
    return nodes(rows[0]?.['QUERY PLAN'][0].Plan as Plan)
  } finally {
    await actor.query('rollback')
  }
}

test('there are policies to try, and nothing is excused that is not there', () => {
  expect(guards.length).toBeGreaterThan(60)
  expect(Object.keys(askedBy).filter(table => !guards.some(guard => guard.table === table))).toEqual([])
})

test('whatever a policy lets through, an index finds, in every table', async () => {
  const wrong: string[] = []
  for (const [table, own] of Map.groupBy(guards, guard => guard.table)) {
    const plan = await planOf(table)
    if (plan.some(node => node['Node Type'] === 'Seq Scan')) wrong.push(`${table} is read from beginning to end`)
    if (table in askedBy) continue
    const conditions = plan.flatMap(node => node['Index Cond'] ?? []).join(' ')
    for (const { column } of own) if (!conditions.includes(`${column} = ANY`)) wrong.push(`${table}: no index leads to ${column}`)
  }
  expect([...new Set(wrong)].toSorted()).toEqual([])
})

// At a million households the words of a search find thousands of entries, and a list of two thousand keys compared with each of them
// took a quarter of a second.
test('a search by name asks the entries for words and keys at once, and compares no list of keys with every entry of a word', async () => {
  // A hundred entries to a word.
  await admin.query(`set session_replication_role = replica; update app.search_entries set name_id = scope_id % 30 + 1`)
  await admin.query('vacuum analyze app.search_entries')
  for (const typed of ['jansen', 'familie jansen']) {
    const statements: CompiledQuery[] = []
    const noting = {
      session: { municipality: 1 },
      rows: async (statement: Statement<unknown>) => {
        statements.push(statement.compile(build))
        return []
      },
    }
    const asked = { tx: noting, input: { query: typed }, touch: () => undefined }
    await findCaseFiles(asked as unknown as Parameters<typeof findCaseFiles>[0])
    expect(statements).toHaveLength(2)
    for (const { sql, parameters } of statements) {
      const conditions = (await planOfQuery(sql, [...parameters]))
        .filter(node => node['Relation Name'] === 'search_entries')
        .map(node => node['Index Cond'] ?? node['Node Type'])
      expect(conditions.length).toBeGreaterThanOrEqual(2)
      for (const condition of conditions)
        expect(condition).toMatch(/name_id = .*(scope_id|oversight_key) = |scope_id = .*name_id = |case_file_id = /)
    }
  }
})
