import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import type { Deputy, directoryOperations } from '../api.ts'

/** In which this user is absent or stands in; what ended a year ago is history. */
export const listDeputiesOf = (tx: Transaction, userId: string): Promise<Deputy[]> =>
  tx.rows<Deputy>(sql`
    select d.id, d.organisation_id as "organisationId", jsonb_build_object('id', a.id, 'name', a.display_name) as absent,
      jsonb_build_object('id', b.id, 'name', b.display_name) as deputy,
      (d.valid_from at time zone ${timeZone})::date as "from", (greatest(d.valid_from, d.valid_to - interval '1 second') at time zone ${timeZone})::date as until,
      case when d.valid_to <= ${tx.now} then 'ended' when d.valid_from > ${tx.now} then 'planned' else 'now' end as state
    from access.deputies d
    join access.users a on a.municipality_id = d.municipality_id and a.id = d.absent_user_id
    join access.users b on b.municipality_id = d.municipality_id and b.id = d.deputy_user_id
    where d.municipality_id = ${tx.session.municipality} and ${userId} in (d.absent_user_id, d.deputy_user_id)
      and d.valid_to > ${tx.now}::timestamptz - interval '1 year' and d.valid_to > d.valid_from
    order by d.valid_from desc, d.id`)

export const listOwnDeputies: Handler<typeof directoryOperations.listOwnDeputies> = async ({ tx, touch }) => {
  const { municipality: m, user, organisation } = tx.session
  const deputies = await listDeputiesOf(tx, user)
  touch({ records: deputies.map(one => one.id) })
  return {
    deputies: deputies.filter(one => one.organisationId === organisation),
    colleagues: await tx.rows<{ id: string; name: string; caseload: number }>(sql`
      select u.id, u.display_name as name, c.open_files::int as caseload
      from access.caseloads() c join access.users u on u.municipality_id = ${m} and u.id = c.user_id
      where c.organisation_id = ${organisation} and u.id <> ${user}
      order by u.display_name, u.id`),
  }
}
