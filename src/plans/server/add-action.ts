import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import { keepHidden } from '../../shields/server/commands.ts'
import type { planOperations } from '../api.ts'
import type { DoerKind } from '../rules/action-state.ts'
import { doerToTell, getOpenFile, mustExist, ofFile, steppedForward } from './open-plan.ts'

interface GoalOfAction {
  planId: string
  scopeId: number
  subjectId: string
  lifeDomain: string
}

export interface NewAction {
  caseFileId: string
  id: string
  goalId: string
  what: string
  who: { kind: DoerKind; id: string }
  dueOn?: string | undefined
  doneWhen: string
}

/** Adds an action to a goal of the running plan. @throws notFound for a goal of another plan, invalid at `who` */
export async function addActionTo(tx: Transaction, action: NewAction): Promise<{ subjectId: string }> {
  const { municipality, user } = tx.session
  const file = await getOpenFile(tx, action.caseFileId)
  const goal = mustExist(
    await tx.find<GoalOfAction>(sql`
      select g.plan_id as "planId", g.scope_id as "scopeId", g.subject_id as "subjectId", g.life_domain as "lifeDomain"
      from app.goals g join app.plans p on p.municipality_id = g.municipality_id and p.id = g.plan_id
      where g.municipality_id = ${municipality} and g.id = ${action.goalId} and ${ofFile(tx, file, 'g')} and p.ended_at is null`),
    'Dit doel',
  )
  const who = await doerToTell(tx, file.householdId, action.who)
  await tx.run(
    build.insertInto('app.actions').values({
      municipality_id: municipality,
      id: action.id,
      case_file_id: file.id,
      goal_id: action.goalId,
      scope_id: goal.scopeId,
      what: action.what,
      who_kind: action.who.kind,
      who_id: action.who.id,
      due_on: action.dueOn ?? null,
      done_when: action.doneWhen,
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  await happenedInFile(tx, {
    event: 'action.added',
    about: { kind: 'plan', id: goal.planId },
    caseFileId: file.id,
    scopeId: goal.scopeId,
    subjectId: goal.subjectId,
    refersTo: action.id,
    attributes: { lifeDomain: goal.lifeDomain, who: action.who.kind },
    details: {
      what: action.what,
      who,
      ...(action.dueOn ? { dueOn: action.dueOn } : {}),
      ...(action.doneWhen ? { doneWhen: action.doneWhen } : {}),
      lifeDomain: goal.lifeDomain,
    },
  })
  const organisationId = action.who.kind === 'organisation' ? action.who.id : undefined
  const isHidden = await keepHidden(tx, { caseFileId: file.id, organisationId, recordIds: [action.id] })
  if (!isHidden) await steppedForward(tx, file.id)
  return { subjectId: goal.subjectId }
}

export const addAction: Handler<typeof planOperations.addAction> = async ({ tx, input, touch }) => {
  const { subjectId } = await addActionTo(tx, input)
  touch({ subjects: [subjectId], records: [input.id] })
  return { id: input.id, version: 1 }
}
