import { sql } from 'kysely'
import { postMessage } from '../../notifications/server/commands.ts'
import { forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { taskOperations } from '../api.ts'
import { endTaskAccess, openTask, stateAfter, type TaskRow, toldAbout } from './task-row.ts'

/** A task is answered by the organisation it was sent to, whoever else can read it. */
export function mustBeReceiver(task: TaskRow, organisation: string): void {
  if (task.organisationId !== organisation) {
    throw forbidden('Deze taak ligt bij een andere organisatie. Alleen zij kan hem beantwoorden; er is niets gewijzigd.')
  }
}

export const answerTask: Handler<typeof taskOperations.answerTask> = async ({ tx, input, touch }) => {
  const { municipality, user, organisation } = tx.session
  const task = await openTask(tx, input.taskId)
  touch({ caseFile: task.caseFileId, subjects: [task.householdId], records: [task.id] })
  mustBeReceiver(task, organisation)
  const accepts = input.answer === 'accept'
  if (!accepts && input.reason === '') {
    throw invalid([{ field: 'reason', message: 'Schrijf kort waarom het niet lukt, zodat de afzender verder kan.' }])
  }
  const state = await stateAfter(tx, task, input.answer)
  await tx.run(sql`
    update app.tasks
    set state = ${state}, assignee_user_id = ${user}, answered_at = ${tx.now}, to_call_since = null, seen_by_sender_at = null,
      finished_at = ${accepts ? null : tx.now}, version = version + 1
    where municipality_id = ${municipality} and id = ${task.id}`)
  if (!accepts) {
    await tx.run(sql`
      update app.task_contents set answer = ${input.reason} where municipality_id = ${municipality} and task_id = ${task.id}`)
  }
  await happenedInFile(tx, {
    event: accepts ? 'task.accepted' : 'task.declined',
    about: { kind: 'task', id: task.id },
    caseFileId: task.caseFileId,
    scopeId: task.scopeId,
    attributes: { lifeDomain: task.lifeDomain },
    details: { lifeDomain: task.lifeDomain, organisationId: organisation, ...(accepts ? {} : { reason: input.reason }) },
  })
  await postMessage(tx, { kind: accepts ? 'task-accepted' : 'task-declined', aboutId: task.id, toUser: toldAbout(task) })
  if (!accepts) await endTaskAccess(tx, task, 'Taak teruggegeven')
  return { id: task.id, version: task.version + 1 }
}
