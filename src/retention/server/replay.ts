import { sql } from 'kysely'
import type pg from 'pg'
import { asWorker, type Transaction } from '../../platform/database/transaction.ts'
import { keptTables } from '../rules/kept-tables.ts'
import { wrongWithRecord } from '../rules/verify-record.ts'
import { addWhatGoesAlong, type Doomed, idsOf, keyOf } from './collect-rows.ts'
import { destroyRows, forgetLists, type LinkedFact, replaceFacts, rowHash } from './destroy-rows.ts'
import { forgetReceipts } from './forget-receipts.ts'
import { forgetUnusedWords } from './forget-words.ts'
import type { DestructionRecord } from './record.ts'
import { logDestruction } from './work-runs.ts'

export type Replayed =
  | { outcome: 'known' }
  | { outcome: 'wrong'; problems: string[] }
  | { outcome: 'replayed'; destroyed: number }

/** Whether this database has this destruction behind it; a backup from before it has not. */
export const isKnown = async (tx: Transaction, record: DestructionRecord): Promise<boolean> =>
  (await tx.find(sql`
    select from app.destruction_runs
    where municipality_id = ${tx.session.municipality} and id = ${record.run.id} and state = 'done'`)) !== undefined

/**
 * Executes a destruction again on a restored backup: rows are found by their salted hashes, because nothing else of them was kept.
 * In one transaction, with the record itself, so that a backup of after it knows of it. What was written since under a row that
 * goes, goes along.
 */
export async function replayRecord(pool: pg.Pool, record: DestructionRecord, now: Date): Promise<Replayed> {
  const problems = wrongWithRecord(record)
  if (problems.length > 0) return { outcome: 'wrong', problems }
  return asWorker(pool, record.municipality.id, now, async tx => {
    if (await isKnown(tx, record)) return { outcome: 'known' }
    const salt = Buffer.from(record.run.salt, 'hex')
    await storeRun(tx, record)
    const doomed = await findByHash(tx, record, salt)
    const files = await filesOf(tx, doomed)
    await addWhatGoesAlong(tx, doomed, files)
    await unlinkAgain(tx, record, salt)
    await forgetLists(tx, idsOf(doomed))
    await forgetReceipts(tx, idsOf(doomed), tx.now)
    const destroyed = await destroyRows(tx, { runId: record.run.id, salt, files }, doomed)
    await forgetUnusedWords(tx)
    await logDestruction(tx, 'destruction.replayed', record.run.id, `wortel ${record.run.root}`)
    return { outcome: 'replayed', destroyed }
  })
}

/** The files in which something goes: of each at least a line of its timeline does. */
const filesOf = async (tx: Transaction, doomed: Doomed): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select distinct case_file_id as id from app.timeline
      where municipality_id = ${tx.session.municipality} and id = any (${[...(doomed.get('app.timeline') ?? [])]}::uuid[])
      union select id from app.case_files
      where municipality_id = ${tx.session.municipality} and id = any (${[...(doomed.get('app.case_files') ?? [])]}::uuid[])`)
  ).map(file => file.id)

async function findByHash(tx: Transaction, record: DestructionRecord, salt: Buffer): Promise<Doomed> {
  const doomed: Doomed = new Map()
  for (const table of keptTables) {
    const hashes = record.rows.filter(([name, act]) => name === table.name && act === 'destroyed').map(([, , hash]) => hash)
    if (hashes.length === 0) continue
    const found = await tx.rows<{ key: string }>(sql`
      select ${keyOf(table)} as key from ${sql.table(table.name)}
      where municipality_id = ${tx.session.municipality}
        and encode(${rowHash(salt, table.name, keyOf(table))}, 'hex') = any (${hashes}::text[])`)
    doomed.set(table.name, new Set(found.map(row => row.key)))
  }
  return doomed
}

/** Facts that were unlinked then are unlinked again: with other numbers, which belong to nothing either. */
async function unlinkAgain(tx: Transaction, record: DestructionRecord, salt: Buffer): Promise<void> {
  const hashes = record.rows.filter(([, act]) => act === 'unlinked').map(([, , hash]) => hash)
  const facts = await tx.rows<LinkedFact>(sql`
    select id, about_id as about, case_file_id as file, household_id as household from app.counted_facts
    where municipality_id = ${tx.session.municipality}
      and encode(sha256(${salt}::bytea || convert_to('app.counted_facts/' || id::text, 'UTF8')), 'hex') = any (${hashes}::text[])`)
  // A file that is still there keeps its facts; only what they were about is gone.
  const files = new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select id from app.case_files where municipality_id = ${tx.session.municipality} and id = any (${facts.map(fact => fact.file)}::uuid[])
          and encode(sha256(${salt}::bytea || convert_to('app.case_files/' || id::text, 'UTF8')), 'hex') <> all (${record.rows
            .filter(([table]) => table === 'app.case_files')
            .map(([, , hash]) => hash)}::text[])`)
    ).map(file => file.id),
  )
  const kept = new Set(facts.filter(fact => fact.file && files.has(fact.file)).flatMap(fact => [fact.file, fact.household]))
  await replaceFacts(tx, { runId: record.run.id, salt }, facts, id => !kept.has(id))
}

/** The run as it was, so that it is known here from now on. */
async function storeRun(tx: Transaction, { run, approvals }: DestructionRecord): Promise<void> {
  const m = tx.session.municipality
  // One may be open here that was done since: its place is taken by what became of it.
  await tx.run(sql`delete from app.destruction_items where municipality_id = ${m} and run_id = ${run.id}`)
  await tx.run(sql`
    insert into app.destruction_runs (municipality_id, id, state, prepared_by, prepared_at, finished_at, list_hash, salt, root, destroyed, tally, copies)
    values (${m}, ${run.id}, 'done', ${run.preparedBy}, ${run.preparedAt}, ${run.finishedAt}, decode(${run.listHash}, 'hex'),
      decode(${run.salt}, 'hex'), decode(${run.root}, 'hex'), ${run.destroyed}, ${JSON.stringify(run.tally)}::jsonb, ${JSON.stringify(run.copies)}::jsonb)
    on conflict on constraint destruction_runs_pkey do update
    set state = 'done', finished_at = excluded.finished_at, list_hash = excluded.list_hash, salt = excluded.salt, root = excluded.root, destroyed = excluded.destroyed, tally = excluded.tally,
      copies = excluded.copies`)
  for (const approval of approvals) {
    await tx.run(sql`
      insert into app.destruction_approvals (municipality_id, run_id, approved_by, as_role, prepared_by, list_hash, approved_at)
      values (${m}, ${run.id}, ${approval.by}, ${approval.role}::access.role, ${run.preparedBy}, decode(${run.listHash}, 'hex'), ${approval.at})
      on conflict do nothing`)
  }
}
