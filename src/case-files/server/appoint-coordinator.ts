import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { legalGrounds } from '../../access/rules/legal-grounds.ts'
import { currentGround } from '../../access/server/current-ground.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type CarriedOver, happenedInFile } from '../../programmes/server/commands.ts'
import { getCaseFile } from './get-case-file.ts'
import { mustNotStandIn } from './stand-in.ts'

export interface Appointment {
  caseFileId: string
  userId: string
  organisationId: string
  /** Who is coordinator now as the person who appoints saw it; undefined leaves it unchecked, null means nobody. */
  expectedUserId?: string | null
  reason?: string
  /** The file is taken over from another system, where this was arranged before: counted back then, and nobody gets mail. */
  carriedOver?: CarriedOver
}

/**
 * Gives a case file its one coordinator. The previous one keeps a line in the history and loses sight at once.
 * It may take the file out of the actor's own sight, so it is the last thing done in a transaction.
 */
export async function appointCoordinator(tx: Transaction, appointment: Appointment): Promise<{ involvementId: string }> {
  const file = await getCaseFile(tx, appointment.caseFileId)
  // A closed file with aftercare to come still has a coordinator.
  if (file.closedAt && file.phase !== 'follow') {
    throw conflict('Dit dossier is afgesloten. Heropen het eerst; er is nu niets gewijzigd.')
  }
  if (appointment.expectedUserId !== undefined && appointment.expectedUserId !== file.coordinatorUserId) {
    throw conflict('Dit dossier kreeg net een andere coördinator. Er is niets gewijzigd; bekijk de laatste stand.', {
      clashes: [{ field: 'coordinator', yours: appointment.userId, theirs: file.coordinatorUserId }],
    })
  }
  const isTheSame = file.coordinatorUserId === appointment.userId && file.coordinatorOrganisationId === appointment.organisationId
  if (isTheSame && (await reachesIt(tx, appointment))) {
    throw conflict('Deze collega is al coördinator van dit dossier. Er is niets gewijzigd.')
  }
  await mustBeCoordinator(tx, appointment)
  if (appointment.userId === tx.session.user) await mustNotStandIn(tx, file, 'U wordt hier zelf geen coördinator')

  const id = newId()
  const cardScope = await tx.scope({
    caseFile: file.id,
    subject: file.householdId,
    domain: accessDomainIds.general,
    disclosure: 'existence',
  })
  // Two people appointing at once: the second one waits here, and then finds another coordinator than it started from.
  const changed = await tx.run(sql`
    update app.case_files
    set coordinator_user_id = ${appointment.userId}, coordinator_organisation_id = ${appointment.organisationId}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${file.id} and (closed_at is null or phase = 'follow')
      and coordinator_user_id is not distinct from ${file.coordinatorUserId}`)
  if (changed === 0) {
    throw conflict('Iemand anders wees net een coördinator aan. Er is niets gewijzigd; bekijk de laatste stand.')
  }
  await tx.run(sql`
    update app.involvements
    set valid_to = greatest(valid_from, ${tx.now}::timestamptz), end_reason = ${appointment.reason ?? 'Andere coördinator'}
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and role = 'coordinator' and valid_to is null`)
  await tx.run(
    build.insertInto('app.involvements').values({
      municipality_id: tx.session.municipality,
      id,
      case_file_id: file.id,
      scope_id: cardScope,
      role: 'coordinator',
      user_id: appointment.userId,
      organisation_id: appointment.organisationId,
      disclosure: 'content',
      access_domains: [],
      valid_from: tx.now,
    }),
  )
  if (file.coordinatorUserId) {
    await tx.run(sql`
      update app.clocks set responsible_user_id = ${appointment.userId}, version = version + 1
      where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id}
        and responsible_user_id = ${file.coordinatorUserId} and met_at is null and stopped_at is null`)
  }
  if (file.closedAt) {
    await tx.run(sql`
      update app.aftercare_contacts set responsible_user_id = ${appointment.userId}, version = version + 1
      where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and made_at is null`)
  }
  await happenedInFile(tx, {
    event: 'coordinator.assigned',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId: cardScope,
    refersTo: id,
    details: {
      userId: appointment.userId,
      organisationId: appointment.organisationId,
      ...(file.coordinatorUserId ? { previousUserId: file.coordinatorUserId } : {}),
      ...(appointment.reason ? { reason: appointment.reason } : {}),
    },
    responsible: { userId: appointment.userId, organisationId: appointment.organisationId },
    ...(appointment.carriedOver ? { carriedOver: appointment.carriedOver } : {}),
  })
  if (appointment.userId !== tx.session.user && !appointment.carriedOver) {
    await postMessage(tx, { kind: 'coordinator-appointed', aboutId: file.id, toUser: appointment.userId })
  }
  const ground = await currentGround(tx, legalGrounds.coordination.code)
  await tx.run(sql`select access.appoint_coordinator(
    ${file.id}, ${id}, ${appointment.userId}, ${appointment.organisationId}, ${ground.id}::smallint)`)
  return { involvementId: id }
}

/** Who came back after leaving is named as the coordinator still, and is appointed anew. */
async function reachesIt(tx: Transaction, { caseFileId, userId, organisationId }: Appointment): Promise<boolean> {
  const { reaches } = await tx.get<{ reaches: boolean }>(
    sql`select access.coordinates(${caseFileId}, ${userId}, ${organisationId}) as reaches`,
  )
  return reaches
}

async function mustBeCoordinator(tx: Transaction, { userId, organisationId }: Appointment): Promise<void> {
  const found = await tx.find(sql`
    select id from access.role_assignments
    where municipality_id = ${tx.session.municipality} and user_id = ${userId} and organisation_id = ${organisationId}
      and role = 'coordinator' and valid_from <= ${tx.now} and (valid_to is null or valid_to > ${tx.now})`)
  if (!found) {
    throw invalid([{ field: 'coordinator', message: 'Deze collega is nu geen coördinator. Kies iemand uit de lijst.' }])
  }
}
