import { sql } from 'kysely'
import { moveFile } from '../../households/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'

/** Unknown, or outside the municipality: where a file lies that has no address in a neighbourhood. */
const nowhere = 0

/** Whoever watches over the neighbourhood no longer sees the card, and nobody reads there where the household lives. */
export async function leaveNeighbourhood(tx: Transaction, caseFileId: string): Promise<void> {
  const known = await tx.find(sql`
    select id from app.areas where municipality_id = ${tx.session.municipality} and id = ${nowhere}`)
  if (known) await moveFile(tx, caseFileId, nowhere)
}

/** To where the household lives now; a file that never left stays. */
export async function returnToNeighbourhood(tx: Transaction, caseFileId: string): Promise<void> {
  const home = await tx.find<{ areaId: number }>(sql`
    select a.area_id as "areaId"
    from app.case_files f
    join app.residences r on r.municipality_id = f.municipality_id and r.household_id = f.household_id and r.valid_to is null
    join app.addresses a on a.municipality_id = r.municipality_id and a.id = r.address_id
    where f.municipality_id = ${tx.session.municipality} and f.id = ${caseFileId} and f.area_id <> a.area_id
    order by r.valid_from desc limit 1`)
  if (home) await moveFile(tx, caseFileId, home.areaId)
}
