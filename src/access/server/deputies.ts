import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** A coordinator on leave for whom the session's user stands in now, in the session's organisation. */
export interface AbsentColleague {
  userId: string
  name: string
}

/**
 * For whom this user stands in at this moment. Which of their rows come back is decided by the deputy's own grants; this only
 * says whose work to show beside one's own.
 */
export const findAbsentColleagues = (tx: Transaction): Promise<AbsentColleague[]> =>
  tx.rows<AbsentColleague>(sql`
    select u.id as "userId", u.display_name as name
    from access.deputies d join access.users u on u.municipality_id = d.municipality_id and u.id = d.absent_user_id
    where d.municipality_id = ${tx.session.municipality} and d.deputy_user_id = ${tx.session.user}
      and d.organisation_id = ${tx.session.organisation} and d.valid_from <= ${tx.now} and d.valid_to > ${tx.now}
    order by u.display_name`)
