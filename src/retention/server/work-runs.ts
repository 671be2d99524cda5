import { sql } from 'kysely'
import type pg from 'pg'
import { merkleRoot } from '../../audit/rules/merkle.ts'
import { asWorker, build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { type Approval, areEnough } from '../rules/approvals.ts'
import { copiesAfter } from '../rules/copies.ts'
import { countRun, listRoot, writeSummary } from './count-run.ts'
import { destroyItem, type Item } from './destroy-item.ts'
import { forgetUnusedWords } from './forget-words.ts'
import { findTerms } from './stored-terms.ts'
import { sweep } from './sweep.ts'
import { tellHolds } from './tell-holds.ts'

interface OpenRun {
  id: string
  state: 'counting' | 'ready' | 'running'
  salt: Buffer | null
  listHash: Buffer | null
}

export interface WorkOptions {
  onFault(error: unknown): void
  isStopping?(): boolean
  /** So that what else is due does not wait for a long destruction: the next minute goes on where this one stopped. */
  mostMs?: number
  /** Called with each record that was made, to keep it outside the database. */
  onRecord?(municipality: number, runId: string): Promise<void>
}

/** Counts the run that waits for its list, and goes on with the one that two people approved. */
export async function workRuns(pool: pg.Pool, municipality: number, now: Date, options: WorkOptions): Promise<void> {
  const isStopping = options.isStopping ?? (() => false)
  await asWorker(pool, municipality, now, tellHolds)
  await asWorker(pool, municipality, now, forgetWithdrawn)
  const run = await asWorker(pool, municipality, now, tx =>
    tx.find<OpenRun>(sql`
      select id, state, salt, list_hash as "listHash" from app.destruction_runs
      where municipality_id = ${municipality} and state in ('counting', 'ready', 'running')`),
  )
  if (!run) return
  if (run.state === 'counting') {
    await countRun(pool, municipality, now, run.id, isStopping)
    return
  }
  if (!(await asWorker(pool, municipality, now, tx => mayBegin(tx, run)))) return
  const until = performance.now() + (options.mostMs ?? 30_000)
  let step: Step = 'done'
  while (step === 'done' && !isStopping() && performance.now() < until) {
    step = await destroyNext(pool, municipality, now, run, options.onFault)
  }
  await asWorker(pool, municipality, now, tx => writeSummary(tx, run.id))
  if (step !== 'finished') return
  await asWorker(pool, municipality, now, tx => finish(tx, run.id))
  await options.onRecord?.(municipality, run.id)
}

/** A list that was withdrawn names files for nothing. */
const forgetWithdrawn = (tx: Transaction): Promise<number> =>
  tx.run(sql`
    delete from app.destruction_items i using app.destruction_runs r
    where i.municipality_id = ${tx.session.municipality} and r.municipality_id = i.municipality_id and r.id = i.run_id
      and r.state = 'withdrawn'`)

/** Two people approved exactly this list, and it still is that list. Asked each time: a state can be set by anybody who may stop. */
async function mayBegin(tx: Transaction, run: OpenRun): Promise<boolean> {
  const m = tx.session.municipality
  const approvals = await tx.rows<Approval>(sql`
    select a.approved_by as "by", a.as_role as "role", a.prepared_by as "preparedBy"
    from app.destruction_approvals a
    where a.municipality_id = ${m} and a.run_id = ${run.id} and a.list_hash = ${run.listHash}`)
  if (!areEnough(approvals)) return false
  const root = await listRoot(tx, run.id)
  if (!root || !run.listHash || !root.equals(run.listHash)) throw new Error('the list of a destruction is not the one approved')
  await tx.run(sql`
    update app.destruction_runs set state = 'running', started_at = ${tx.now}, version = version + 1
    where municipality_id = ${m} and id = ${run.id} and state = 'ready'`)
  return true
}

type Step = 'done' | 'finished' | 'stopped'

/** One line of the list in one transaction: interrupted, it happened or it did not. */
async function destroyNext(
  pool: pg.Pool,
  municipality: number,
  now: Date,
  run: OpenRun,
  onFault: (error: unknown) => void,
): Promise<Step> {
  let current: string | undefined
  try {
    return await asWorker(pool, municipality, now, async tx => {
      const going = await tx.find(sql`
        select from app.destruction_runs where municipality_id = ${municipality} and id = ${run.id} and state = 'running' for update`)
      if (!going) return 'stopped'
      const item = await tx.find<Item>(sql`
        select id, kind, about_id as "aboutId", part, last_changed_at as "lastChangedAt", order_id as "orderId"
        from app.destruction_items
        where municipality_id = ${municipality} and run_id = ${run.id} and state = 'planned'
        order by part = 'core', ends_on, id limit 1`)
      if (!item) return 'finished'
      current = item.id
      const kept = await destroyItem(tx, { runId: run.id, salt: run.salt ?? Buffer.alloc(0) }, item, await findTerms(tx))
      await settle(tx, run.id, item.id, kept)
      if (!kept && item.orderId) await fulfil(tx, run.id, item.orderId)
      return 'done'
    })
  } catch (error) {
    // One line that cannot go (something new hangs on it) must not hold back the others; it stays, whole, and is told.
    const failed = current
    if (!failed) throw error
    onFault(error)
    await asWorker(pool, municipality, now, tx => settle(tx, run.id, failed, 'failed'))
    return 'done'
  }
}

const settle = (tx: Transaction, runId: string, itemId: string, kept: string | undefined): Promise<number> =>
  tx.run(sql`
    update app.destruction_items
    set state = ${kept ? 'kept' : 'destroyed'}, why = ${kept ?? null}, settled_at = ${tx.now},
      about_id = case when ${kept ?? null}::text is null then null else about_id end
    where municipality_id = ${tx.session.municipality} and run_id = ${runId} and id = ${itemId}`)

/** Done, with every other order for the same part of the same file, and it no longer says about whom it was. */
const fulfil = (tx: Transaction, runId: string, orderId: string): Promise<number> =>
  tx.run(sql`
    update app.destruction_orders o
    set done_at = ${tx.now}, run_id = ${runId}, person_id = null, case_file_id = null
    from app.destruction_orders this
    where o.municipality_id = ${tx.session.municipality} and this.municipality_id = o.municipality_id and this.id = ${orderId}
      and (o.id = this.id or o.done_at is null and o.case_file_id = this.case_file_id and o.part = this.part)`)

/** The record: the root over all that went, how much of each, and where copies can still be. Its root goes in the sealed log. */
async function finish(tx: Transaction, runId: string): Promise<void> {
  const m = tx.session.municipality
  await forgetUnusedWords(tx)
  await sweep(tx)
  const leaves = await tx.rows<{ hash: Buffer }>(sql`
    select row_hash as hash from app.destroyed_rows where municipality_id = ${m} and run_id = ${runId} order by row_hash`)
  const root = leaves.length === 0 ? Buffer.alloc(32) : merkleRoot(leaves.map(leaf => leaf.hash))
  const copies = copiesAfter(calendarDateOf(tx.now), await findTerms(tx))
  const finished = await tx.run(sql`
    update app.destruction_runs set state = 'done', finished_at = ${tx.now}, root = ${root}, copies = ${JSON.stringify(copies)}::jsonb,
      destroyed = (select count(*) from app.destroyed_rows where municipality_id = ${m} and run_id = ${runId} and act = 'destroyed'),
      tally = (
        select coalesce(jsonb_object_agg(t.table_name, t.rows), '{}') from (
          select table_name, count(*) as rows from app.destroyed_rows
          where municipality_id = ${m} and run_id = ${runId} group by table_name) t),
      version = version + 1
    where municipality_id = ${m} and id = ${runId} and state = 'running'`)
  if (finished > 0) await logDestruction(tx, 'destruction.done', runId, `wortel ${root.toString('hex')}`)
}

/** A line of the system in the processing log. It names the run, and nobody it was about. */
export const logDestruction = (tx: Transaction, event: string, runId: string, reason: string): Promise<number> =>
  tx.run(
    build.insertInto('audit.processing_log').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      occurred_at: tx.now,
      event,
      operation: 'retention.workRuns',
      outcome: 'done',
      purpose: 'retention',
      role: 'systeem',
      record_ids: [runId],
      trace_id: crypto.randomUUID(),
      reason,
    }),
  )

/** The runs that are done, oldest first. */
export const listDoneRuns = async (tx: Transaction): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select id from app.destruction_runs
      where municipality_id = ${tx.session.municipality} and state = 'done' order by finished_at, id`)
  ).map(run => run.id)
