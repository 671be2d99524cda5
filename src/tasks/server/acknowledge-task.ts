import { sql } from 'kysely'
import { forbidden } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { taskOperations } from '../api.ts'
import { openTask } from './task-row.ts'

export const acknowledgeTask: Handler<typeof taskOperations.acknowledgeTask> = async ({ tx, input, touch }) => {
  const task = await openTask(tx, input.taskId)
  touch({ caseFile: task.caseFileId, subjects: [task.householdId], records: [task.id] })
  if (![task.senderUserId, task.coordinatorUserId].includes(tx.session.user)) {
    throw forbidden('Alleen wie de taak uitzette, of nu coördinator is, kan het antwoord als gezien merken.')
  }
  await tx.run(sql`
    update app.tasks set seen_by_sender_at = ${tx.now}
    where municipality_id = ${tx.session.municipality} and id = ${task.id} and seen_by_sender_at is null`)
  return { id: task.id, version: task.version }
}
