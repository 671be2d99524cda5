import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type Terms, termsFrom } from '../rules/terms.ts'

/** The terms that hold now: the last decision of the municipality, else the standard. */
export async function findTerms(tx: Transaction): Promise<Terms> {
  const decided = await tx.rows<{ part: string; term: string }>(sql`
    select distinct on (part) part, term from app.retention_terms
    where municipality_id = ${tx.session.municipality} order by part, version desc`)
  return termsFrom(new Map(decided.map(one => [one.part, one.term])))
}
