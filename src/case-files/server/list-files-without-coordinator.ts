import { sql } from 'kysely'
import { stillCoordinates } from '../../access/server/still-coordinates.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { caseFileOperations } from '../api.ts'

/** The oldest first: a household that waits for somebody is an exception, however young. */
export const listFilesWithoutCoordinator: Handler<typeof caseFileOperations.listFilesWithoutCoordinator> = async ({
  tx,
  touch,
}) => {
  const m = tx.session.municipality
  const files = await tx.rows<{
    id: string
    householdId: string
    title: string
    areaName: string
    openedAt: Date
    reason: 'never' | 'left'
    lastCoordinator: string | null
    since: Date
  }>(sql`
    select f.id, f.household_id as "householdId", f.title, a.name as "areaName", f.opened_at as "openedAt",
      case when f.coordinator_user_id is null then 'never' else 'left' end as reason,
      u.display_name as "lastCoordinator",
      coalesce((
        select max(r.valid_to) from access.role_assignments r
        where r.municipality_id = ${m} and r.user_id = f.coordinator_user_id and r.organisation_id = f.coordinator_organisation_id and r.role = 'coordinator'),
        f.opened_at) as since
    from app.case_files f
    join app.areas a on a.municipality_id = ${m} and a.id = f.area_id
    left join access.users u on u.municipality_id = ${m} and u.id = f.coordinator_user_id
    where f.municipality_id = ${m} and f.closed_at is null
      and not exists (
        select from access.role_assignments r
        where r.municipality_id = ${m} and r.user_id = f.coordinator_user_id and r.organisation_id = f.coordinator_organisation_id and r.role = 'coordinator'
          and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
          and ${stillCoordinates(sql`f.id`)})
    order by since, f.id
    limit 200`)
  touch({ subjects: files.map(file => file.householdId), records: files.map(file => file.id) })
  return {
    files: files.map(({ householdId: _, ...file }) => ({
      ...file,
      openedAt: file.openedAt.toISOString(),
      since: file.since.toISOString(),
    })),
  }
}
