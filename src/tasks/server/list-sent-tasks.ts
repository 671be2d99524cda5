import { sql } from 'kysely'
import { findAbsentColleagues } from '../../access/server/deputies.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { taskOperations } from '../api.ts'
import { findTaskLines } from './task-lines.ts'

export const listSentTasks: Handler<typeof taskOperations.listSentTasks> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  // Who takes over a file takes over its tasks, for good or for as long as a colleague is away.
  const users = [user, ...(await findAbsentColleagues(tx)).map(one => one.userId)]
  const ours = sql`(t.sender_user_id = any (${users}) or f.coordinator_user_id = any (${users}))`
  const isNew = sql`t.seen_by_sender_at is null`
  const waits = sql`t.state in ('placed', 'accepted')`
  const shown =
    input.show === 'answered'
      ? { where: sql`${ours} and ${isNew}`, order: sql`coalesce(t.finished_at, t.answered_at) desc` }
      : input.show === 'waiting'
        ? { where: sql`${ours} and ${waits}`, order: sql`t.to_call_since nulls last, t.state desc, t.pick_up_by nulls last` }
        : { where: sql`${ours} and not (${waits}) and not (${isNew})`, order: sql`t.finished_at desc` }
  const { items, total } = await findTaskLines(tx, shown.where, shown.order)
  const counts = await tx.get<{ answered: number; waiting: number }>(sql`
    select count(*) filter (where ${isNew})::integer as answered, count(*) filter (where ${waits})::integer as waiting
    from app.tasks t left join app.case_files f on f.municipality_id = t.municipality_id and f.id = t.case_file_id
    where t.municipality_id = ${municipality} and ${ours}`)
  touch({ records: items.map(item => item.id) })
  return { items, total, counts }
}
