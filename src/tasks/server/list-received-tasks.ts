import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { taskOperations } from '../api.ts'
import { findTaskLines } from './task-lines.ts'

export const listReceivedTasks: Handler<typeof taskOperations.listReceivedTasks> = async ({ tx, input, touch }) => {
  const { municipality, organisation } = tx.session
  const ours = sql`t.organisation_id = ${organisation}`
  const order =
    input.state === 'placed'
      ? sql`t.pick_up_by nulls last, t.placed_at`
      : input.state === 'accepted'
        ? sql`(t.assignee_user_id = ${tx.session.user}) desc, t.answered_at`
        : sql`t.finished_at desc`
  const { items, total } = await findTaskLines(tx, sql`${ours} and t.state = ${input.state}`, order)
  const counts = await tx.get<{ placed: number; accepted: number; done: number }>(sql`
    select count(*) filter (where state = 'placed')::integer as placed, count(*) filter (where state = 'accepted')::integer as accepted,
      count(*) filter (where state = 'done')::integer as done
    from app.tasks t where t.municipality_id = ${municipality} and ${ours}`)
  touch({ records: items.map(item => item.id) })
  return { items, total, counts }
}
