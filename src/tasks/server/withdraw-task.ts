import { sql } from 'kysely'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { forbidden } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { taskOperations } from '../api.ts'
import { endTaskAccess, openTask, stateAfter, type TaskRow } from './task-row.ts'

export interface OpenTask {
  id: string
  what: string
  organisationName: string
  state: 'placed' | 'accepted'
}

/** The tasks of a file that are still with partners. */
export const listOpenTasks = (tx: Transaction, caseFileId: string): Promise<OpenTask[]> =>
  tx.rows<OpenTask>(sql`
    select t.id, c.what, o.name as "organisationName", t.state
    from app.tasks t
    join app.task_contents c on c.municipality_id = t.municipality_id and c.task_id = t.id
    join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
    where t.municipality_id = ${tx.session.municipality} and t.case_file_id = ${caseFileId} and t.state in ('placed', 'accepted')
    order by t.placed_at`)

/** Withdraws an open task: the partner loses sight of it at once. `kind` is for figures and clocks, `reason` for people. */
export async function withdrawTask(
  tx: Transaction,
  withdrawal: { taskId: string; reason: string; kind: 'by-sender' | 'file-closed' },
): Promise<TaskRow> {
  const { municipality } = tx.session
  const task = await openTask(tx, withdrawal.taskId)
  if (!task.mayBeTakenBack)
    throw forbidden(
      'Alleen de coördinator van dit huishouden of wie deze taak uitzette kan hem intrekken. Er is niets gewijzigd.',
    )
  const state = await stateAfter(tx, task, 'withdraw')
  await tx.run(sql`
    update app.tasks set state = ${state}, finished_at = ${tx.now}, to_call_since = null, seen_by_sender_at = ${tx.now}, version = version + 1
    where municipality_id = ${municipality} and id = ${task.id}`)
  await tx.run(sql`
    update app.task_contents set answer = ${withdrawal.reason} where municipality_id = ${municipality} and task_id = ${task.id}`)
  await happenedInFile(tx, {
    event: 'task.withdrawn',
    about: { kind: 'task', id: task.id },
    caseFileId: task.caseFileId,
    scopeId: task.scopeId,
    attributes: { reason: withdrawal.kind },
    details: { lifeDomain: task.lifeDomain, organisationId: task.organisationId, reason: withdrawal.reason },
  })
  await postMessage(tx, { kind: 'task-withdrawn', aboutId: task.id, toOrganisation: task.organisationId })
  await endTaskAccess(tx, task, 'Taak ingetrokken')
  return task
}

export const withdrawTaskOperation: Handler<typeof taskOperations.withdrawTask> = async ({ tx, input, touch }) => {
  const task = await withdrawTask(tx, { taskId: input.taskId, reason: input.reason, kind: 'by-sender' })
  touch({ caseFile: task.caseFileId, subjects: [task.householdId], records: [task.id] })
  return { id: task.id, version: task.version + 1 }
}
