import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { Alert, auditOperations } from '../api.ts'

const most = 200

export const alertColumns = (m: number) => sql`
  a.id, a.kind, a.user_id as "userId", u.display_name as user, u.job_title as "jobTitle", o.name as organisation, a.noticed_on::text as "noticedOn",
  a.first_at as "firstAt", a.last_at as "lastAt", a.file_count as "fileCount", a.threshold,
  case when a.about_id <> a.user_id then a.about_id end as "caseFileId",
  (select jsonb_build_object('finding', r.finding, 'explanation', r.explanation, 'by', b.display_name, 'at', r.reviewed_at)
    from audit.alert_reviews r join access.users b on b.municipality_id = r.municipality_id and b.id = r.reviewed_by
    where r.municipality_id = ${m} and r.alert_id = a.id) as review
  from audit.alerts a
  join access.users u on u.municipality_id = a.municipality_id and u.id = a.user_id
  left join app.organisations o on o.municipality_id = a.municipality_id and o.id = a.organisation_id`

export const listAlerts: Handler<typeof auditOperations.listAlerts> = async ({ tx, input }) => {
  const m = tx.session.municipality
  const reviewed = sql`exists (select from audit.alert_reviews r where r.municipality_id = ${m} and r.alert_id = a.id)`
  const state = input.state === 'all' ? sql`true` : input.state === 'reviewed' ? reviewed : sql`not ${reviewed}`
  const alerts = await tx.rows<Alert>(sql`
    select ${alertColumns(m)} where a.municipality_id = ${m} and ${state} order by a.found_at desc, a.id limit ${most}`)
  return { alerts, open: await countOpen(tx) }
}

async function countOpen(tx: Transaction): Promise<number> {
  const { open } = await tx.get<{ open: number }>(sql`
    select count(*)::integer as open from audit.alerts a where a.municipality_id = ${tx.session.municipality} and not exists (
      select from audit.alert_reviews r where r.municipality_id = a.municipality_id and r.alert_id = a.id)`)
  return open
}
