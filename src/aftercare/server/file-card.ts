import { sql } from 'kysely'
import { stillCoordinates } from '../../access/server/still-coordinates.ts'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Closing } from '../api.ts'

/** The card, locked: who closes or reopens at the same time waits and then sees what the first one did. */
export async function getLockedCard(tx: Transaction, caseFileId: string): Promise<CaseFileCard> {
  await tx.rows(sql`
    select id from app.case_files where municipality_id = ${tx.session.municipality} and id = ${caseFileId} for update`)
  return getCaseFile(tx, caseFileId)
}

/** Who coordinates, and whether they still work as a coordinator. */
export async function findCoordinator(tx: Transaction, file: CaseFileCard): Promise<Closing['caseFile']['coordinator']> {
  if (!file.coordinatorUserId) return null
  const found = await tx.find<{ id: string; name: string; isAtWork: boolean }>(sql`
    select u.id, u.display_name as name, exists (
      select from access.role_assignments r
      where r.municipality_id = u.municipality_id and r.user_id = u.id and r.organisation_id = ${file.coordinatorOrganisationId}
        and r.role = 'coordinator' and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
        and ${stillCoordinates(sql`${file.id}::uuid`)}) as "isAtWork"
    from access.users u where u.municipality_id = ${tx.session.municipality} and u.id = ${file.coordinatorUserId}`)
  return found ?? null
}

export async function cardOf(tx: Transaction, file: CaseFileCard): Promise<Closing['caseFile']> {
  return {
    id: file.id,
    title: file.title,
    phase: file.phase,
    closedAt: file.closedAt?.toISOString() ?? null,
    coordinator: await findCoordinator(tx, file),
  }
}

/** Whether the session may write in the card of this file. */
export async function isCardWritable(tx: Transaction, file: CaseFileCard): Promise<boolean> {
  const { writable } = await tx.get<{ writable: boolean }>(
    sql`select ${file.scopeId}::bigint = any (current_setting('app.writable')::bigint[]) as writable`,
  )
  return writable
}
