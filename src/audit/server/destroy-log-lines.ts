import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { asWorker, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type DestructionRecord, destructionMessage } from '../rules/seal.ts'
import type { LogKey } from './log-key.ts'
import type { Sealing } from './seal-log.ts'

/** As many as go in one transaction; the next time takes the next. */
const mostLines = 20_000

/**
 * Destroys lines after their term, as the worker: only what was sealed, oldest first, in whole seals. The fingerprints stay, so that
 * every seal still holds; a line of the log that is signed with the key says up to which seal lines are gone.
 *
 * @param before what happened before this moment (application's clock) has had its term
 * @param kept case files under a legal hold: their lines stay
 * @returns how many lines went
 */
export async function destroyLogLines(tx: Transaction, key: LogKey, before: Date, kept: readonly string[] = []): Promise<number> {
  const m = tx.session.municipality
  const old = await tx.rows<{ number: number; lines: number }>(sql`
    select s.number::integer as number, s.line_count as lines from audit.seals s
    where s.municipality_id = ${m} and s.sealed_at + make_interval(secs => s.clock_shift_ms / 1000.0) < ${before}
      and exists (select from audit.leaves f join audit.processing_log l on l.municipality_id = f.municipality_id and l.id = f.line_id
        where f.municipality_id = ${m} and f.seal = s.number and (l.case_file_id is null or l.case_file_id <> all (${[...kept]}::uuid[])))
    order by s.number limit 1000`)
  let lines = 0
  const chosen: number[] = []
  for (const seal of old) {
    if (chosen.length > 0 && lines + seal.lines > mostLines) break
    lines += seal.lines
    chosen.push(seal.number)
  }
  const last = chosen.at(-1)
  if (last === undefined) return 0
  const gone = sql`
    select f.line_id from audit.leaves f join audit.processing_log l on l.municipality_id = f.municipality_id and l.id = f.line_id
    where f.municipality_id = ${m} and f.seal = any (${chosen}::bigint[]) and l.occurred_at < ${before}
      and (l.case_file_id is null or l.case_file_id <> all (${[...kept]}::uuid[]))`
  // Before anything goes: the record of the time before may have had its term too.
  const earlier = await destroyedBefore(tx, key)
  await tx.run(sql`delete from audit.mentions where municipality_id = ${m} and line_id in (${gone})`)
  const destroyed = await tx.run(sql`delete from audit.processing_log where municipality_id = ${m} and id in (${gone})`)
  if (destroyed === 0) return 0
  const record: DestructionRecord = { throughSeal: last, beforeMs: before.getTime(), total: earlier + destroyed }
  const signature = key.sign(destructionMessage(m, record)).toString('base64')
  const reason = JSON.stringify({ ...record, lines: destroyed, signature })
  await tx.run(sql`
    insert into audit.processing_log (municipality_id, id, act_id, occurred_at, event, operation, outcome, purpose, role, trace_id, reason)
    values (${m}, ${newId()}, ${randomUUID()}, ${tx.now}, 'log-lines.destroyed', 'audit.destroyLogLines', 'done', 'system', 'systeem',
      ${randomUUID()}, ${reason})`)
  return destroyed
}

/** How many lines went until now, by what this key signed itself: a record that somebody changed counts for nothing. */
async function destroyedBefore(tx: Transaction, key: LogKey): Promise<number> {
  const m = tx.session.municipality
  const records = await tx.rows<{ reason: string }>(sql`
    select reason from audit.processing_log where municipality_id = ${m} and event = 'log-lines.destroyed' and user_id is null`)
  const totals = records.map(({ reason }) => {
    try {
      const { signature, ...record } = JSON.parse(reason) as DestructionRecord & { signature: string }
      // The same message under the same key is always the same signature (Ed25519).
      return key.sign(destructionMessage(m, record)).toString('base64') === signature ? record.total : 0
    } catch {
      return 0
    }
  })
  return Math.max(0, ...totals)
}

/** One round of destroying, as the worker: some lines now, and the next time the next. Parameters as of `destroyLogLines`. */
export async function destroyExpiredLines(
  { pool, key, now }: Sealing,
  municipality: number,
  expired: (tx: Transaction) => Promise<{ before: Date; kept: readonly string[] }>,
): Promise<number> {
  return asWorker(pool, municipality, now, async tx => {
    const { before, kept } = await expired(tx)
    const [old] = await tx.rows(sql`
      select from audit.processing_log where municipality_id = ${municipality} and occurred_at < ${before}
        and (case_file_id is null or case_file_id <> all (${[...kept]}::uuid[])) limit 1`)
    return old ? destroyLogLines(tx, key, before, kept) : 0
  })
}
