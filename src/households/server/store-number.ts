import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { numberVault } from './number-vault.ts'

/**
 * Stores a BSN under the person's own scope of numbers, sealed. Says the same whether or not somebody else has it.
 * @throws unavailable when this installation has no key
 */
export async function storeNumber(tx: Transaction, caseFileId: string, personId: string, bsn: string): Promise<void> {
  const vault = numberVault()
  await tx.run(sql`select access.record_number(
    ${caseFileId}, ${personId}, ${vault.hash(bsn, tx.session.municipality)}, ${vault.seal(bsn, personId)})`)
}
