import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'

export interface StoredMeldcode {
  id: string
  caseFileId: string
  shieldId: string
  scopeId: number
  subjectIds: string[]
  state: 'open' | 'closed'
  version: number
}

/** @throws notFound, also for whoever is not named for it */
export async function getStoredMeldcode(tx: Transaction, caseFileId: string, meldcodeId: string): Promise<StoredMeldcode> {
  const found = await tx.find<StoredMeldcode>(sql`
    select id, case_file_id as "caseFileId", shield_id as "shieldId", scope_id as "scopeId", subject_ids as "subjectIds", state, version
    from app.meldcodes where municipality_id = ${tx.session.municipality} and id = ${meldcodeId} and case_file_id = ${caseFileId}`)
  if (!found) throw notFound()
  return found
}

export async function getOpenMeldcode(tx: Transaction, caseFileId: string, meldcodeId: string): Promise<StoredMeldcode> {
  const meldcode = await getStoredMeldcode(tx, caseFileId, meldcodeId)
  if (meldcode.state === 'closed') {
    throw conflict('Deze meldcode is afgerond. Pak haar weer op om erin te schrijven; uw tekst staat er nog.')
  }
  return meldcode
}
