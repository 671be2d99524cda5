import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { GoalState } from '../rules/goal-state.ts'

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
 * Ends the running plan of a file, with an outcome for each goal that is still open; without a plan there is nothing to do.
 * @throws invalid at `goals` with the goals that have no outcome yet
 */
export async function endPlan(tx: Transaction, caseFileId: string, outcomes: readonly GoalOutcome[]): Promise<void> {
  const { municipality } = tx.session
  const plan = await tx.find<{ id: string; scopeId: number }>(sql`
    select id, scope_id as "scopeId" from app.plans
    where municipality_id = ${municipality} and case_file_id = ${caseFileId} and ended_at is null for update`)
  if (!plan) return
  const open = await tx.rows<OpenGoal>(sql`
    select id, title, life_domain as "lifeDomain", subject_id as "subjectId", scope_id as "scopeId" from app.goals
    where municipality_id = ${municipality} and plan_id = ${plan.id} and state = 'open' order by position for update`)
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
  await tx.run(sql`
    update app.plans set ended_at = ${tx.now}, version = version + 1 where municipality_id = ${municipality} and id = ${plan.id}`)
  await tx.run(sql`
    update app.plan_households set valid_to = greatest(valid_from, ${tx.now}::timestamptz)
    where municipality_id = ${municipality} and plan_id = ${plan.id} and valid_to is null`)
  await happenedInFile(tx, {
    event: 'plan.ended',
    about: { kind: 'plan', id: plan.id },
    caseFileId,
    scopeId: plan.scopeId,
  })
}
