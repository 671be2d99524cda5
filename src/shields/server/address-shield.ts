import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/**
 * The shield under which the address of this file lies, for who is named for it: then a new address and a new telephone number go
 * there too. Who is not named does not know of it, and has no address to change.
 */
export async function findAddressShield(tx: Transaction, caseFileId: string): Promise<string | undefined> {
  const shield = await tx.find<{ id: string }>(sql`
    select id from app.shieldings
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and kind = 'address' and lifted_at is null
    order by recorded_at limit 1`)
  return shield?.id
}
