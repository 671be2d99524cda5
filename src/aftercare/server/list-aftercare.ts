import { sql } from 'kysely'
import { findAbsentColleagues } from '../../access/server/deputies.ts'
import { stillCoordinates } from '../../access/server/still-coordinates.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf, timeZone } from '../../platform/time/calendar-date.ts'
import type { aftercareOperations } from '../api.ts'

interface Line {
  id: string
  caseFileId: string
  caseTitle: string
  plannedFor: string
  closedAt: string
  attempts: number
}

export const listAftercare: Handler<typeof aftercareOperations.listAftercare> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const users = [user, ...(await findAbsentColleagues(tx)).map(one => one.userId)]
  const today = calendarDateOf(tx.now)
  const ours = sql`
    app.aftercare_contacts a
    join app.case_files f on f.municipality_id = a.municipality_id and f.id = a.case_file_id
    where a.municipality_id = ${municipality} and f.coordinator_user_id = any (${users}) and f.closed_at is not null and a.made_at is null`
  const items = await tx.rows<Line>(sql`
    select a.id, f.id as "caseFileId", f.title as "caseTitle", a.planned_for as "plannedFor", f.closed_at as "closedAt",
      (select count(*)::integer from app.aftercare_contacts earlier
        where earlier.municipality_id = a.municipality_id and earlier.case_file_id = a.case_file_id
          and earlier.made_at >= f.closed_at and earlier.result <> 'cancelled') as attempts
    from ${ours} and (a.planned_for <= ${today}) = ${input.show === 'due'}
    order by a.planned_for, f.title, a.id
    limit 200`)
  const counts = await tx.get<{ due: number; planned: number }>(sql`
    select count(*) filter (where a.planned_for <= ${today})::integer as due, count(*) filter (where a.planned_for > ${today})::integer as planned
    from ${ours}`)
  touch({ records: items.map(item => item.caseFileId) })
  return { items, counts }
}

interface Orphan {
  caseFileId: string
  caseTitle: string
  areaName: string
  coordinatorName: string | null
  closedAt: string
  dueOn: string | null
}

export const listAftercareWithoutCoordinator: Handler<typeof aftercareOperations.listAftercareWithoutCoordinator> = async ({
  tx,
  touch,
}) => {
  const { municipality } = tx.session
  const items = await tx.rows<Orphan>(sql`
    select f.id as "caseFileId", f.title as "caseTitle", n.name as "areaName", u.display_name as "coordinatorName", f.closed_at as "closedAt",
      (select min(((c.due_at - interval '1 second') at time zone ${timeZone})::date) from app.clocks c
        where c.municipality_id = f.municipality_id and c.case_file_id = f.id and c.about_kind <> 'task'
          and c.met_at is null and c.stopped_at is null) as "dueOn"
    from app.case_files f
    join app.areas n on n.municipality_id = f.municipality_id and n.id = f.area_id
    left join access.users u on u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id
    where f.municipality_id = ${municipality} and f.phase = 'follow'
      and not exists (
        select from access.role_assignments r
        where r.municipality_id = f.municipality_id and r.user_id = f.coordinator_user_id
          and r.organisation_id = f.coordinator_organisation_id and r.role = 'coordinator'
          and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
          and ${stillCoordinates(sql`f.id`)})
    order by f.closed_at, f.id
    limit 200`)
  touch({ records: items.map(item => item.caseFileId) })
  return { items }
}
