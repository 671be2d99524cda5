import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/**
 * A file with those of households that were joined with it. Adds to the session what it may read of each by itself, and
 * nothing else: who sees only one of them goes on seeing that one.
 */
export async function filesSeenTogether(tx: Transaction, caseFileId: string): Promise<string[]> {
  const joined = await tx.rows<{ id: string }>(sql`
    select other_file_id as id from app.file_links
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and kind = 'households' and leads
      and valid_to is null and other_file_id is not null`)
  for (const { id } of joined) await tx.run(sql`select access.also_enter(${id})`)
  return [caseFileId, ...joined.map(file => file.id)]
}
