import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'

/** @throws invalid at `field` for an address that is not in the register */
export async function areaOfAddress(tx: Transaction, addressId: string, field = 'addressId'): Promise<number> {
  const address = await tx.find<{ area_id: number }>(sql`
    select area_id from app.addresses where municipality_id = ${tx.session.municipality} and id = ${addressId}`)
  if (!address) throw invalid([{ field, message: 'Dit adres staat niet in het register. Kies een adres uit de lijst.' }])
  return address.area_id
}

/**
 * Whoever oversees the new area sees the card from now on, with its running terms and open tasks; who oversees the old one no
 * longer does. What ended stays counted where it ended.
 */
export async function moveFile(tx: Transaction, caseFileId: string, areaId: number): Promise<void> {
  const m = tx.session.municipality
  await tx.run(sql`select access.note_area(${caseFileId}, ${areaId}::smallint)`)
  await tx.run(sql`
    update app.case_files set area_id = ${areaId}, version = version + 1 where municipality_id = ${m} and id = ${caseFileId}`)
  await tx.run(sql`
    update app.participations set area_id = ${areaId}
    where municipality_id = ${m} and case_file_id = ${caseFileId} and ended_at is null`)
  await tx.run(sql`
    update app.clocks set area_id = ${areaId}, version = version + 1
    where municipality_id = ${m} and case_file_id = ${caseFileId} and met_at is null and stopped_at is null`)
  await tx.run(sql`
    update app.tasks set area_id = ${areaId}, version = version + 1
    where municipality_id = ${m} and case_file_id = ${caseFileId} and state in ('placed', 'accepted')`)
  await tx.run(
    sql`update app.resident_requests set area_id = ${areaId} where municipality_id = ${m} and case_file_id = ${caseFileId}`,
  )
  await tx.run(sql`update app.spendings set area_id = ${areaId} where municipality_id = ${m} and case_file_id = ${caseFileId}`)
  await tx.run(
    sql`update app.spending_decisions set area_id = ${areaId} where municipality_id = ${m} and case_file_id = ${caseFileId}`,
  )
}
