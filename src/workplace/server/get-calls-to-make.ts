import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { workplaceOperations } from '../api.ts'
import { lastDayOf } from './last-day.ts'

type Call = OutputOf<typeof workplaceOperations.getCallsToMake>['calls'][number]

export const getCallsToMake: Handler<typeof workplaceOperations.getCallsToMake> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const rows = await tx.rows<{ call: Call; file: string }>(sql`
      select jsonb_build_object(
        'taskId', t.id, 'caseTitle', t.case_title, 'organisation', o.name, 'contactFunction', o.contact_function, 'phone', o.phone,
        'pickUpOn', ${lastDayOf(sql`t.pick_up_by`)}, 'timesCalled', (
          select count(*) from app.task_calls c where c.municipality_id = t.municipality_id and c.task_id = t.id)) as call, t.case_file_id as file
      from app.tasks t
      join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
      where t.municipality_id = ${m} and t.state = 'placed' and t.to_call_since is not null
      order by t.to_call_since, t.id
      limit 200`)
  const calls = rows.map(row => row.call)
  touch({ records: [...calls.map(call => call.taskId), ...rows.map(row => row.file)] })
  return { calls: calls.slice(0, 10), count: calls.length }
}
