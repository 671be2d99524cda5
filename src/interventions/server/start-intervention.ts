import { sql } from 'kysely'
import type { Role } from '../../access/rules/roles.ts'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { interventionOperations } from '../api.ts'
import { courseErrors } from '../rules/course.ts'
import { getLockedIntervention, type StoredIntervention, tellOf } from './stored-intervention.ts'

export const startIntervention: Handler<typeof interventionOperations.startIntervention> = async ({
  tx,
  input,
  roles,
  touch,
}) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.interventionId] })
  mustBeOpen(file)
  const one = await getLockedIntervention(tx, file.id, input.interventionId)
  touch({ subjects: [one.subjectId] })
  if (one.endedOn) throw conflict('Deze hulp is al geëindigd. Er is niets gewijzigd; bekijk de laatste stand.')
  if (one.startedOn === input.startedOn) return { id: one.id, version: one.version }
  if (one.startedOn) {
    throw conflict('Een collega legde de start al vast. Uw datum is niet opgeslagen; wijzig zo nodig de datum die er staat.', {
      clashes: [{ field: 'startedOn', yours: input.startedOn, theirs: one.startedOn }],
    })
  }
  const errors = courseErrors({ ...one, startedOn: input.startedOn }, calendarDateOf(tx.now))
  if (errors.length > 0) throw invalid(errors)
  await tx.run(sql`
    update app.interventions set started_on = ${input.startedOn}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${one.id}`)
  await tellStarted(tx, file, one, input.startedOn, roles)
  return { id: one.id, version: one.version + 1 }
}

/** For programmes this is the moment somebody was brought to help (toegeleid): they count by whom, and to what kind of help. */
export const tellStarted = (
  tx: Transaction,
  file: { id: string; householdId: string },
  one: Omit<StoredIntervention, 'referredOn' | 'startedOn' | 'endedOn' | 'result' | 'endReason' | 'version' | 'goalId'>,
  startedOn: string,
  roles: readonly Role[],
): Promise<void> =>
  tellOf(tx, file, one, 'enrolment.started', { organisationKind: one.organisationKind, by: actingRole(roles) }, { startedOn })

/** The one of their roles in which somebody brings a household to help. */
const actingRole = (roles: readonly Role[]): Role =>
  (['coordinator', 'visitor', 'contact_point', 'partner'] as const).find(role => roles.includes(role)) ?? 'coordinator'
