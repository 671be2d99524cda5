import { sql } from 'kysely'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { addDays, calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'
import type { directoryOperations } from '../api.ts'
import { recordChange } from './record-change.ts'

/** The longest that one deputy is arranged for, in days: whoever is away longer hands the files over. */
const longestDays = 366

export const appointDeputy: Handler<typeof directoryOperations.appointDeputy> = async ({ tx, input, roles, touch }) => {
  const { id, absentUserId, deputyUserId, organisationId, from, until } = input
  touch({ records: [id, absentUserId, deputyUserId] })
  const today = calendarDateOf(tx.now)
  const errors = []
  if (from < today) errors.push({ field: 'from', message: 'Waarnemen begint vandaag of later.' })
  if (until < from || until < today)
    errors.push({ field: 'until', message: 'De laatste dag ligt voor de eerste. Kies een latere dag.' })
  else if (until > addDays(from, longestDays)) {
    errors.push({ field: 'until', message: 'Waarnemen duurt hooguit een jaar. Draag de huishoudens over als het langer is.' })
  }
  if (absentUserId === deputyUserId) errors.push({ field: 'deputyUserId', message: 'Kies een ander dan wie afwezig is.' })
  if (errors.length > 0) throw invalid(errors)

  const isOwnAbsence = absentUserId === tx.session.user && organisationId === tx.session.organisation
  if (!(roles.includes('administrator') || isOwnAbsence)) {
    throw forbidden('U regelt hier alleen uw eigen afwezigheid. Er is niets gewijzigd.')
  }
  if (!isOwnAbsence && deputyUserId === tx.session.user) {
    throw forbidden('U maakt zichzelf geen waarnemer: vraag wie afwezig is of een andere beheerder. Er is niets gewijzigd.')
  }
  await mustBeCoordinator(tx, absentUserId, organisationId, 'absentUserId')
  await mustBeCoordinator(tx, deputyUserId, organisationId, 'deputyUserId')
  const begins = from === today ? tx.now : startOfDay(from)
  const ends = startOfDay(addDays(until, 1))
  const overlapping = await tx.find<{ name: string }>(sql`
    select u.display_name as name from access.deputies d
    join access.users u on u.municipality_id = d.municipality_id and u.id = d.deputy_user_id
    where d.municipality_id = ${tx.session.municipality} and d.absent_user_id = ${absentUserId} and d.organisation_id = ${organisationId}
      and d.valid_from < ${ends} and d.valid_to > ${begins} limit 1`)
  if (overlapping) {
    throw conflict(`In deze periode neemt ${overlapping.name} al waar. Beëindig die waarneming eerst, of kies andere dagen.`)
  }
  await tx.run(sql`select access.appoint_deputy(${id}, ${absentUserId}, ${deputyUserId}, ${organisationId}, ${begins}, ${ends})`)
  const names = await namesOf(tx, [absentUserId, deputyUserId])
  for (const about of [absentUserId, deputyUserId]) {
    await recordChange(tx, {
      kind: 'deputy',
      about,
      field: 'appointed',
      after: { absent: names.get(absentUserId), deputy: names.get(deputyUserId), from, until },
    })
  }
  await tell(tx, 'deputy-appointed', id, [absentUserId, deputyUserId])
  return { id }
}

export const endDeputy: Handler<typeof directoryOperations.endDeputy> = async ({ tx, input, touch }) => {
  const stored = await tx.find<{ absent: string; deputy: string; validTo: Date }>(sql`
    select absent_user_id as absent, deputy_user_id as deputy, valid_to as "validTo" from access.deputies
    where municipality_id = ${tx.session.municipality} and id = ${input.deputyId}`)
  if (!stored) throw notFound()
  touch({ records: [input.deputyId, stored.absent, stored.deputy] })
  if (stored.validTo <= tx.now) throw conflict('Deze waarneming is al geëindigd. Er is niets gewijzigd.')
  await tx.run(sql`select access.end_deputy(${input.deputyId})`)
  const names = await namesOf(tx, [stored.absent, stored.deputy])
  for (const about of [stored.absent, stored.deputy]) {
    await recordChange(tx, {
      kind: 'deputy',
      about,
      field: 'ended',
      before: { absent: names.get(stored.absent), deputy: names.get(stored.deputy) },
    })
  }
  await tell(tx, 'deputy-ended', input.deputyId, [stored.absent, stored.deputy])
  return { id: input.deputyId }
}

async function mustBeCoordinator(tx: Transaction, userId: string, organisationId: string, field: string): Promise<void> {
  const found = await tx.find(sql`
    select id from access.role_assignments
    where municipality_id = ${tx.session.municipality} and user_id = ${userId} and organisation_id = ${organisationId}
      and role = 'coordinator' and valid_from <= ${tx.now} and (valid_to is null or valid_to > ${tx.now}) limit 1`)
  if (!found)
    throw invalid([{ field, message: 'Deze collega is bij deze organisatie nu geen coördinator. Kies iemand uit de lijst.' }])
}

async function tell(tx: Transaction, kind: 'deputy-appointed' | 'deputy-ended', id: string, users: string[]): Promise<void> {
  for (const toUser of users) if (toUser !== tx.session.user) await postMessage(tx, { kind, aboutId: id, toUser })
}

async function namesOf(tx: Transaction, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`select id, display_name as name from access.users where municipality_id = ${tx.session.municipality} and id = any (${ids})`,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}
