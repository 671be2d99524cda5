import { type RawBuilder, sql } from 'kysely'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import type { DeskReport, reportOrders, signalOperations } from '../api.ts'
import { labelOf } from './own-reports.ts'
import { programmesThatTakeReports } from './report-programmes.ts'

const pageSize = 50

/** Came to the desk in person (not as a professional), see `needsConversation`; and nothing was recorded of it. */
const lacksConversation = sql`(
  r.reporter_user_id is null and r.reporter_kind <> 'professional' and not exists (
    select from app.desk_conversations c where c.municipality_id = r.municipality_id and c.report_id = r.id))`

/** What belongs to another report stands there, and is not counted twice. */
const leadsItself = sql`not exists (
  select from app.report_links l where l.municipality_id = h.municipality_id and l.report_id = h.report_id and l.parted_at is null)`

type Row = Omit<DeskReport, 'urgencyLabel' | 'channelLabel' | 'outcomeLabel'> & {
  programmeVersion: number
  outcome: string | null
}

export const listReports: Handlers<typeof signalOperations>['listReports'] = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const programmes = await programmesThatTakeReports(tx)
  const filters: RawBuilder<unknown>[] = []
  if (input.withoutConversation === 'true') filters.push(lacksConversation)
  else filters.push(leadsItself, input.view === 'open' ? sql`h.state <> 'triaged'` : sql`h.state = ${input.view}`)
  if (input.areaId !== undefined) {
    filters.push(sql`r.area_id in (
      select id from app.areas where municipality_id = ${municipality} and (id = ${input.areaId} or parent_id = ${input.areaId}))`)
  }
  if (input.channel) filters.push(sql`r.channel = ${input.channel}`)
  if (input.urgency) filters.push(sql`r.urgency = ${input.urgency}`)
  if (input.mine === 'true') filters.push(sql`h.claimed_by = ${user}`)
  const rank = sql`coalesce((${JSON.stringify(urgencyRanks(programmes))}::jsonb ->> (r.programme_id || '/' || r.urgency))::integer, 0)`
  // Among equals the one that waits longest comes first; what is done with, newest first.
  const done = input.view === 'triaged' && input.withoutConversation !== 'true'
  const byAge = done ? sql`r.received_at desc` : sql`r.received_at`
  const orders: Record<(typeof reportOrders)[number], RawBuilder<unknown>> = {
    age: byAge,
    urgency: sql`${rank} desc, ${byAge}`,
    area: sql`n.name, ${byAge}`,
    channel: sql`r.channel, ${byAge}`,
    due: sql`clock.due_at nulls last, ${byAge}`,
  }

  const rows = await tx.rows<{ row: Row }>(sql`
    select jsonb_build_object(
      'id', r.id, 'receivedAt', r.received_at, 'programmeId', r.programme_id, 'programmeVersion', r.programme_version,
      'aboutName', r.about_name, 'aboutAddress', r.about_address, 'addressKnown', r.address_id is not null, 'anonymous', r.anonymous,
      'area', n.name, 'areaId', r.area_id, 'channel', r.channel, 'urgency', r.urgency, 'urgencyRank', ${rank},
      'reporter', coalesce(o.name, r.reporter_name), 'reporterKind', r.reporter_kind,
      'state', h.state, 'claimedBy', u.display_name, 'claimedByMe', h.claimed_by is not distinct from ${user}::uuid,
      'dueAt', clock.due_at,
      'outcome', (
        select t.outcome from app.triages t
        where t.municipality_id = r.municipality_id and t.report_id = r.id and t.undone_at is null),
      'lacksConversation', ${lacksConversation},
      'together', (
        select count(*) from app.report_links l
        where l.municipality_id = r.municipality_id and l.leading_report_id = r.id and l.parted_at is null)) as row
    from app.concern_reports r
    join app.report_handlings h on h.municipality_id = r.municipality_id and h.report_id = r.id
    join app.areas n on n.municipality_id = r.municipality_id and n.id = r.area_id
    left join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.reporter_organisation_id
    left join access.users u on u.municipality_id = r.municipality_id and u.id = h.claimed_by
    left join lateral (
      select min(c.due_at) as due_at from app.clocks c
      where c.municipality_id = r.municipality_id and c.about_id = r.id and c.met_at is null and c.stopped_at is null) clock on true
    where r.municipality_id = ${municipality} and ${sql.join(filters, sql` and `)}
    order by ${orders[input.order]}, r.id
    limit ${pageSize + 1} offset ${(input.page - 1) * pageSize}`)

  const reports: DeskReport[] = []
  for (const { row } of rows.slice(0, pageSize)) {
    const { programmeVersion, outcome, ...report } = row
    const programme = await getProgramme(tx, { id: report.programmeId, version: programmeVersion })
    reports.push({
      ...report,
      channelLabel: labelOf(programme.entryChannels, report.channel),
      urgencyLabel: labelOf(programme.triage.urgencies, report.urgency),
      outcomeLabel: outcome === null ? null : labelOf(programme.triage.outcomes, outcome),
    })
  }
  const { counts } = await tx.get<{
    counts: { new: number; claimed: number; helping: number; mine: number; withoutConversation: number }
  }>(sql`
    select jsonb_build_object(
      'new', count(*) filter (where h.state = 'new'),
      'claimed', count(*) filter (where h.state = 'claimed'),
      'helping', count(*) filter (where h.state = 'helping'),
      'mine', count(*) filter (where h.claimed_by = ${user}),
      'withoutConversation', (
        select count(*) from app.concern_reports r where r.municipality_id = ${municipality} and ${lacksConversation}
          and exists (select from app.report_handlings x where x.municipality_id = r.municipality_id and x.report_id = r.id))
    ) as counts
    from app.report_handlings h
    where h.municipality_id = ${municipality} and h.state <> 'triaged' and ${leadsItself}`)
  const areas = await tx.rows<{ id: number; name: string; isDistrict: boolean }>(sql`
    select id, name, kind <> 'neighbourhood' as "isDistrict" from app.areas
    where municipality_id = ${municipality} order by coalesce(nullif(parent_id, 0), id), parent_id nulls first, name`)
  touch({ records: reports.map(report => report.id) })
  return {
    reports,
    more: rows.length > pageSize,
    counts,
    areas,
    channels: distinct(programmes.flatMap(programme => programme.entryChannels)),
    urgencies: distinct(programmes.flatMap(programme => programme.triage.urgencies)),
  }
}

/** Programmes list their urgencies with the least urgent first. */
const urgencyRanks = (programmes: readonly Programme[]): Record<string, number> =>
  Object.fromEntries(programmes.flatMap(({ id, triage }) => triage.urgencies.map(({ code }, rank) => [`${id}/${code}`, rank])))

const distinct = (choices: readonly { code: string; label: string }[]): { code: string; label: string }[] => [
  ...new Map(choices.map(({ code, label }) => [code, { code, label }])).values(),
]
