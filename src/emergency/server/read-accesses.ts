import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { EmergencyAccess } from '../api.ts'

/** The emergency accesses that come back to this session: one's own, of a file one reads, or all for who reviews them. */
export async function readAccesses(tx: Transaction, where: RawBuilder<unknown>): Promise<EmergencyAccess[]> {
  const { municipality, user } = tx.session
  return tx.rows<EmergencyAccess>(sql`
    select e.id, e.case_file_id as "caseFileId", f.title, u.display_name as "user", o.name as organisation,
      string_to_array(e.role, ',') as roles, e.reason, e.opened_at as "openedAt", e.ends_at as "endsAt", e.ended_at as "endedAt",
      e.ended_at is null and e.ends_at > ${tx.now} as "isRunning", e.user_id = ${user} as "isMine",
      e.reviewed_at as "reviewedAt", r.display_name as "reviewedBy", e.verdict, e.finding, e.version
    from app.emergency_accesses e
    join access.users u on u.municipality_id = e.municipality_id and u.id = e.user_id
    join app.organisations o on o.municipality_id = e.municipality_id and o.id = e.organisation_id
    left join access.users r on r.municipality_id = e.municipality_id and r.id = e.reviewed_by
    left join app.case_files f on f.municipality_id = e.municipality_id and f.id = e.case_file_id
    where e.municipality_id = ${municipality} and ${where}
    order by e.reviewed_at is not null, e.opened_at desc, e.id
    limit 200`)
}
