import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { aftercareOperations } from '../api.ts'
import type { ReopeningReason } from '../rules/reopening.ts'
import { cancelOpenContacts } from './close-case-file.ts'
import { findCoordinator, getLockedCard } from './file-card.ts'

export interface Reopening {
  caseFileId: string
  reason: ReopeningReason
  /** What happened: the cause of a relapse. */
  explanation: string
}

/**
 * Opens a closed file again: the same file with its history, in which a new plan can start. Whose coordinator has left
 * comes back without one, on the list of exceptions.
 */
export async function reopen(
  tx: Transaction,
  { caseFileId, reason, explanation }: Reopening,
): Promise<{ version: number; subject: string }> {
  const { municipality } = tx.session
  const file = await getLockedCard(tx, caseFileId)
  if (!file.closedAt) throw conflict('Dit dossier is al open. Er is niets gewijzigd; bekijk de laatste stand.')
  const coordinator = await findCoordinator(tx, file)
  const hasLeft = coordinator !== null && !coordinator.isAtWork

  await tx.run(sql`
    update app.participations set ended_at = null, version = version + 1
    where municipality_id = ${municipality} and case_file_id = ${file.id} and ended_at >= ${file.closedAt}`)
  // The phase before a plan: the earlier one has ended, and stays in the history.
  await tx.run(sql`
    update app.case_files
    set closed_at = null, phase = 'connect', last_step_at = ${tx.now}, version = version + 1,
      coordinator_user_id = ${hasLeft ? null : file.coordinatorUserId}, coordinator_organisation_id = ${hasLeft ? null : file.coordinatorOrganisationId}
    where municipality_id = ${municipality} and id = ${file.id}`)
  await tx.run(sql`
    update app.closures set reopened_at = ${tx.now}
    where municipality_id = ${municipality} and case_file_id = ${file.id} and reopened_at is null`)
  await cancelOpenContacts(tx, file.id)
  await tx.run(sql`select access.note_closure(${file.id}, null)`)
  const scopeId = await tx.scope({ caseFile: file.id, subject: file.householdId, domain: accessDomainIds.general })
  await happenedInFile(tx, {
    event: 'case-file.reopened',
    about: { kind: 'case-file', id: file.id },
    caseFileId: file.id,
    scopeId,
    attributes: { reason },
    details: { reason, explanation },
  })
  if (hasLeft) await letCoordinatorGo(tx, file.id, file.scopeId, coordinator.id)
  return { version: file.version + 1, subject: file.householdId }
}

async function letCoordinatorGo(tx: Transaction, caseFileId: string, cardScope: number, userId: string): Promise<void> {
  const left = await tx.find<{ id: string }>(sql`
    update app.involvements set valid_to = greatest(valid_from, ${tx.now}::timestamptz), end_reason = 'Werkt hier niet meer'
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and role = 'coordinator' and valid_to is null
    returning id`)
  await happenedInFile(tx, {
    event: 'coordinator.left',
    about: { kind: 'case-file', id: caseFileId },
    caseFileId,
    scopeId: cardScope,
    attributes: { reason: 'no-longer-at-work' },
    details: { userId },
  })
  if (left) await tx.run(sql`select access.end_involvement(${caseFileId}, ${left.id})`)
}

export const reopenCaseFile: Handler<typeof aftercareOperations.reopenCaseFile> = async ({ tx, input, touch }) => {
  const { version, subject } = await reopen(tx, input)
  touch({ subjects: [subject] })
  return { id: input.caseFileId, version }
}
