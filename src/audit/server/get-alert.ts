import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { Alert, AlertDetail, auditOperations } from '../api.ts'
import { alertColumns } from './list-alerts.ts'

const most = 300

export const getAlert: Handler<typeof auditOperations.getAlert> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const alert = await tx.get<Alert>(sql`select ${alertColumns(m)} where a.municipality_id = ${m} and a.id = ${input.alertId}`)
  // What set it off, and what they opened besides in that time.
  const files = await tx.rows<AlertDetail['files'][number]>(sql`
    select l.case_file_id as "caseFileId", min(l.occurred_at) as "firstAt", max(l.occurred_at) as "lastAt",
      count(distinct l.act_id)::integer as acts, bool_or(l.id = any (a.line_ids)) as "isReason"
    from audit.alerts a
    join audit.processing_log l on l.municipality_id = a.municipality_id and l.user_id = a.user_id
      and l.occurred_at between a.first_at - interval '15 minutes' and a.last_at + interval '15 minutes'
    where a.municipality_id = ${m} and a.id = ${input.alertId} and l.case_file_id is not null and l.outcome = 'done'
    group by l.case_file_id order by min(l.occurred_at), l.case_file_id limit ${most}`)
  touch({ records: [input.alertId] })
  return { ...alert, files }
}
