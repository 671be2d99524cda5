import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { applyChange } from '../../platform/changes.ts'
import { build } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { interventionOperations } from '../api.ts'
import { courseErrors } from '../rules/course.ts'
import { mustBeGoal } from './refer.ts'
import { getLockedIntervention, tellOf } from './stored-intervention.ts'

type Fields = { name: string; referredOn: string; startedOn: string; goalId: string | null }

export const changeIntervention: Handler<typeof interventionOperations.changeIntervention> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.interventionId] })
  mustBeOpen(file)
  const one = await getLockedIntervention(tx, file.id, input.interventionId)
  touch({ subjects: [one.subjectId] })
  const current = { name: one.name, referredOn: one.referredOn, startedOn: one.startedOn ?? '', goalId: one.goalId }
  const outcome = applyChange<Fields>(current, input.change as never)
  if (outcome.kind === 'clash') {
    throw conflict('Een collega wijzigde dit ook. Uw wijziging is niet opgeslagen; kies wat er moet blijven staan.', {
      clashes: outcome.clashes,
    })
  }
  if (outcome.kind === 'identical') return { id: one.id, version: one.version }
  const { name, referredOn, startedOn, goalId } = outcome.values
  const errors = courseErrors(
    { referredOn: referredOn ?? one.referredOn, startedOn: startedOn ?? one.startedOn, endedOn: one.endedOn },
    calendarDateOf(tx.now),
  )
  if (errors.length > 0) throw invalid(errors)
  if (goalId) await mustBeGoal(tx, file.id, goalId)
  await tx.run(
    build
      .updateTable('app.interventions')
      .set(eb => ({
        ...(name === undefined ? {} : { name }),
        ...(referredOn === undefined ? {} : { referred_on: referredOn }),
        ...(startedOn === undefined ? {} : { started_on: startedOn }),
        ...(goalId === undefined ? {} : { goal_id: goalId }),
        version: eb('version', '+', 1),
      }))
      .where('municipality_id', '=', tx.session.municipality)
      .where('id', '=', one.id),
  )
  // The goal may lie in a part of the file that who reads this line does not reach: that it changed is enough.
  const changes = (['name', 'referredOn', 'startedOn'] as const)
    .filter(field => outcome.values[field] !== undefined)
    .map(field => ({ field, from: current[field], to: outcome.values[field] }))
  await tellOf(tx, file, { ...one, name: name ?? one.name }, 'intervention.changed', {}, { changes })
  return { id: one.id, version: one.version + 1 }
}
