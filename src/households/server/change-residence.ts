import { sql } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { findAddressShield } from '../../shields/server/commands.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'
import type { householdOperations } from '../api.ts'
import { getOpenFile } from './file-of-household.ts'
import { areaOfAddress, moveFile } from './move-file.ts'
import * as residences from './record-residence.ts'

/** The whole household moves: the address so far gets its end, and the file goes to the area of the new one. */
export const recordResidence: Handler<typeof householdOperations.recordResidence> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  if (input.since > calendarDateOf(tx.now)) {
    throw invalid([{ field: 'since', message: 'Deze dag moet nog komen. Leg de verhuizing vast als die er is.' }])
  }
  const areaId = input.addressId === null ? undefined : await areaOfAddress(tx, input.addressId)
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
    residence: input.addressId === null ? { place: input.place, elsewhere: input.elsewhere } : { addressId: input.addressId },
    since: input.since,
  })
  // A file that went along to the new neighbourhood would tell where.
  const isShielded = (await findAddressShield(tx, file.id)) !== undefined
  if (areaId !== undefined && areaId !== file.areaId && !isShielded) await moveFile(tx, file.id, areaId)
  await indexCaseFile(tx, file.id)
  return { id }
}
