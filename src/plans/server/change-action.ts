import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { planOperations } from '../api.ts'
import type { ActionState, DoerKind } from '../rules/action-state.ts'
import { changedFields, valuesOfChange } from './change-clash.ts'
import { doerToTell, findDoer, getOpenFile, mustExist, ofFile, steppedForward } from './open-plan.ts'

interface ActionRow {
  planId: string
  scopeId: number
  subjectId: string
  lifeDomain: string
  version: number
  what: string
  whoKind: DoerKind
  whoId: string
  dueOn: string | null
  doneWhen: string
  state: ActionState
}

export const changeAction: Handler<typeof planOperations.changeAction> = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const file = await getOpenFile(tx, input.caseFileId)
  const row = mustExist(
    await tx.find<ActionRow>(sql`
      select g.plan_id as "planId", a.scope_id as "scopeId", g.subject_id as "subjectId", g.life_domain as "lifeDomain", a.version,
        a.what, a.who_kind as "whoKind", a.who_id as "whoId", a.due_on as "dueOn", a.done_when as "doneWhen", a.state
      from app.actions a join app.goals g on g.municipality_id = a.municipality_id and g.id = a.goal_id
      where a.municipality_id = ${municipality} and a.id = ${input.actionId} and ${ofFile(tx, file, 'g')}
      for update of a`),
    'Deze actie',
  )
  touch({ subjects: [row.subjectId], records: [input.actionId] })
  const current = {
    what: row.what,
    who: { kind: row.whoKind, id: row.whoId },
    dueOn: row.dueOn,
    doneWhen: row.doneWhen,
    state: row.state,
  }
  const values = await valuesOfChange(tx, input.actionId, current, input.change)
  if (!values) return { id: input.actionId, version: row.version }
  const doers = values.who
    ? { from: await findDoer(tx, current.who), to: await doerToTell(tx, file.householdId, values.who) }
    : undefined

  await tx.run(
    build
      .updateTable('app.actions')
      .set(eb => ({
        ...(values.what === undefined ? {} : { what: values.what }),
        ...(values.who === undefined ? {} : { who_kind: values.who.kind, who_id: values.who.id }),
        ...(values.dueOn === undefined ? {} : { due_on: values.dueOn }),
        ...(values.doneWhen === undefined ? {} : { done_when: values.doneWhen }),
        ...(values.state === undefined ? {} : { state: values.state, finished_at: values.state === 'open' ? null : tx.now }),
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', municipality)
      .where('id', '=', input.actionId),
  )
  await steppedForward(tx, file.id)
  const isDone = values.state === 'done'
  await happenedInFile(tx, {
    event: isDone ? 'action.done' : 'action.changed',
    about: { kind: 'plan', id: row.planId },
    caseFileId: file.id,
    scopeId: row.scopeId,
    subjectId: row.subjectId,
    refersTo: input.actionId,
    attributes: { lifeDomain: row.lifeDomain, ...(isDone ? {} : { state: values.state ?? row.state }) },
    details: {
      what: values.what ?? row.what,
      lifeDomain: row.lifeDomain,
      changes: changedFields(current, values).map(one => (one.field === 'who' ? { field: 'who', ...doers } : one)),
    },
  })
  return { id: input.actionId, version: row.version + 1 }
}
