import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts'
import { keptTableNames, keptTables } from '../rules/kept-tables.ts'

// The list of tables that hold something about a household, against the schema: a table that is added is destroyed from its first day,
// or somebody says here why it is not about a household.

/** About no household, or kept on purpose, with the reason. */
const elsewhere: Record<string, string> = {
  'app.counted_facts': 'stay in the figures; what they point at is replaced (unlinkFacts)',
  'app.receipts': 'cleared after some days, and at once when an order comes earlier (forgetReceipts)',
  'app.half_year_report_texts': 'of a report about figures',
  'app.destruction_items': 'its number goes with what it was about',
  'app.destruction_orders': 'its numbers go when it is done',
  'app.legal_holds': 'holds back what it is about, so that goes after it',
}

let database: TestDatabase
let admin: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

const rows = async <Row extends object>(query: string): Promise<Row[]> => (await admin.query<Row>(query)).rows

test('every table with something about a household is in the list', async () => {
  const found = await rows<{ name: string }>(`
    select distinct c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('access', 'app') and c.relkind in ('r', 'p')
      and (a.attname in ('scope_id', 'case_file_id', 'household_id', 'person_id', 'subject_id', 'report_id', 'task_id', 'clock_id', 'about_id', 'holder_id', 'record_id')
        or a.attname ~ '_(file|person|household)_id$')
    order by 1`)
  const known = [...keptTableNames, ...Object.keys(elsewhere)]
  expect(found.map(one => one.name).filter(name => !known.includes(name))).toEqual([])
  expect(keptTables.map(table => table.name).toSorted()).toEqual([...keptTableNames].toSorted())
})

test('what the list says of a table is so', async () => {
  const columns = await rows<{ table: string; column: string; type: string; key: boolean }>(`
    select a.attrelid::regclass::text as table, a.attname as column, t.typname as type,
      exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as key
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where n.nspname in ('access', 'app') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`)
  const wrong: string[] = []
  for (const table of keptTables) {
    const own = columns.filter(one => one.table === table.name)
    const type = (column: string) => own.find(one => one.column === column)?.type
    const key = own
      .filter(one => one.key && one.column !== 'municipality_id' && one.type !== 'timestamptz')
      .map(one => one.column)
    // A scope and a record of a list are told by a number of their own; what is hashed is what they stand for.
    if (
      !['access.scopes', 'app.first_load_records'].includes(table.name) &&
      key.toSorted().join() !== [...table.key].toSorted().join()
    ) {
      wrong.push(`${table.name}: its key is ${key.join(', ')}`)
    }
    if (type(table.key[0]) !== 'uuid') wrong.push(`${table.name}: its key begins with no number of a record`)
    if (Boolean(table.scoped) !== Boolean(type('scope_id'))) wrong.push(`${table.name}: scoped`)
    for (const moment of table.moments) if (type(moment) !== 'timestamptz') wrong.push(`${table.name}.${moment}: no moment`)
    if (table.doneBy && type(table.doneBy) !== 'uuid') wrong.push(`${table.name}.${table.doneBy}: nobody`)
    const named = [
      ...table.tellsOf,
      ...table.about,
      ...table.hangsOn.map(one => one.column),
      ...table.mentions.map(one => one.at(-1) ?? ''),
    ]
    for (const column of named) if (type(column) !== 'uuid') wrong.push(`${table.name}.${column}: no number of a record`)
    if (table.mentions.length > 0 && !type('case_file_id')) wrong.push(`${table.name}: mentions are looked for by file`)
  }
  expect(wrong).toEqual([])
})

interface Reference {
  child: string
  parent: string
  column: string
  nullable: boolean
  indexed: boolean
}

const references = (): Promise<Reference[]> =>
  rows<Reference>(`
    select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent, a.attname as column, not a.attnotnull as nullable,
      exists (
        select from pg_index i
        where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1] and i.indkey[1] = a.attnum
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))) as indexed
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and cardinality(k.conkey) >= 2 and k.conrelid::regclass::text !~ '^access.(users|role)'`)

test('what hangs on another comes before it, and the list knows that it hangs', async () => {
  const place = new Map(keptTables.map((table, at) => [table.name as string, at]))
  const wrong: string[] = []
  for (const { child, parent, column, nullable } of await references()) {
    const [from, to] = [place.get(child), place.get(parent)]
    if (to === undefined) continue
    if (from === undefined) {
      if (!(child in elsewhere)) wrong.push(`${child}.${column} hangs on ${parent}, and is not in the list`)
      continue
    }
    if (from > to) wrong.push(`${child} hangs on ${parent}, and comes after it`)
    const table = keptTables[from]
    const told = table?.hangsOn.find(one => one.column === column)
    // Under a scope of the file, so in the same or an earlier part: it is there before what it hangs on goes.
    if (['access.scopes', 'app.case_files', 'access.file_registry', 'access.shields'].includes(parent) && !nullable) continue
    if (!told && parent !== 'access.scopes' && parent !== 'access.shields') wrong.push(`${child}.${column} hangs on ${parent}`)
  }
  expect(wrong).toEqual([])
})

test('no deleted row makes PostgreSQL look through a whole table', async () => {
  const names = new Set<string>(keptTableNames)
  const slow = (await references()).filter(one => names.has(one.parent) && !one.indexed)
  expect(slow.map(one => `${one.child}.${one.column} → ${one.parent}`)).toEqual([])
})

test('the worker, and nobody else, can destroy what is in the list', async () => {
  const can = await rows<{ name: string; worker: boolean; actor: boolean }>(`
    select c.oid::regclass::text as name, has_table_privilege('voordeur_worker', c.oid, 'delete') as worker,
      has_table_privilege('voordeur_actor', c.oid, 'delete') as actor
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('access', 'app') and c.relkind in ('r', 'p')`)
  const listed = can.filter(one => (keptTableNames as readonly string[]).includes(one.name))
  expect(listed.filter(one => !one.worker).map(one => one.name)).toEqual([])
  // One's own draft, the words under which a file is found and what is proposed to hand out are replaced by whoever writes.
  expect(
    listed
      .filter(one => one.actor)
      .map(one => one.name)
      .toSorted(),
  ).toEqual(['app.drafts', 'app.extract_passages', 'app.search_entries'])
})
