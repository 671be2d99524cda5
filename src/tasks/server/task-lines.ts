import { type RawBuilder, sql } from 'kysely'
import { lifeDomainsOf } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import type { TaskLine } from '../api.ts'

/** How many lines a list shows; what is more is counted. */
export const mostLines = 200

/** A moment at which a day is over, as that day. */
export const lastDayOf = (moment: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`((${moment} - interval '1 second') at time zone ${timeZone})::date`

/** The columns of a line, over `t` (tasks) with the joins of `taskLineJoins`. */
export const taskLineColumns = sql`
  t.id, t.case_file_id as "caseFileId", t.case_title as "caseTitle", c.what, t.life_domain as "lifeDomain", t.state,
  sender.display_name as "senderName", senders.name as "senderOrganisationName", o.name as "organisationName",
  assignee.display_name as "assigneeName", t.placed_at as "placedAt", ${lastDayOf(sql`t.pick_up_by`)} as "pickUpOn", t.to_call_since as "toCallSince",
  t.answered_at as "answeredAt", t.finished_at as "finishedAt", t.seen_by_sender_at is null as "isNewForSender",
  p.programme_id as "programmeId", p.programme_version as "programmeVersion"`

export const taskLineJoins = sql`
  join access.users sender on sender.municipality_id = t.municipality_id and sender.id = t.sender_user_id
  join app.organisations senders on senders.municipality_id = t.municipality_id and senders.id = t.sender_organisation_id
  join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
  left join access.users assignee on assignee.municipality_id = t.municipality_id and assignee.id = t.assignee_user_id
  left join app.task_contents c on c.municipality_id = t.municipality_id and c.task_id = t.id
  left join lateral (
    select programme_id, programme_version from app.participations p
    where p.municipality_id = t.municipality_id and p.case_file_id = t.case_file_id
    order by p.ended_at nulls first, p.started_at limit 1) p on true`

interface Programmed {
  lifeDomain: string
  programmeId: string | null
  programmeVersion: number | null
}

/** Says the life domain in the words of the programme of each file. */
export async function withLifeDomainLabels<Row extends Programmed>(
  tx: Transaction,
  rows: readonly Row[],
): Promise<(Omit<Row, keyof Programmed> & { lifeDomainLabel: string })[]> {
  const labels = new Map<string, Map<string, string>>()
  for (const { programmeId, programmeVersion } of rows) {
    const key = `${programmeId}/${programmeVersion}`
    if (labels.has(key)) continue
    const set = await lifeDomainsOf(
      tx,
      programmeId && programmeVersion ? { id: programmeId, version: programmeVersion } : undefined,
    )
    labels.set(key, new Map(set.domains.map(domain => [domain.code, domain.label])))
  }
  return rows.map(({ lifeDomain, programmeId, programmeVersion, ...rest }) => ({
    ...rest,
    lifeDomainLabel: labels.get(`${programmeId}/${programmeVersion}`)?.get(lifeDomain) ?? lifeDomain,
  }))
}

type FoundLine = Omit<TaskLine, 'lifeDomainLabel'> & Programmed

/** Lines of a list with how many there are in all. */
export async function findTaskLines(
  tx: Transaction,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<{ items: TaskLine[]; total: number }> {
  const found = await tx.rows<FoundLine & { total: number }>(sql`
    select ${taskLineColumns}, count(*) over ()::integer as total
    from app.tasks t ${taskLineJoins}
    left join app.case_files f on f.municipality_id = t.municipality_id and f.id = t.case_file_id
    where t.municipality_id = ${tx.session.municipality} and (${where})
    order by ${order}, t.id
    limit ${mostLines}`)
  const total = found[0]?.total ?? 0
  const items = await withLifeDomainLabels(
    tx,
    found.map(({ total: _, ...line }) => line),
  )
  return { items, total }
}
