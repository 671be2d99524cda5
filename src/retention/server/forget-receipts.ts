import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { roughDays, type Terms } from '../rules/terms.ts'

/** Receipts name what a request made. They are gone long before a term ends; an order can come earlier. */
export async function forgetReceipts(tx: Transaction, ids: readonly string[], lastChangedAt: Date, terms?: Terms): Promise<void> {
  if (terms && (tx.now.getTime() - lastChangedAt.getTime()) / 86_400_000 > roughDays(terms.request) + 1) return
  await tx.run(sql`
    delete from app.receipts where municipality_id = ${tx.session.municipality} and exists (
      select from jsonb_path_query(made, 'strict $.**') value where value #>> '{}' = any (${ids}::text[]))`)
}
