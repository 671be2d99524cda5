import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { taskOperations } from '../api.ts'
import { followClock, openTask, stateAfter } from './task-row.ts'

/**
 * Who watches calls the organisation about an open task. Reached: the term begins anew and the task leaves the list.
 * Not reached: it stays there, with the attempt.
 */
export const recordTaskCall: Handler<typeof taskOperations.recordTaskCall> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const task = await openTask(tx, input.taskId)
  touch({ caseFile: task.caseFileId, subjects: [task.householdId], records: [task.id, input.id] })
  await stateAfter(tx, task, 'call')
  await happenedInFile(tx, {
    event: 'task.reminded',
    about: { kind: 'task', id: task.id },
    caseFileId: task.caseFileId,
    scopeId: task.scopeId,
    refersTo: input.id,
    attributes: { reached: input.reached },
    details: { reached: input.reached, note: input.note, organisationId: task.organisationId },
  })
  const due = await followClock(tx, task.id)
  await tx.run(
    build.insertInto('app.task_calls').values({
      municipality_id: municipality,
      id: input.id,
      task_id: task.id,
      scope_id: task.scopeId,
      area_id: task.areaId,
      shielded: task.shielded,
      called_at: tx.now,
      called_by: user,
      reached: input.reached,
      note: input.note,
      new_pick_up_by: input.reached ? due : null,
    }),
  )
  if (input.reached) {
    await tx.run(sql`
      update app.tasks set to_call_since = null, version = version + 1 where municipality_id = ${municipality} and id = ${task.id}`)
  }
  return { id: input.id, version: task.version + (input.reached ? 1 : 0) }
}
