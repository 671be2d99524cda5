import { sql } from 'kysely'
import { lifeDomainsOf } from '../../case-files/server/commands.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { OwnReport, OwnReportInFull, signalOperations } from '../api.ts'

const pageSize = 50

export const listOwnReports: Handlers<typeof signalOperations>['listOwnReports'] = async ({ tx, input, touch }) => {
  const rows = await tx.rows<{ row: OwnReport & { programmeRef: ProgrammeReference } }>(sql`
    select jsonb_build_object(
      'id', r.id, 'receivedAt', r.received_at, 'aboutName', r.about_name, 'aboutAddress', r.about_address, 'anonymous', r.anonymous,
      'urgency', r.urgency, 'programmeRef', jsonb_build_object('id', r.programme_id, 'version', r.programme_version),
      'tiding', (
        select jsonb_build_object('state', t.state, 'message', t.message, 'toldAt', t.told_at)
        from app.report_tidings t
        where t.municipality_id = r.municipality_id and t.report_id = r.id
        order by t.told_at desc, t.id desc limit 1)) as row
    from app.concern_reports r
    where r.municipality_id = ${tx.session.municipality} and r.reporter_user_id = ${tx.session.user}
      and (${input.before ?? null}::timestamptz is null or r.received_at < ${input.before ?? null}::timestamptz)
    order by r.received_at desc
    limit ${pageSize + 1}`)
  const reports: OwnReport[] = []
  for (const { row } of rows.slice(0, pageSize)) {
    const { programmeRef, ...report } = row
    const programme = await getProgramme(tx, programmeRef)
    reports.push({ ...report, programme: programme.title, urgency: labelOf(programme.triage.urgencies, report.urgency) })
  }
  touch({ records: reports.map(report => report.id) })
  return { reports, more: rows.length > pageSize }
}

export const getOwnReport: Handlers<typeof signalOperations>['getOwnReport'] = async ({ tx, input, touch }) => {
  const { row } = await tx.get<{ row: OwnReportInFull & { programmeRef: ProgrammeReference } }>(sql`
    select jsonb_build_object(
      'id', r.id, 'receivedAt', r.received_at, 'aboutName', r.about_name, 'aboutAddress', r.about_address, 'anonymous', r.anonymous,
      'urgency', r.urgency, 'channel', r.channel, 'aboutContact', r.about_contact, 'observed', r.observed,
      'lifeDomains', r.life_domains, 'wantsHelp', r.wants_help, 'residentInformed', r.resident_informed,
      'residentAgrees', r.resident_agrees, 'residentInformedNote', r.resident_informed_note,
      'programmeRef', jsonb_build_object('id', r.programme_id, 'version', r.programme_version),
      'tidings', (
        select coalesce(jsonb_agg(jsonb_build_object('state', t.state, 'message', t.message, 'toldAt', t.told_at)
          order by t.told_at desc, t.id desc), '[]')
        from app.report_tidings t
        where t.municipality_id = r.municipality_id and t.report_id = r.id)) as row
    from app.concern_reports r
    where r.municipality_id = ${tx.session.municipality} and r.id = ${input.reportId} and r.reporter_user_id = ${tx.session.user}`)
  const { programmeRef, ...report } = row
  const programme = await getProgramme(tx, programmeRef)
  const { domains } = await lifeDomainsOf(tx, programmeRef)
  touch({ records: [report.id] })
  return {
    ...report,
    programme: programme.title,
    urgency: labelOf(programme.triage.urgencies, report.urgency),
    channel: labelOf(programme.entryChannels, report.channel),
    lifeDomains: report.lifeDomains.map(code => labelOf(domains, code)),
  }
}

/** The label of a code; the code itself for one that this version of the list does not know. */
export const labelOf = (choices: readonly { code: string; label: string }[], code: string): string =>
  choices.find(choice => choice.code === code)?.label ?? code
