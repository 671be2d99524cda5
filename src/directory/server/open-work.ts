import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type OpenWork, openWorkKinds } from '../rules/open-work.ts'

/** How much is still open, in numbers: who administers sees no file. */
export async function findOpenWork(tx: Transaction, of: { userId: string } | { organisationId: string }): Promise<OpenWork[]> {
  const [user, organisation] = 'userId' in of ? [of.userId, null] : [null, of.organisationId]
  const rows = await tx.rows<OpenWork>(sql`select kind, number from app.open_work(${user}::uuid, ${organisation}::uuid)`)
  return rows.toSorted((one, other) => openWorkKinds.indexOf(one.kind) - openWorkKinds.indexOf(other.kind))
}
