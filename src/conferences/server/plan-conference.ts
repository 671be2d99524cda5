import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { steppedForward } from '../../plans/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { conferenceOperations, Invitee } from '../api.ts'
import { momentAt } from '../rules/dutch-moment.ts'
import { addLine } from './conference-line.ts'
import { addPerson } from './conference-people.ts'
import { getOpenFile } from './conference-row.ts'
import { tablesOfFile } from './tables-of-file.ts'

export const planConference: Handler<typeof conferenceOperations.planConference> = async ({ tx, input, touch }) => {
  const file = await getOpenFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  const startsAt = momentAt(input.on, input.at)
  mustBeSensible(input.on, file.openedAt, tx.now)
  if (!input.online && input.place === '') {
    throw invalid([{ field: 'place', message: 'Vul in waar het is, of kies online.' }])
  }
  const table = input.table && (await findTable(tx, file.id, input.table))
  const scopeId = await tx.scope({
    caseFile: file.id,
    subject: file.householdId,
    domain: accessDomainIds.general,
    disclosure: 'existence',
  })
  await tx.run(
    build.insertInto('app.conferences').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      programme_id: table?.programmeId ?? null,
      table_code: table?.code ?? null,
      starts_at: startsAt,
      length_minutes: input.lengthMinutes,
      online: input.online,
      place: input.place,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
  const conference = { id: input.id, scopeId, startsAt }
  for (const [at, person] of input.people.entries()) {
    await addPerson(tx, { file, conference }, person, { field: `people.${at}`, hasCome: false })
  }
  const leader = await leads(tx, file.id, input.people)
  if (leader) await addPerson(tx, { file, conference }, leader, { field: 'people', hasCome: false, quietly: true })
  for (const point of input.agenda) {
    await addLine(tx, { file, conference: { id: input.id } }, { ...point, kind: 'agenda' })
  }
  await steppedForward(tx, file.id)
  await happenedInFile(tx, {
    event: 'conference.planned',
    about: { kind: 'conference', id: input.id },
    caseFileId: file.id,
    scopeId,
    attributes: { table: table?.code ?? null },
    details: { startsAt: startsAt.toISOString() },
  })
  return { id: input.id, version: 1 }
}

/** A conference that was already held can be recorded afterwards, but none from before there was a file. */
export function mustBeSensible(on: string, openedAt: Date, now: Date): void {
  if (on < calendarDateOf(openedAt)) {
    throw invalid([{ field: 'on', message: 'Op die dag was dit dossier er nog niet. Kies een latere dag.' }])
  }
  const [year = 0] = calendarDateOf(now).split('-').map(Number)
  if (Number(on.slice(0, 4)) > year + 1) {
    throw invalid([{ field: 'on', message: 'Dat is te ver weg. Kies een dag dit jaar of volgend jaar.' }])
  }
}

async function findTable(tx: Transaction, caseFileId: string, wanted: { programmeId: string; code: string }) {
  const tables = await tablesOfFile(tx, caseFileId)
  const table = tables.find(one => one.programmeId === wanted.programmeId && one.code === wanted.code)
  if (!table) throw invalid([{ field: 'table', message: 'Kies een overleg uit de lijst.' }])
  return table
}

/** Who plans it leads it, and stands on the list. */
async function leads(tx: Transaction, caseFileId: string, people: readonly Invitee[]): Promise<Invitee | undefined> {
  const { municipality, user } = tx.session
  if (people.some(one => one.kind === 'user' && one.userId === user)) return undefined
  const involved = await tx.find(sql`
    select id from app.involvements
    where municipality_id = ${municipality} and case_file_id = ${caseFileId} and user_id = ${user} and valid_to is null limit 1`)
  return involved ? { kind: 'user', id: newId(), userId: user } : undefined
}
