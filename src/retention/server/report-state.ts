import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export interface ReportState {
  id: string
  areaId: number
  lastChangedAt: Date
  rows: number
  /** The desk is done with it. */
  isHandled: boolean
}

/** Reports without a file, with all that was written at the desk about them. */
export const findReportState = (tx: Transaction, reports: readonly string[]): Promise<ReportState[]> =>
  tx.rows<ReportState>(sql`
    select r.id, r.area_id as "areaId", coalesce(bool_and(h.state = 'triaged'), false) as "isHandled",
      greatest(r.received_at, max(x.at), max(h.claimed_at)) as "lastChangedAt", (1 + count(h.report_id) + count(x.at))::integer as rows
    from app.concern_reports r
    left join app.report_handlings h on h.municipality_id = r.municipality_id and h.report_id = r.id
    left join lateral (
      select greatest(t.decided_at, t.undone_at) as at from app.triages t where t.municipality_id = r.municipality_id and t.report_id = r.id
      union all
      select e.ended_at from app.report_endings e where e.municipality_id = r.municipality_id and e.report_id = r.id
      union all
      select t.told_at from app.report_tidings t where t.municipality_id = r.municipality_id and t.report_id = r.id
      union all
      select c.held_at from app.desk_conversations c where c.municipality_id = r.municipality_id and c.report_id = r.id) x on true
    where r.municipality_id = ${tx.session.municipality} and r.id = any (${reports}::uuid[])
    group by r.municipality_id, r.id
    order by r.id`)
