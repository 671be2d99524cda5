import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { conferenceOperations } from '../api.ts'
import { requestedConference } from '../rules/conference-request.ts'
import type { ConferenceState } from '../rules/conference-state.ts'
import { cardColumns, cardInWords, type StoredCard } from './conference-card.ts'

/** How many lines the list shows; what is more is counted. */
const mostLines = 200
const yearMs = 366 * 86_400_000

type Found = StoredCard & {
  caseTitle: string
  coordinatorName: string | null
  isMine: boolean
  householdId: string
  total: number
}

export const listMyConferences: Handler<typeof conferenceOperations.listMyConferences> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const today = startOfDay(calendarDateOf(tx.now))
  // A planned one stays among what comes until it is recorded as held: it still asks for something.
  const when =
    input.show === 'coming'
      ? sql`(c.state = 'planned' or c.state = 'cancelled' and c.starts_at >= ${today})`
      : sql`c.state = 'held' and c.starts_at > ${new Date(tx.now.getTime() - yearMs)}`
  const found = await tx.rows<Found>(sql`
    select mine.*, count(*) over ()::integer as total from (
      select ${cardColumns(tx)}, f.title as "caseTitle", f.household_id as "householdId", u.display_name as "coordinatorName",
        f.coordinator_user_id is not distinct from ${user}::uuid as "isMine"
      from app.conferences c
      join app.case_files f on f.municipality_id = c.municipality_id and f.id = c.case_file_id
      left join access.users u on u.municipality_id = f.municipality_id and u.id = f.coordinator_user_id
      where c.municipality_id = ${municipality} and ${when}
        and (f.closed_at is null or c.state <> 'planned')) mine
    where mine."isMine" or mine."isInvited"
    order by mine."startsAt" ${input.show === 'coming' ? sql`asc` : sql`desc`}, mine.id
    limit ${mostLines}`)
  touch({ subjects: found.map(one => one.householdId), records: found.map(one => one.id) })
  const conferences = await Promise.all(
    found.map(async ({ caseTitle, coordinatorName, isMine, householdId: _, total: __, ...card }) => ({
      ...(await cardInWords(tx, card, isMine)),
      caseFileId: card.caseFileId,
      caseTitle,
      coordinatorName,
      isMine,
    })),
  )
  return { conferences, total: found[0]?.total ?? 0, requested: input.show === 'coming' ? await requestedInMyFiles(tx) : [] }
}

/** Own files that were visited, whose route asks for a conference that nobody planned. */
async function requestedInMyFiles(tx: Transaction) {
  const files = await tx.rows<{
    caseFileId: string
    caseTitle: string
    programmeId: string
    programmeVersion: number
    route: string
    conferences: { tableCode: string | null; state: ConferenceState }[]
  }>(sql`
    select f.id as "caseFileId", f.title as "caseTitle", p.programme_id as "programmeId", p.programme_version as "programmeVersion", p.route,
      coalesce((
        select jsonb_agg(jsonb_build_object('tableCode', c.table_code, 'state', c.state)) from app.conferences c
        where c.municipality_id = f.municipality_id and c.case_file_id = f.id), '[]') as conferences
    from app.case_files f
    join app.participations p on p.municipality_id = f.municipality_id and p.case_file_id = f.id and p.ended_at is null
    where f.municipality_id = ${tx.session.municipality} and f.coordinator_user_id = ${tx.session.user} and f.closed_at is null
      and f.first_visit_at is not null
    order by f.first_visit_at, f.id`)
  const requests = await Promise.all(
    files.map(async file => {
      const programme = await getProgramme(tx, { id: file.programmeId, version: file.programmeVersion })
      const request = requestedConference(programme, file.route, file.conferences)
      return request ? [{ caseFileId: file.caseFileId, caseTitle: file.caseTitle, tableLabel: request.table?.label ?? null }] : []
    }),
  )
  return requests.flat()
}
