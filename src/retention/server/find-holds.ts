import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** Which of these files and persons are held now. A hold on a person holds every file that person is or was part of. */
export async function findHolds(
  tx: Transaction,
  { files = [], persons = [] }: { files?: readonly string[]; persons?: readonly string[] },
): Promise<Set<string>> {
  const m = tx.session.municipality
  const held = await tx.rows<{ id: string }>(sql`
    select case_file_id as id from app.legal_holds
    where municipality_id = ${m} and valid_to is null and case_file_id = any (${files}::uuid[])
    union
    select h.case_file_id from app.legal_holds l
    join access.file_holders h on h.municipality_id = l.municipality_id and h.holder_id = l.person_id
    where l.municipality_id = ${m} and l.valid_to is null and h.case_file_id = any (${files}::uuid[])
    union
    select person_id from app.legal_holds
    where municipality_id = ${m} and valid_to is null and person_id = any (${persons}::uuid[])
    union
    select h.holder_id from app.legal_holds l
    join access.file_holders h on h.municipality_id = l.municipality_id and h.case_file_id = l.case_file_id
    where l.municipality_id = ${m} and l.valid_to is null and h.holder_id = any (${persons}::uuid[])`)
  return new Set(held.map(one => one.id))
}
