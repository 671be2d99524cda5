import { sql } from 'kysely'
import { carryOverClosure } from '../../aftercare/server/commands.ts'
import { openCaseFile } from '../../case-files/server/commands.ts'
import { storeNumber } from '../../households/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { invalid, VoordeurError } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'
import type { firstLoadOperations } from '../api.ts'
import type { LineProblem } from '../rules/load-kind.ts'
import { type HouseholdToLoad, readHousehold } from '../rules/read-household.ts'
import { getReferences } from './references.ts'
import { getRunningLoad, hashOf, keepRecord, lockRecord, reportLine } from './stored-load.ts'
import { tryLine } from './try-line.ts'

/**
 * The lines of one household, in one transaction: read again as on screen, then the same commands as the screens use. Whoever
 * loads reaches the file only in here; afterwards it is its coordinator's.
 */
export const loadHousehold: Handler<typeof firstLoadOperations.loadHousehold> = async ({ tx, input, touch }) => {
  const load = await getRunningLoad(tx, input.loadId, 'households')
  const [first] = input.lines
  if (!first) throw invalid([{ field: 'lines', message: 'Er staan geen regels in.' }])
  const place = { number: first.number, lines: input.lines.length }
  const { reference, value, problems } = readHousehold(input.lines, await getReferences(tx), calendarDateOf(tx.now))
  const refuse = (why: readonly LineProblem[]) => reportLine(tx, load.id, { ...place, outcome: 'refused', problems: why })
  if (!value) return refuse(problems)

  const contentHash = hashOf(tx, value)
  const earlier = await lockRecord(tx, 'households', reference)
  const stands = earlier && !earlier.isUndone
  if (stands && earlier.contentHash.equals(contentHash)) {
    return reportLine(tx, load.id, { ...place, outcome: 'unchanged', problems })
  }
  const tried = await tryLine(tx, first.number, { 'household.members': 'surname' }, async () => {
    if (stands) await unload(tx, earlier.recordId)
    return open(tx, value)
  })
  if (tried.problems) return refuse([...problems, ...tried.problems])
  const { caseFileId, subjects } = tried.value
  touch({ caseFile: caseFileId, subjects })
  await keepRecord(tx, { kind: 'households', reference, contentHash, recordId: caseFileId, loadId: load.id })
  return reportLine(tx, load.id, { ...place, outcome: stands ? 'replaced' : 'loaded', problems })
}

/** A corrected line replaces its own, as long as nobody worked on it. */
async function unload(tx: Transaction, caseFileId: string): Promise<void> {
  const worked = await tx.rows(sql`select * from app.unload_case_files(array[${caseFileId}]::uuid[])`)
  if (worked.length > 0) {
    throw invalid([
      {
        field: 'reference',
        message:
          'Aan dit dossier is al gewerkt. De lijst verandert er niets meer aan; de coördinator kan het daar zelf verbeteren.',
      },
    ])
  }
}

async function open(tx: Transaction, household: HouseholdToLoad): Promise<{ caseFileId: string; subjects: string[] }> {
  const { openedOn, phase, closed, coordinator } = household
  const { address, areaId } = await residenceOf(tx, household.residence)
  const [id, householdId] = [newId(), newId()]
  const members = household.members.map(member => ({ ...member, personId: newId() }))
  await openCaseFile(tx, {
    id,
    householdId,
    household: {
      name: household.title,
      areaId,
      address,
      members: members.map(({ personId, givenNames, surnamePrefix, surname, birthDate, gender, position, phone }) => ({
        personId,
        givenNames,
        surnamePrefix,
        surname,
        gender,
        position,
        ...(birthDate ? { birthDate } : {}),
        ...(phone ? { phone } : {}),
      })),
    },
    programme: household.programme,
    route: household.route,
    coordinator,
    carriedOver: { since: startOfDay(openedOn), phase: phase === 'connect' ? 'connect' : 'tackle' },
    beforeHandover: async () => {
      for (const { personId, bsn } of members) if (bsn) await keepNumber(tx, id, personId, bsn)
      if (!closed) return
      await carryOverClosure(tx, {
        caseFileId: id,
        closedAt: startOfDay(closed.on),
        reason: closed.reason,
        responsibleUserId: coordinator.userId,
        ...(closed.aftercareOn ? { aftercareOn: closed.aftercareOn } : {}),
      })
    },
  })
  return { caseFileId: id, subjects: [householdId, ...members.map(member => member.personId)] }
}

async function keepNumber(tx: Transaction, caseFileId: string, personId: string, bsn: string): Promise<void> {
  try {
    await storeNumber(tx, caseFileId, personId, bsn)
  } catch (error) {
    if (!(error instanceof VoordeurError)) throw error
    throw invalid([{ field: 'bsn', message: error.message }])
  }
}

async function residenceOf(
  tx: Transaction,
  residence: HouseholdToLoad['residence'],
): Promise<{ address: { addressId: string } | { place: string }; areaId: number }> {
  if ('place' in residence) return { address: { place: residence.place }, areaId: residence.areaId }
  const found = await tx.find<{ id: string; areaId: number }>(sql`
    select id, area_id as "areaId" from app.addresses
    where municipality_id = ${tx.session.municipality} and postcode = ${residence.postcode}
      and house_number = ${residence.houseNumber} and lower(addition) = lower(${residence.addition})`)
  if (!found) {
    throw invalid([
      {
        field: 'postcode',
        message:
          'Dit adres staat niet in het register. Kijk postcode, huisnummer en toevoeging na, of vul een verblijfplaats in.',
      },
    ])
  }
  return { address: { addressId: found.id }, areaId: found.areaId }
}
