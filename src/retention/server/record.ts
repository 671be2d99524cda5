import { sql } from 'kysely'
import * as z from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
export const recordFormat = 'voordeur-destruction-record/1'

/** What is left of a run, complete in one file: kept outside the database, beside the backups. Hashes, numbers and dates; no data. */
export const destructionRecord = z.object({
  format: z.literal(recordFormat),
  municipality: z.object({ id: z.int(), code: z.string() }),
  run: z.object({
    id: z.uuid(),
    preparedBy: z.uuid(),
    preparedAt: z.iso.datetime({ offset: true }),
    finishedAt: z.iso.datetime({ offset: true }),
    listHash: hex,
    salt: hex,
    root: hex,
    destroyed: z.int(),
    tally: z.record(z.string(), z.int()),
    copies: z.array(z.object({ what: z.string(), lastDay: z.string().nullable(), note: z.string() })),
  }),
  approvals: z.array(z.object({ by: z.uuid(), role: z.string(), at: z.iso.datetime({ offset: true }) })),
  lines: z.array(
    z.object({
      part: z.string(),
      kind: z.string(),
      term: z.string(),
      endsOn: z.string(),
      rows: z.int(),
      state: z.string(),
      hash: hex,
    }),
  ),
  rows: z.array(z.tuple([z.string(), z.enum(['destroyed', 'unlinked']), hex])),
})
export type DestructionRecord = z.infer<typeof destructionRecord>

/** @returns undefined while the run is not done */
export async function findRecord(tx: Transaction, runId: string): Promise<DestructionRecord | undefined> {
  const m = tx.session.municipality
  const run = await tx.find<{ run: DestructionRecord['run']; municipality: DestructionRecord['municipality'] }>(sql`
    select jsonb_build_object('id', m.id, 'code', m.code) as municipality,
      jsonb_build_object('id', r.id, 'preparedBy', r.prepared_by, 'preparedAt', r.prepared_at, 'finishedAt', r.finished_at,
        'listHash', encode(r.list_hash, 'hex'), 'salt', encode(r.salt, 'hex'), 'root', encode(r.root, 'hex'),
        'destroyed', r.destroyed, 'tally', r.tally, 'copies', r.copies) as run
    from app.destruction_runs r join access.municipalities m on m.id = r.municipality_id
    where r.municipality_id = ${m} and r.id = ${runId} and r.state = 'done'`)
  if (!run) return undefined
  const approvals = await tx.rows<DestructionRecord['approvals'][number]>(sql`
    select approved_by as by, as_role::text as role, to_jsonb(approved_at) #>> '{}' as at
    from app.destruction_approvals where municipality_id = ${m} and run_id = ${runId} order by approved_at`)
  const lines = await tx.rows<DestructionRecord['lines'][number]>(sql`
    select part, kind, term, ends_on as "endsOn", row_count as rows, state, encode(line_hash, 'hex') as hash
    from app.destruction_items where municipality_id = ${m} and run_id = ${runId} and state <> 'held' order by line_hash`)
  const rows = await tx.rows<{ table: string; act: 'destroyed' | 'unlinked'; hash: string }>(sql`
    select table_name as "table", act, encode(row_hash, 'hex') as hash
    from app.destroyed_rows where municipality_id = ${m} and run_id = ${runId} order by row_hash`)
  return {
    format: recordFormat,
    ...run,
    approvals,
    lines,
    rows: rows.map(({ table, act, hash }) => [table, act, hash]),
  }
}
