import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'
import type { householdOperations } from '../api.ts'
import { getOpenFile } from './file-of-household.ts'
import * as residences from './record-residence.ts'

/** The whole household moves: the address so far gets its end, and the file goes to the area of the new one. */
export const recordResidence: Handler<typeof householdOperations.recordResidence> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  if (input.since > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'since', message: 'Deze dag moet nog komen. Leg de verhuizing vast als die er is.' }])
  }
  const areaId = input.addressId === null ? undefined : await areaOf(tx, input.addressId)
  const current = await tx.find<{ valid_from: string }>(sql`
    select valid_from from app.residences
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and valid_to is null
    order by valid_from desc limit 1`)
  if (current && input.since < current.valid_from) {
    throw invalid([{ field: 'since', message: 'Deze dag ligt vóór het begin van het adres dat er nu staat.' }])
  }
  await tx.run(sql`
    update app.residences set valid_to = ${input.since}
    where municipality_id = ${tx.session.municipality} and household_id = ${file.householdId} and valid_to is null`)
  const { id } = await residences.recordResidence(tx, {
    caseFileId: file.id,
    householdId: file.householdId,
    residence: input.addressId === null ? { place: input.place } : { addressId: input.addressId },
    since: input.since,
  })
  if (areaId !== undefined && areaId !== file.areaId) await moveFile(tx, file.id, areaId)
  await indexCaseFile(tx, file.id)
  return { id }
}

async function areaOf(tx: Transaction, addressId: string): Promise<number> {
  const address = await tx.find<{ area_id: number }>(sql`
    select area_id from app.addresses where municipality_id = ${tx.session.municipality} and id = ${addressId}`)
  if (!address)
    throw invalid([{ field: 'addressId', message: 'Dit adres staat niet in het register. Kies een adres uit de lijst.' }])
  return address.area_id
}

/** Whoever oversees the new area sees the card from now on, and who oversees the old one no longer does. */
async function moveFile(tx: Transaction, caseFileId: string, areaId: number): Promise<void> {
  await tx.run(sql`select access.note_area(${caseFileId}, ${areaId}::smallint)`)
  await tx.run(sql`
    update app.case_files set area_id = ${areaId}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${caseFileId}`)
  await tx.run(sql`
    update app.participations set area_id = ${areaId}
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and ended_at is null`)
}
