import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { TaskToCall, taskOperations } from '../api.ts'
import { mostLines, taskLineColumns, taskLineJoins, withLifeDomainLabels } from './task-lines.ts'

type Found = Omit<TaskToCall, 'lifeDomainLabel'> & {
  lifeDomain: string
  programmeId: string | null
  programmeVersion: number | null
  total: number
}

export const listTasksToCall: Handler<typeof taskOperations.listTasksToCall> = async ({ tx, touch }) => {
  const found = await tx.rows<Found>(sql`
    select ${taskLineColumns},
      jsonb_build_object('id', o.id, 'name', o.name, 'contactFunction', o.contact_function, 'phone', o.phone, 'mailbox', o.mailbox) as organisation,
      (select count(*)::integer from app.task_calls k where k.municipality_id = t.municipality_id and k.task_id = t.id) as calls,
      (select jsonb_build_object('at', k.called_at, 'by', u.display_name, 'reached', k.reached, 'note', k.note)
        from app.task_calls k join access.users u on u.municipality_id = k.municipality_id and u.id = k.called_by
        where k.municipality_id = t.municipality_id and k.task_id = t.id order by k.called_at desc limit 1) as "lastCall",
      count(*) over ()::integer as total
    from app.tasks t ${taskLineJoins}
    where t.municipality_id = ${tx.session.municipality} and t.state = 'placed' and t.to_call_since is not null
    order by t.to_call_since, t.id
    limit ${mostLines}`)
  const total = found[0]?.total ?? 0
  const items = await withLifeDomainLabels(
    tx,
    found.map(({ total: _, ...line }) => line),
  )
  touch({ records: items.map(item => item.id) })
  return { items, total }
}
