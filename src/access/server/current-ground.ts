import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'

/**
 * The version of a legal ground on which a new decision is taken now. What was given on an earlier version keeps that one.
 *
 * @throws conflict when no version is in force: it was ended, or never switched on
 */
export async function currentGround(tx: Transaction, code: string): Promise<CurrentGround> {
  const ground = await tx.find<CurrentGround>(sql`
    select id, code, label, used_for as "usedFor", by_consent as "byConsent", special_basis as special from access.legal_grounds
    where municipality_id = ${tx.session.municipality} and code = ${code}
      and valid_from <= ${tx.now} and (valid_to is null or valid_to > ${tx.now})
    order by valid_from desc limit 1`)
  if (!ground) throw conflict('Deze grondslag geldt nu niet in deze gemeente. Er is niets gedeeld; kies een andere.')
  return ground
}

export interface CurrentGround {
  id: number
  code: string
  label: string
  usedFor: string
  byConsent: boolean
  /** The exception of AVG art. 9; null: no health data on this ground. */
  special: string | null
}
