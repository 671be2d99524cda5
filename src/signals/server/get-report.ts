import { sql } from 'kysely'
import { lifeDomainsOf } from '../../case-files/server/commands.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { ReportAtDesk, signalOperations } from '../api.ts'
import { needsConversation } from '../rules/conversation.ts'
import { labelOf } from './own-reports.ts'

type Computed =
  | 'programme'
  | 'channelLabel'
  | 'urgencyLabel'
  | 'urgencyRank'
  | 'needsConversation'
  | 'outcomes'
  | 'decisions'
  | 'alike'
  | 'lifeDomains'
type Row = Omit<ReportAtDesk, Computed> & {
  programmeRef: ProgrammeReference
  channel: string
  lifeDomainCodes: string[]
  decisions: Omit<ReportAtDesk['decisions'][number], 'outcomeLabel' | 'does'>[]
  alike: (Omit<ReportAtDesk['alike'][number], 'outcomeLabel'> & { outcome: string | null })[]
}

export const getReport: Handlers<typeof signalOperations>['getReport'] = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const { row } = await tx.get<{ row: Row }>(sql`
    select jsonb_build_object(
      'id', r.id, 'receivedAt', r.received_at,
      'programmeRef', jsonb_build_object('id', r.programme_id, 'version', r.programme_version),
      'channel', r.channel, 'obtained', r.obtained, 'reporterKind', r.reporter_kind, 'reporter', r.reporter_name,
      'reporterOrganisation', o.name, 'reporterPhone', o.phone, 'reporterContact', r.reporter_contact,
      'reporterIsTold', r.reporter_user_id is not null, 'enteredBy', entered.display_name,
      'aboutName', r.about_name, 'aboutAddress', r.about_address, 'addressId', r.address_id, 'area', n.name, 'areaId', r.area_id) ||
    jsonb_build_object(
      'aboutContact', r.about_contact, 'anonymous', r.anonymous, 'observed', r.observed, 'lifeDomainCodes', r.life_domains,
      'urgency', r.urgency, 'wantsHelp', r.wants_help, 'knowsWhomToCall', r.knows_whom_to_call,
      'residentInformed', r.resident_informed, 'residentAgrees', r.resident_agrees, 'residentInformedNote', r.resident_informed_note,
      'handling', jsonb_build_object(
        'state', h.state, 'claimedBy', claimer.display_name, 'claimedByMe', h.claimed_by is not distinct from ${user}::uuid,
        'claimedAt', h.claimed_at, 'knownHousehold', h.known_household, 'version', h.version),
      'dueAt', (
        select min(c.due_at) from app.clocks c
        where c.municipality_id = r.municipality_id and c.about_id = r.id and c.met_at is null and c.stopped_at is null),
      'conversations', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', c.id, 'heldAt', c.held_at, 'heldBy', u.display_name, 'supportNeed', c.support_need, 'advice', c.advice) order by c.held_at), '[]')
        from app.desk_conversations c left join access.users u on u.municipality_id = c.municipality_id and u.id = c.held_by
        where c.municipality_id = r.municipality_id and c.report_id = r.id),
      'decisions', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', t.id, 'outcome', t.outcome, 'reasoning', t.reasoning, 'decidedBy', decider.display_name, 'decidedAt', t.decided_at,
          'caseFileId', t.case_file_id, 'caseFileTitle', f.title, 'handedOver', t.handed_over,
          'undoneAt', t.undone_at, 'undoneBy', undoer.display_name, 'undoReason', t.undo_reason,
          'ending', case when e.triage_id is null then null else jsonb_build_object(
            'result', e.result, 'note', e.note, 'endedAt', e.ended_at, 'endedBy', ender.display_name) end) order by t.decided_at desc), '[]')
        from app.triages t
        left join app.case_files f on f.municipality_id = t.municipality_id and f.id = t.case_file_id
        left join app.report_endings e on e.municipality_id = t.municipality_id and e.triage_id = t.id
        left join access.users ender on ender.municipality_id = e.municipality_id and ender.id = e.ended_by
        left join access.users decider on decider.municipality_id = t.municipality_id and decider.id = t.decided_by
        left join access.users undoer on undoer.municipality_id = t.municipality_id and undoer.id = t.undone_by
        where t.municipality_id = r.municipality_id and t.report_id = r.id),
      'tidings', (
        select coalesce(jsonb_agg(jsonb_build_object('state', t.state, 'message', t.message, 'toldAt', t.told_at)
          order by t.told_at desc, t.id desc), '[]')
        from app.report_tidings t
        where t.municipality_id = r.municipality_id and t.report_id = r.id),
      'alike', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', a.id, 'receivedAt', a.received_at, 'aboutName', a.about_name, 'aboutAddress', a.about_address, 'same', a.same,
          'state', a.state, 'version', a.version, 'outcome', a.outcome) order by a.received_at desc), '[]')
        from (
          select other.id, other.received_at, other.about_name, other.about_address, oh.state, oh.version, t.outcome,
            case when other.address_id = r.address_id and other.folded_name = r.folded_name then 'both'
              when other.address_id = r.address_id then 'address' else 'name' end as same
          from app.concern_reports other
          join app.report_handlings oh on oh.municipality_id = other.municipality_id and oh.report_id = other.id
          left join app.triages t on t.municipality_id = other.municipality_id and t.report_id = other.id and t.undone_at is null
          where other.municipality_id = r.municipality_id and other.id <> r.id
            and (other.address_id = r.address_id or (r.folded_name <> '' and other.folded_name = r.folded_name))
            and not exists (
              select from app.report_links l where l.municipality_id = r.municipality_id and l.parted_at is null
                and (l.report_id, l.leading_report_id) in ((other.id, r.id), (r.id, other.id)))
          order by other.received_at desc
          limit 20) a),
      'belongsTo', (
        select jsonb_build_object('id', b.id, 'aboutName', b.about_name, 'aboutAddress', b.about_address, 'receivedAt', b.received_at)
        from app.report_links l join app.concern_reports b on b.municipality_id = l.municipality_id and b.id = l.leading_report_id
        where l.municipality_id = r.municipality_id and l.report_id = r.id and l.parted_at is null),
      'together', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', f.id, 'receivedAt', f.received_at, 'reporter', concat_ws(', ', nullif(f.reporter_name, ''), fo.name),
          'reporterIsTold', f.reporter_user_id is not null, 'observed', f.observed, 'version', fh.version) order by f.received_at), '[]')
        from app.report_links l
        join app.concern_reports f on f.municipality_id = l.municipality_id and f.id = l.report_id
        join app.report_handlings fh on fh.municipality_id = f.municipality_id and fh.report_id = f.id
        left join app.organisations fo on fo.municipality_id = f.municipality_id and fo.id = f.reporter_organisation_id
        where l.municipality_id = r.municipality_id and l.leading_report_id = r.id and l.parted_at is null)) as row
    from app.concern_reports r
    join app.report_handlings h on h.municipality_id = r.municipality_id and h.report_id = r.id
    join app.areas n on n.municipality_id = r.municipality_id and n.id = r.area_id
    left join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.reporter_organisation_id
    left join access.users entered on entered.municipality_id = r.municipality_id and entered.id = r.entered_by
    left join access.users claimer on claimer.municipality_id = r.municipality_id and claimer.id = h.claimed_by
    where r.municipality_id = ${municipality} and r.id = ${input.reportId}`)

  const { programmeRef, channel, lifeDomainCodes, ...report } = row
  const programme = await getProgramme(tx, programmeRef)
  const { domains } = await lifeDomainsOf(tx, programmeRef)
  touch({ records: [report, ...report.alike, ...report.together].map(one => one.id) })
  return {
    ...report,
    programme: { ...programmeRef, title: programme.title },
    channelLabel: labelOf(programme.entryChannels, channel),
    urgencyLabel: labelOf(programme.triage.urgencies, report.urgency),
    urgencyRank: Math.max(
      0,
      programme.triage.urgencies.findIndex(urgency => urgency.code === report.urgency),
    ),
    lifeDomains: lifeDomainCodes.map(code => ({ code, label: labelOf(domains, code) })),
    needsConversation: needsConversation({ reporterKind: report.reporterKind, toldAtDesk: !report.reporterIsTold }),
    outcomes: programme.triage.outcomes.map(({ code, label, explanation, does, provisionalUntil }) => ({
      code,
      label,
      explanation,
      does,
      provisional: provisionalUntil !== null,
    })),
    decisions: report.decisions.map(decision => ({
      ...decision,
      outcomeLabel: labelOf(programme.triage.outcomes, decision.outcome),
      does: findTriageOutcome(programme, decision.outcome)?.does ?? 'direct-help',
    })),
    alike: report.alike.map(({ outcome, ...other }) => ({
      ...other,
      outcomeLabel: outcome === null ? null : labelOf(programme.triage.outcomes, outcome),
    })),
  }
}
