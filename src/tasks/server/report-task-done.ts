import { sql } from 'kysely'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { taskOperations } from '../api.ts'
import { mustBeReceiver } from './answer-task.ts'
import { endTaskAccess, openTask, stateAfter, toldAbout } from './task-row.ts'

export const reportTaskDone: Handler<typeof taskOperations.reportTaskDone> = async ({ tx, input, touch }) => {
  const { municipality, organisation } = tx.session
  const task = await openTask(tx, input.taskId)
  touch({ caseFile: task.caseFileId, subjects: [task.householdId], records: [task.id] })
  mustBeReceiver(task, organisation)
  const state = await stateAfter(tx, task, 'report')
  await tx.run(sql`
    update app.tasks set state = ${state}, finished_at = ${tx.now}, seen_by_sender_at = null, version = version + 1
    where municipality_id = ${municipality} and id = ${task.id}`)
  await tx.run(sql`
    update app.task_contents set result = ${input.result} where municipality_id = ${municipality} and task_id = ${task.id}`)
  await happenedInFile(tx, {
    event: 'task.done',
    about: { kind: 'task', id: task.id },
    caseFileId: task.caseFileId,
    scopeId: task.scopeId,
    attributes: { lifeDomain: task.lifeDomain },
    details: { lifeDomain: task.lifeDomain, organisationId: organisation, result: input.result.slice(0, 200) },
  })
  await discardDrafts(tx, { form: 'task-result', aboutId: task.id })
  await postMessage(tx, { kind: 'task-done', aboutId: task.id, toUser: toldAbout(task) })
  // Help after closing (aftercare): the file is closed already, so nothing else ends this reach.
  if (task.fileClosedAt) await endTaskAccess(tx, task, 'Taak klaar')
  return { id: task.id, version: task.version + 1 }
}
