import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** The dictionary of search words must not outlive the people: a word that finds nothing any more goes, with how it can be misspelt. */
export async function forgetUnusedWords(tx: Transaction): Promise<number> {
  const m = tx.session.municipality
  await tx.run(sql`
    delete from app.search_misspellings s
    where s.municipality_id = ${m} and not exists (
      select from app.search_entries e where e.municipality_id = s.municipality_id and e.name_id = s.name_id)`)
  return tx.run(sql`
    delete from app.search_names n
    where n.municipality_id = ${m} and not exists (
      select from app.search_entries e where e.municipality_id = n.municipality_id and e.name_id = n.id)`)
}
