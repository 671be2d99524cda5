import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type KeptTable, type KeptTableName, keptTables } from '../rules/kept-tables.ts'

/** What is to be destroyed: per table the keys of its rows. */
export type Doomed = Map<KeptTableName, Set<string>>

/** A key as text: the columns that tell rows of a table apart, with a slash between. */
export const keyOf = (table: KeptTable): RawBuilder<string> =>
  sql`concat_ws('/', ${sql.join(table.key.map(column => sql`${sql.ref(column)}::text`))})`

/** Rows that carry the number of the record itself; the others only name it. */
const isRecord = (table: KeptTable): boolean =>
  table.key.length === 1 && (table.key[0] === 'id' || table.name === 'app.person_identities')

/** The numbers of the records among what is to be destroyed. */
export const idsOf = (doomed: Doomed): string[] => [
  ...new Set(keptTables.filter(isRecord).flatMap(table => [...(doomed.get(table.name) ?? [])])),
]

interface Found {
  table: KeptTableName
  key: string
}

const selectFrom = (tx: Transaction, table: KeptTable, where: RawBuilder<unknown>): RawBuilder<Found> => sql<Found>`
  select ${table.name} as "table", ${keyOf(table)} as key from ${sql.table(table.name)}
  where municipality_id = ${tx.session.municipality} and ${where}`

const readAll = async (tx: Transaction, parts: RawBuilder<Found>[]): Promise<Found[]> =>
  parts.length === 0 ? [] : tx.rows<Found>(sql`${sql.join(parts, sql` union all `)}`)

/** The rows under these scopes, per table. */
export async function collectUnder(
  tx: Transaction,
  scopesOf: (table: KeptTable) => readonly number[],
  doomed: Doomed = new Map(),
): Promise<Doomed> {
  const found = await readAll(
    tx,
    keptTables
      .filter(table => table.scoped)
      .flatMap(table => {
        const scopes = scopesOf(table)
        return scopes.length === 0 ? [] : [selectFrom(tx, table, sql`scope_id = any (${scopes}::bigint[])`)]
      }),
  )
  add(doomed, found)
  return doomed
}

/**
 * Adds what hangs on it and what tells of it, until nothing is added any more. Lines of the timeline are looked for in these
 * files only: a line tells of its own file.
 *
 * @param people also what names a person among these numbers, wherever it lies
 */
export async function addWhatGoesAlong(
  tx: Transaction,
  doomed: Doomed,
  files: readonly string[],
  people: readonly string[] = [],
): Promise<void> {
  for (const fileId of doomed.get('app.case_files') ?? []) {
    await leaveSharedPlans(tx, fileId)
    add(doomed, await findWhatLeadsTo(tx, fileId))
  }
  let fresh = idsOf(doomed)
  const known = new Set(fresh)
  let first = true
  while (first || fresh.length > 0) {
    const ids = first ? [...new Set([...fresh, ...people])] : fresh
    const found = await readAll(
      tx,
      keptTables.flatMap(table => {
        const columns = [
          ...table.hangsOn.filter(one => !one.mayStandAlone).map(one => one.column),
          ...table.tellsOf,
          ...(people.length > 0 ? table.about : []),
        ]
        if (columns.length === 0) return []
        const names = sql.join(
          columns.map(column => sql`${sql.ref(column)} = any (${ids}::uuid[])`),
          sql` or `,
        )
        const within = table.name === 'app.timeline' ? sql`case_file_id = any (${files}::uuid[]) and ` : sql``
        return [selectFrom(tx, table, sql`${within}(${names})`)]
      }),
    )
    add(doomed, found)
    fresh = idsOf(doomed).filter(id => !known.has(id))
    for (const id of fresh) known.add(id)
    first = false
  }
}

/** A plan of two households that began in this file goes on in the other one that holds it (R-050), with what both share. */
async function leaveSharedPlans(tx: Transaction, fileId: string): Promise<void> {
  const m = tx.session.municipality
  const plans = await tx.rows<{ id: string; otherFile: string }>(sql`
    select h.holder_id as id, min(o.case_file_id::text)::uuid as "otherFile"
    from access.file_holders h
    join app.plans p on p.municipality_id = h.municipality_id and p.id = h.holder_id
    join access.file_holders o on o.municipality_id = h.municipality_id and o.holder_id = h.holder_id and o.case_file_id <> h.case_file_id
    where h.municipality_id = ${m} and h.case_file_id = ${fileId}
    group by h.holder_id`)
  for (const { id, otherFile } of plans) {
    await tx.run(sql`
      update app.plans set case_file_id = ${otherFile} where municipality_id = ${m} and id = ${id} and case_file_id = ${fileId}`)
    for (const table of ['app.goals', 'app.actions']) {
      await tx.run(sql`
        update ${sql.table(table)} set case_file_id = ${otherFile}
        where municipality_id = ${m} and case_file_id = ${fileId}
          and scope_id in (select id from access.scopes where municipality_id = ${m} and holder_id = ${id})`)
    }
  }
}

/** What lies under a plan or a child of two files and still is of this one: what its timeline told, and the words that find it. */
const findWhatLeadsTo = (tx: Transaction, fileId: string): Promise<Found[]> =>
  readAll(
    tx,
    keptTables
      .filter(table => table.name === 'app.timeline' || table.name === 'app.search_entries')
      .map(table => selectFrom(tx, table, sql`case_file_id = ${fileId}`)),
  )

function add(doomed: Doomed, found: readonly Found[]): void {
  for (const { table, key } of found) {
    const keys = doomed.get(table) ?? new Set<string>()
    keys.add(key)
    doomed.set(table, keys)
  }
}
