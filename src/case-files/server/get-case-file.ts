import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'

/** The card of a case file: that it exists, whose it is, who coordinates. */
export interface CaseFileCard {
  id: string
  householdId: string
  title: string
  areaId: number
  shielded: boolean
  phase: 'connect' | 'tackle' | 'follow' | 'ended'
  coordinatorUserId: string | null
  coordinatorOrganisationId: string | null
  openedAt: Date
  closedAt: Date | null
  /** The scope of the card itself: existence. */
  scopeId: number
  version: number
}

const columns = sql`
  id, household_id as "householdId", title, area_id as "areaId", shielded, phase,
  coordinator_user_id as "coordinatorUserId", coordinator_organisation_id as "coordinatorOrganisationId",
  opened_at as "openedAt", closed_at as "closedAt", scope_id as "scopeId", version`

/** @throws notFound, also when the file exists outside the circle */
export async function getCaseFile(tx: Transaction, id: string): Promise<CaseFileCard> {
  const card = await tx.find<CaseFileCard>(
    sql`select ${columns} from app.case_files where municipality_id = ${tx.session.municipality} and id = ${id}`,
  )
  if (!card) throw notFound('Dit dossier is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')
  return card
}

/** The open case file of a household, as far as the session may know of it. */
export function openFileOf(tx: Transaction, householdId: string): Promise<CaseFileCard | undefined> {
  return tx.find<CaseFileCard>(
    sql`select ${columns} from app.case_files
        where municipality_id = ${tx.session.municipality} and household_id = ${householdId} and closed_at is null`,
  )
}
