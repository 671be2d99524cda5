import { sql } from 'kysely'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'

/** The pick-up term passed without an answer: the task goes on the list to call. Runs as the worker, in the step of the clock. */
export async function taskTermPassed(tx: Transaction, taskId: string): Promise<void> {
  await tx.run(sql`
    update app.tasks set to_call_since = ${tx.now}
    where municipality_id = ${tx.session.municipality} and id = ${taskId} and state = 'placed' and to_call_since is null`)
}

/** The pick-up term is nearly over: the organisation is reminded. Runs as the worker. */
export async function taskTermNears(tx: Transaction, taskId: string): Promise<void> {
  const task = await tx.find<{ organisationId: string }>(sql`
    select organisation_id as "organisationId" from app.tasks
    where municipality_id = ${tx.session.municipality} and id = ${taskId} and state = 'placed'`)
  if (task) await postMessage(tx, { kind: 'task-reminder', aboutId: taskId, toOrganisation: task.organisationId })
}
