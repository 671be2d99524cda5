import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { keptTables } from '../rules/kept-tables.ts'
import { type Doomed, idsOf, keyOf } from './collect-rows.ts'

export interface Destruction {
  runId: string
  salt: Buffer
  /** The files it is about. */
  files: readonly string[]
}

/** The salted hash by which a destroyed row is proven, and found again in a restored backup. */
export const rowHash = (salt: Buffer, table: string, key: ReturnType<typeof keyOf>) =>
  sql<Buffer>`sha256(${salt}::bytea || convert_to(${table} || '/' || ${key}, 'UTF8'))`

/**
 * Destroys these rows, in the order of the list, and writes a hash for each. What may stand without a destroyed row no longer
 * points at it. Answers how many rows went.
 */
export async function destroyRows(tx: Transaction, { runId, salt, files }: Destruction, doomed: Doomed): Promise<number> {
  const m = tx.session.municipality
  const ids = idsOf(doomed)
  let destroyed = 0
  await forgetMentions(tx, ids, files)
  for (const table of keptTables) {
    const keys = [...(doomed.get(table.name) ?? [])]
    if (keys.length === 0) continue
    for (const child of keptTables) {
      for (const { column } of child.hangsOn.filter(one => one.mayStandAlone && one.on === table.name)) {
        await tx.run(sql`
          update ${sql.table(child.name)} set ${sql.ref(column)} = null
          where municipality_id = ${m} and ${sql.ref(column)} = any (${keys}::uuid[])`)
      }
    }
    const firsts = [...new Set(keys.map(key => key.split('/', 1)[0]))]
    destroyed += await tx.run(sql`
      with gone as (
        delete from ${sql.table(table.name)}
        where municipality_id = ${m} and ${sql.ref(table.key[0])} = any (${firsts}::uuid[]) and ${keyOf(table)} = any (${keys}::text[])
        returning ${rowHash(salt, table.name, keyOf(table))} as hash)
      insert into app.destroyed_rows (municipality_id, run_id, row_hash, table_name, act)
      select ${m}, ${runId}, hash, ${table.name}, 'destroyed' from gone`)
  }
  return destroyed
}

/** Empties columns in these files that name a record of these. */
async function forgetMentions(tx: Transaction, ids: readonly string[], files: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const table of keptTables) {
    for (const columns of table.mentions) {
      const emptied = sql.join(columns.map(column => sql`${sql.ref(column)} = null`))
      await tx.run(sql`
        update ${sql.table(table.name)} set ${emptied}
        where municipality_id = ${tx.session.municipality} and case_file_id = any (${files}::uuid[]) and ${sql.ref(columns.at(-1) ?? '')} = any (${ids}::uuid[])`)
    }
  }
}

/** What retention itself noted goes too: the numbers in lists of other runs, in orders about the same, and holds that were lifted. */
export async function forgetLists(tx: Transaction, ids: readonly string[]): Promise<void> {
  const m = tx.session.municipality
  await tx.run(sql`
    update app.destruction_items set about_id = null where municipality_id = ${m} and about_id = any (${ids}::uuid[])`)
  await tx.run(sql`
    update app.destruction_orders set done_at = ${tx.now}, person_id = null, case_file_id = null
    where municipality_id = ${m} and done_at is null and (person_id = any (${ids}::uuid[]) or case_file_id = any (${ids}::uuid[]))`)
  await tx.run(sql`
    update app.destruction_orders set request_id = null where municipality_id = ${m} and request_id = any (${ids}::uuid[])`)
  await tx.run(sql`
    delete from app.legal_holds
    where municipality_id = ${m} and valid_to is not null and (case_file_id = any (${ids}::uuid[]) or person_id = any (${ids}::uuid[]))`)
}

/**
 * Counted facts stay in the figures and point at nobody from now on: what they were about, and of the whole file also file and
 * household, get numbers that belong to nothing, the same for the same.
 */
export async function unlinkFacts(
  tx: Transaction,
  destruction: Pick<Destruction, 'runId' | 'salt'>,
  ids: readonly string[],
  wholeFile?: string,
): Promise<void> {
  const m = tx.session.municipality
  const facts = await tx.rows<{ id: string; about: string; file: string | null; household: string | null }>(sql`
    select id, about_id as about, case_file_id as file, household_id as household from app.counted_facts
    where municipality_id = ${m} and (about_id = any (${ids}::uuid[])
      or scope_id = any (select id from access.scopes where municipality_id = ${m} and holder_id = ${wholeFile ?? null}))`)
  await replaceFacts(tx, destruction, facts, id => id === wholeFile || ids.includes(id) || wholeFile !== undefined)
}

export interface LinkedFact {
  id: string
  about: string
  file: string | null
  household: string | null
}

export async function replaceFacts(
  tx: Transaction,
  { runId, salt }: Pick<Destruction, 'runId' | 'salt'>,
  facts: readonly LinkedFact[],
  isGone: (id: string) => boolean,
): Promise<void> {
  if (facts.length === 0) return
  const m = tx.session.municipality
  const others = new Map<string, string>()
  const other = (id: string | null): string | null => {
    if (id === null || !isGone(id)) return id
    const known = others.get(id) ?? newId()
    others.set(id, known)
    return known
  }
  const replaced = facts.map(fact => ({
    id: fact.id,
    about_id: other(fact.about),
    case_file_id: other(fact.file),
    household_id: other(fact.household),
    keeps_scope: fact.file !== null && !isGone(fact.file),
  }))
  await tx.run(sql`
    with changed as (
      update app.counted_facts f
      set about_id = r.about_id, case_file_id = r.case_file_id, household_id = r.household_id,
        scope_id = case when r.keeps_scope then f.scope_id end
      from jsonb_to_recordset(${JSON.stringify(replaced)}::jsonb)
        as r (id uuid, about_id uuid, case_file_id uuid, household_id uuid, keeps_scope boolean)
      where f.municipality_id = ${m} and f.id = r.id
      returning sha256(${salt}::bytea || convert_to('app.counted_facts/' || f.id::text, 'UTF8')) as hash)
    insert into app.destroyed_rows (municipality_id, run_id, row_hash, table_name, act)
    select ${m}, ${runId}, hash, 'app.counted_facts', 'unlinked' from changed
    on conflict on constraint destroyed_rows_pkey do nothing`)
}
