import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { accessDomainFor, getCaseFile, mustBeKnownSubject, mustBeOpen } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { keepHidden } from '../../shields/server/commands.ts'
import type { interventionOperations } from '../api.ts'
import { courseErrors } from '../rules/course.ts'
import { tellStarted } from './start-intervention.ts'
import { kindsHere, tellOf } from './stored-intervention.ts'

export const refer: Handler<typeof interventionOperations.refer> = async ({ tx, input, roles, touch }) => {
  const { municipality, user } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  const subjectId = input.subjectId ?? file.householdId
  touch({ subjects: [subjectId], records: [input.id] })
  mustBeOpen(file)
  await mustBeKnownSubject(tx, file, input.subjectId)
  const course = { referredOn: input.referredOn, startedOn: input.startedOn ?? null, endedOn: null }
  const errors = courseErrors(course, calendarDateOf(tx.now))
  if (errors.length > 0) throw invalid(errors)
  if (!(await kindsHere(tx)).some(one => one.code === input.kind)) {
    throw invalid([{ field: 'kind', message: 'Kies een soort uit de lijst.' }])
  }
  const organisation = await getOrganisation(tx, input.organisationId)
  if (input.goalId) await mustBeGoal(tx, file.id, input.goalId)
  const domain = await accessDomainFor(tx, file.id, input.lifeDomain)
  const scopeId = await tx.scope({ caseFile: file.id, subject: subjectId, domain: accessDomainIds[domain] })
  await tx.run(
    build.insertInto('app.interventions').values({
      municipality_id: municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      kind: input.kind,
      name: input.name,
      organisation_id: organisation.id,
      life_domain: input.lifeDomain,
      subject_id: subjectId,
      goal_id: input.goalId ?? null,
      referred_on: course.referredOn,
      started_on: course.startedOn,
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  const made = {
    ...input,
    scopeId,
    subjectId,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
  }
  await tellOf(tx, file, made, 'intervention.referred', { organisationKind: organisation.kind }, { referredOn: input.referredOn })
  if (course.startedOn) await tellStarted(tx, file, made, course.startedOn, roles)
  await keepHidden(tx, { caseFileId: file.id, organisationId: organisation.id, recordIds: [input.id] })
  return { id: input.id, version: 1 }
}

async function getOrganisation(tx: Transaction, id: string): Promise<{ id: string; name: string; kind: string }> {
  const found = await tx.find<{ id: string; name: string; kind: string }>(sql`
    select id, name, kind from app.organisations
    where municipality_id = ${tx.session.municipality} and id = ${id} and ended_at is null`)
  if (!found) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
  return found
}

/** @throws invalid, also for a goal that was not shared */
export async function mustBeGoal(tx: Transaction, caseFileId: string, goalId: string): Promise<void> {
  const found = await tx.find(sql`
    select id from app.goals where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and id = ${goalId}`)
  if (!found) throw invalid([{ field: 'goalId', message: 'Kies een doel uit het plan van dit huishouden.' }])
}
