import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { GoalState } from '../rules/goal-state.ts'
import { findRunningPlan } from './open-plan.ts'

export interface GoalOutcome {
  goalId: string
  state: Exclude<GoalState, 'open'>
}

interface OpenGoal {
  id: string
  title: string
  lifeDomain: string
  subjectId: string
  scopeId: number
}

/**
 * Ends the running plan of a file (one of two households ends for this one only), with an outcome for each goal that is still open; without a plan there is nothing to do.
 * @throws invalid at `goals` with the goals that have no outcome yet
 */
export async function endPlan(tx: Transaction, caseFileId: string, outcomes: readonly GoalOutcome[]): Promise<void> {
  const { municipality } = tx.session
  const file = await getCaseFile(tx, caseFileId)
  const plan = await findRunningPlan(tx, file)
  if (!plan) return
  await tx.run(sql`select from app.plans where municipality_id = ${municipality} and id = ${plan.id} for update`)
  const open = await tx.rows<OpenGoal>(sql`
    select id, title, life_domain as "lifeDomain", subject_id as "subjectId", scope_id as "scopeId" from app.goals
    where municipality_id = ${municipality} and plan_id = ${plan.id} and state = 'open'
      -- What is of two households goes on with the other one.
      and not (${plan.isShared} and exists (
        select from access.scopes s
        where s.municipality_id = goals.municipality_id and s.id = goals.scope_id and s.holder_id = goals.plan_id))
    order by position for update`)
  const stateOf = new Map(outcomes.map(outcome => [outcome.goalId, outcome.state]))
  const missing = open.filter(goal => !stateOf.has(goal.id))
  if (missing.length > 0) {
    throw invalid(
      missing.map(goal => ({ field: `goals.${goal.id}`, message: `Kies wat er van dit doel is gekomen: ${goal.title}` })),
    )
  }
  for (const goal of open) {
    const state = stateOf.get(goal.id)
    await tx.run(sql`
      update app.goals set state = ${state}, version = version + 1 where municipality_id = ${municipality} and id = ${goal.id}`)
    await happenedInFile(tx, {
      event: state === 'reached' ? 'goal.reached' : 'goal.changed',
      about: { kind: 'plan', id: plan.id },
      caseFileId,
      scopeId: goal.scopeId,
      subjectId: goal.subjectId,
      refersTo: goal.id,
      attributes: { lifeDomain: goal.lifeDomain, ...(state === 'reached' ? {} : { state: state ?? null }) },
      details: { title: goal.title, lifeDomain: goal.lifeDomain, changes: [{ field: 'state', from: 'open', to: state }] },
    })
  }
  if (!plan.isShared)
    await tx.run(sql`
    update app.plans set ended_at = ${tx.now}, version = version + 1 where municipality_id = ${municipality} and id = ${plan.id}`)
  await tx.run(sql`
    update app.plan_households set valid_to = greatest(valid_from, ${tx.now}::timestamptz)
    where municipality_id = ${municipality} and plan_id = ${plan.id} and valid_to is null
      and (not ${plan.isShared} or household_id = ${file.householdId})`)
  await happenedInFile(tx, {
    event: 'plan.ended',
    about: { kind: 'plan', id: plan.id },
    caseFileId,
    scopeId: plan.scopeId,
  })
}
