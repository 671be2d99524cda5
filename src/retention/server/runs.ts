import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { DestructionRun, SummaryLine } from '../api.ts'
import type { ApprovingRole } from '../rules/approvals.ts'

type Moments = 'preparedAt' | 'countedAt' | 'startedAt' | 'finishedAt'
export type RunRow = Omit<DestructionRun, Moments | 'planned' | 'settled'> & {
  preparedById: string
  preparedAt: Date
  countedAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  summary: SummaryLine[]
}

const runColumns: RawBuilder<unknown> = sql`
  r.id, r.state, r.prepared_by as "preparedById", u.display_name as "preparedBy", r.prepared_at as "preparedAt",
  r.counted_at as "countedAt", r.started_at as "startedAt", r.finished_at as "finishedAt", r.summary, r.destroyed, r.version`

export const listRuns = (tx: Transaction): Promise<RunRow[]> =>
  tx.rows<RunRow>(sql`
    select ${runColumns} from app.destruction_runs r
    join access.users u on u.municipality_id = r.municipality_id and u.id = r.prepared_by
    where r.municipality_id = ${tx.session.municipality} order by r.prepared_at desc, r.id limit 200`)

/** @throws notFound */
export async function getRun(tx: Transaction, runId: string): Promise<RunRow> {
  const row = await tx.find<RunRow>(sql`
    select ${runColumns} from app.destruction_runs r
    join access.users u on u.municipality_id = r.municipality_id and u.id = r.prepared_by
    where r.municipality_id = ${tx.session.municipality} and r.id = ${runId}`)
  if (!row) throw notFound('Deze vernietiging is er niet (meer).')
  return row
}

export interface StoredApproval {
  by: string
  name: string
  role: ApprovingRole
  at: Date
}

export const listApprovals = (tx: Transaction, runId: string): Promise<StoredApproval[]> =>
  tx.rows<StoredApproval>(sql`
    select a.approved_by as by, u.display_name as name, a.as_role as role, a.approved_at as at
    from app.destruction_approvals a
    join access.users u on u.municipality_id = a.municipality_id and u.id = a.approved_by
    where a.municipality_id = ${tx.session.municipality} and a.run_id = ${runId} order by a.approved_at`)

const sumOf = (lines: readonly SummaryLine[], states: readonly string[]): number =>
  lines.filter(line => states.includes(line.state)).reduce((sum, line) => sum + line.items, 0)

/** As the screens read it. How far a run is stands in its summary, which the worker keeps up to date. */
export const toRun = (row: RunRow): DestructionRun => ({
  id: row.id,
  state: row.state,
  preparedBy: row.preparedBy,
  preparedAt: row.preparedAt.toISOString(),
  countedAt: row.countedAt?.toISOString() ?? null,
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  planned: sumOf(row.summary, ['planned', 'destroyed', 'kept']),
  settled: sumOf(row.summary, ['destroyed', 'kept']),
  destroyed: row.destroyed,
  version: row.version,
})
