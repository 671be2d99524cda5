import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { planOperations } from '../api.ts'
import { getOpenFile, mustExist, nameOfDoer, steppedForward } from './open-plan.ts'

interface GoalOfAction {
  planId: string
  scopeId: number
  subjectId: string
  lifeDomain: string
}

export const addAction: Handler<typeof planOperations.addAction> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const file = await getOpenFile(tx, input.caseFileId)
  const goal = mustExist(
    await tx.find<GoalOfAction>(sql`
      select g.plan_id as "planId", g.scope_id as "scopeId", g.subject_id as "subjectId", g.life_domain as "lifeDomain"
      from app.goals g join app.plans p on p.municipality_id = g.municipality_id and p.id = g.plan_id
      where g.municipality_id = ${municipality} and g.id = ${input.goalId} and g.case_file_id = ${file.id} and p.ended_at is null`),
    'Dit doel',
  )
  touch({ subjects: [goal.subjectId], records: [input.id] })
  const name = await nameOfDoer(tx, file.householdId, input.who)
  await tx.run(
    build.insertInto('app.actions').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      goal_id: input.goalId,
      scope_id: goal.scopeId,
      what: input.what,
      who_kind: input.who.kind,
      who_id: input.who.id,
      due_on: input.dueOn ?? null,
      done_when: input.doneWhen,
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  await steppedForward(tx, file.id)
  await happenedInFile(tx, {
    event: 'action.added',
    about: { kind: 'plan', id: goal.planId },
    caseFileId: file.id,
    scopeId: goal.scopeId,
    subjectId: goal.subjectId,
    refersTo: input.id,
    attributes: { lifeDomain: goal.lifeDomain, who: input.who.kind },
    details: { what: input.what, who: name, ...(input.dueOn ? { dueOn: input.dueOn } : {}), lifeDomain: goal.lifeDomain },
  })
  return { id: input.id, version: 1 }
}
