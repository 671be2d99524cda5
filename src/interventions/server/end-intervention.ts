import { sql } from 'kysely'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { interventionOperations } from '../api.ts'
import { courseErrors } from '../rules/course.ts'
import { getLockedIntervention, tellOf } from './stored-intervention.ts'

export const endIntervention: Handler<typeof interventionOperations.endIntervention> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.interventionId] })
  mustBeOpen(file)
  const one = await getLockedIntervention(tx, file.id, input.interventionId)
  touch({ subjects: [one.subjectId] })
  if (one.endedOn) {
    throw conflict('Een collega legde het einde al vast. Uw gegevens zijn niet opgeslagen; bekijk wat er staat.', {
      clashes: [
        { field: 'endedOn', yours: input.endedOn, theirs: one.endedOn },
        { field: 'result', yours: input.result, theirs: one.result },
      ],
    })
  }
  const errors: { field: string; message: string }[] = courseErrors({ ...one, endedOn: input.endedOn }, calendarDateOf(tx.now))
  if (one.startedOn === null && input.result !== 'not-started') {
    errors.push({ field: 'result', message: 'Deze hulp is nog niet begonnen. Leg eerst de start vast, of kies “Niet begonnen”.' })
  }
  if (one.startedOn !== null && input.result === 'not-started') {
    errors.push({ field: 'result', message: 'Deze hulp is wel begonnen. Kies wat er van kwam.' })
  }
  if (errors.length > 0) throw invalid(errors)
  await tx.run(sql`
    update app.interventions
    set ended_on = ${input.endedOn}, result = ${input.result}, end_reason = ${input.reason}, end_note = ${input.note}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${one.id}`)
  await tellOf(
    tx,
    file,
    one,
    'intervention.ended',
    { result: input.result, reason: input.reason },
    { endedOn: input.endedOn, result: input.result, endReason: input.reason, note: input.note },
  )
  return { id: one.id, version: one.version + 1 }
}

export const resumeIntervention: Handler<typeof interventionOperations.resumeIntervention> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.interventionId] })
  mustBeOpen(file)
  const one = await getLockedIntervention(tx, file.id, input.interventionId)
  touch({ subjects: [one.subjectId] })
  if (!one.endedOn || one.version !== input.version) {
    throw conflict('Deze hulp is intussen gewijzigd. Er is niets teruggenomen; bekijk de laatste stand.')
  }
  await tx.run(sql`
    update app.interventions set ended_on = null, result = null, end_reason = null, end_note = '', version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${one.id}`)
  await tellOf(
    tx,
    file,
    one,
    'intervention.changed',
    {},
    {
      changes: [{ field: 'endedOn', from: one.endedOn, to: null }],
      isResumed: true,
    },
  )
  return { id: one.id, version: one.version + 1 }
}
