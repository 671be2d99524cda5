import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { planOperations } from '../api.ts'
import { getOpenFile, getRunningPlan, mustExist, ofFile } from './open-plan.ts'

/** Puts a goal with its actions under the plan of two households, or back under its own file; the same people, domain and level. */
export async function moveGoal(tx: Transaction, caseFileId: string, goalId: string, isShared: boolean): Promise<void> {
  const goal = await tx.get<{ planId: string; fileId: string; subject: string; domain: number }>(sql`
    select g.plan_id as "planId", g.case_file_id as "fileId", s.subject_id as subject, s.access_domain as domain
    from app.goals g join access.scopes s on s.municipality_id = g.municipality_id and s.id = g.scope_id
    where g.municipality_id = ${tx.session.municipality} and g.id = ${goalId}`)
  const scopeId = await tx.scope({
    caseFile: caseFileId,
    holder: isShared ? goal.planId : goal.fileId,
    subject: goal.subject,
    domain: goal.domain,
  })
  await tx.run(sql`select app.share_goal(${goalId}, ${scopeId})`)
}

export const shareGoal: Handler<typeof planOperations.shareGoal> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  const plan = await getRunningPlan(tx, file)
  const goal = mustExist(
    await tx.find<{ subjectId: string; isShared: boolean; isOfThisFile: boolean }>(sql`
      select g.subject_id as "subjectId", s.holder_id = g.plan_id as "isShared", g.case_file_id = ${file.id} as "isOfThisFile"
      from app.goals g join access.scopes s on s.municipality_id = g.municipality_id and s.id = g.scope_id
      where g.municipality_id = ${tx.session.municipality} and g.id = ${input.goalId} and g.plan_id = ${plan.id} and ${ofFile(tx, file, 'g')}`),
    'Dit doel',
  )
  touch({ subjects: [goal.subjectId], records: [input.goalId] })
  if (!plan.isShared) throw conflict('Dit plan is van één gezin; er is geen ander gezin om mee te delen. Er is niets gewijzigd.')
  if (!input.isShared && (!goal.isOfThisFile || goal.subjectId === plan.id)) {
    throw conflict('Dit doel is in het andere dossier gemaakt, of gaat over beide gezinnen. Er is niets gewijzigd.')
  }
  if (goal.isShared !== input.isShared) await moveGoal(tx, file.id, input.goalId, input.isShared)
  return { id: input.goalId }
}
