import { sql } from 'kysely'
import { findAbsentColleagues } from '../../access/server/deputies.ts'
import { findCaseloadNorm } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { workplaceOperations } from '../api.ts'
import { lastDayOf } from './last-day.ts'

type File = OutputOf<typeof workplaceOperations.listMyHouseholds>['files'][number]

export const listMyHouseholds: Handler<typeof workplaceOperations.listMyHouseholds> = async ({ tx, input, touch }) => {
  const { municipality: m, user } = tx.session
  const users = [user, ...(await findAbsentColleagues(tx)).map(one => one.userId)]
  const inPhase =
    input.phase === 'open'
      ? sql`f.closed_at is null`
      : input.phase === 'follow'
        ? sql`f.closed_at is not null and f.phase = 'follow'`
        : sql`f.closed_at is null and f.phase = ${input.phase}`
  const rows = await tx.rows<{ file: File; household_id: string }>(sql`
    select f.household_id, jsonb_build_object(
      'caseFileId', f.id, 'title', f.title, 'area', a.name, 'phase', f.phase, 'openedAt', f.opened_at, 'closedAt', f.closed_at,
      'lastStepAt', f.last_step_at, 'next', clock.next, 'openTasks', (
        select count(*) from app.tasks t
        where t.municipality_id = ${m} and t.case_file_id = f.id and t.state in ('placed', 'accepted')), 'standsInFor', w.display_name) as file
    from app.case_files f
    join app.areas a on a.municipality_id = f.municipality_id and a.id = f.area_id
    left join access.users w on w.municipality_id = f.municipality_id and w.id = f.coordinator_user_id and w.id <> ${user}
    left join lateral (
      select jsonb_build_object('label', c.label, 'dueOn', ${lastDayOf(sql`c.due_at`)}) as next
      from app.clocks c
      where c.municipality_id = ${m} and c.case_file_id = f.id and c.met_at is null and c.stopped_at is null and c.paused_at is null
      order by c.due_at limit 1) clock on true
    where f.municipality_id = ${m} and f.coordinator_user_id = any (${users}) and ${inPhase}
    order by (clock.next ->> 'dueOn')::date nulls last, f.title, f.id
    limit 200`)
  touch({ subjects: rows.map(row => row.household_id), records: rows.map(row => row.file.caseFileId) })
  return { files: rows.map(row => row.file), norm: await findCaseloadNorm(tx) }
}
