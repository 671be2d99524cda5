import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { planOperations } from '../api.ts'
import type { GoalState } from '../rules/goal-state.ts'
import { changedFields, valuesOfChange } from './change-clash.ts'
import { getOpenFile, mustExist, ofFile, steppedForward } from './open-plan.ts'

interface GoalRow {
  planId: string
  scopeId: number
  subjectId: string
  lifeDomain: string
  version: number
  fields: { title: string; residentWords: string; safetyFirst: boolean; state: GoalState; position: number }
}

export const changeGoal: Handler<typeof planOperations.changeGoal> = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const file = await getOpenFile(tx, input.caseFileId)
  // Locked: a second change at the same time waits, and is then compared with the first.
  const goal = mustExist(
    await tx.find<GoalRow>(sql`
      select plan_id as "planId", scope_id as "scopeId", subject_id as "subjectId", life_domain as "lifeDomain", version,
        jsonb_build_object('title', title, 'residentWords', resident_words, 'safetyFirst', safety_first, 'state', state, 'position', position) as fields
      from app.goals
      where municipality_id = ${municipality} and id = ${input.goalId} and ${ofFile(tx, file, 'goals')}
      for update`),
    'Dit doel',
  )
  touch({ subjects: [goal.subjectId], records: [input.goalId] })
  const values = await valuesOfChange(tx, input.goalId, goal.fields, input.change)
  if (!values) return { id: input.goalId, version: goal.version }

  await tx.run(
    build
      .updateTable('app.goals')
      .set(eb => ({
        ...(values.title === undefined ? {} : { title: values.title }),
        ...(values.residentWords === undefined ? {} : { resident_words: values.residentWords }),
        ...(values.safetyFirst === undefined ? {} : { safety_first: values.safetyFirst }),
        ...(values.state === undefined ? {} : { state: values.state }),
        ...(values.position === undefined ? {} : { position: values.position }),
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', municipality)
      .where('id', '=', input.goalId),
  )
  await steppedForward(tx, file.id)
  const state = values.state ?? goal.fields.state
  const isReached = values.state === 'reached'
  await happenedInFile(tx, {
    event: isReached ? 'goal.reached' : 'goal.changed',
    about: { kind: 'plan', id: goal.planId },
    caseFileId: file.id,
    scopeId: goal.scopeId,
    subjectId: goal.subjectId,
    refersTo: input.goalId,
    attributes: { lifeDomain: goal.lifeDomain, ...(isReached ? {} : { state }) },
    details: {
      title: values.title ?? goal.fields.title,
      lifeDomain: goal.lifeDomain,
      changes: changedFields(goal.fields, values),
    },
  })
  return { id: input.goalId, version: goal.version + 1 }
}
