import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { PartnerTask, workplaceOperations } from '../api.ts'
import { lastDayOf } from './last-day.ts'

/** Nobody's first, then mine, each the most urgent first. */
export const getTasksAskedOfUs: Handler<typeof workplaceOperations.getTasksAskedOfUs> = async ({ tx, touch }) => {
  const { municipality: m, user, organisation } = tx.session
  const rows = await tx.rows<{ task: PartnerTask; file: string }>(sql`
      select jsonb_build_object(
        'taskId', t.id, 'caseTitle', t.case_title, 'sender', s.display_name, 'senderOrganisation', o.name, 'state', t.state,
        'isMine', t.assignee_user_id is not distinct from ${user}::uuid, 'assignee', u.display_name,
        'placedAt', t.placed_at, 'pickUpBy', ${lastDayOf(sql`t.pick_up_by`)}) as task, t.case_file_id as file
      from app.tasks t
      join access.users s on s.municipality_id = t.municipality_id and s.id = t.sender_user_id
      join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.sender_organisation_id
      left join access.users u on u.municipality_id = t.municipality_id and u.id = t.assignee_user_id
      where t.municipality_id = ${m} and t.organisation_id = ${organisation} and t.state in ('placed', 'accepted')
      order by t.state = 'accepted', t.assignee_user_id is distinct from ${user}::uuid, t.pick_up_by, t.id
      limit 200`)
  const tasks = rows.map(row => row.task)
  touch({ records: [...tasks.map(task => task.taskId), ...rows.map(row => row.file)] })
  return {
    tasks: tasks.filter(task => task.state === 'placed' || task.isMine).slice(0, 50),
    placed: tasks.filter(task => task.state === 'placed').length,
    accepted: tasks.filter(task => task.state === 'accepted').length,
    mine: tasks.filter(task => task.state === 'accepted' && task.isMine).length,
  }
}
