import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { indicatorOperations } from '../api.ts'
import type { ReportLine, ReportView } from '../report-api.ts'
import { ReportBody } from '../rules/report-body.ts'
import { listAreas, readsAllOf } from './figure-settings.ts'
import { reportFigures } from './report-figures.ts'
import { getReport, getReported, readTexts, reportKinds } from './stored-report.ts'

export const listHalfYearReports: Handler<typeof indicatorOperations.listHalfYearReports> = async ({ tx, roles }) => {
  const m = tx.session.municipality
  const programmes = await listProgrammes(tx)
  const title = (id: string) => programmes.find(one => one.id === id)?.title ?? id
  const reports = await tx.rows<Omit<ReportLine, 'programme'>>(sql`
    select r.id, r.programme_id as "programmeId", r.year, r.half, r.edition, r.state, r.reason,
      r.published_at as "publishedAt", u.display_name as "publishedBy"
    from app.half_year_reports r
    left join access.users u on u.municipality_id = r.municipality_id and u.id = r.published_by
    where r.municipality_id = ${m}
    order by r.year desc, r.half desc, r.programme_id, r.edition desc`)
  const deadlines = await tx.rows<{ programmeId: string; label: string; dueAt: string }>(sql`
    select programme_id as "programmeId", label, due_at as "dueAt" from app.clocks
    where municipality_id = ${m} and about_kind = 'programme' and met_at is null and stopped_at is null
    order by due_at`)
  return {
    reports: reports.map(one => ({ ...one, programme: title(one.programmeId) })),
    mayWrite: mayStart(roles, 'figures.report'),
    programmes: programmes.filter(one => one.indicators.length > 0).map(one => ({ id: one.id, title: one.title })),
    deadlines: deadlines.map(({ programmeId, ...one }) => ({ ...one, programme: title(programmeId) })),
  }
}

export const getHalfYearReport: Handler<typeof indicatorOperations.getHalfYearReport> = async ({ tx, input, roles, touch }) => {
  const m = tx.session.municipality
  const report = await getReport(tx, input.reportId)
  touch({ records: [report.id] })
  const mayWrite = mayStart(roles, 'figures.report')
  const isDraft = report.state === 'draft'
  const programme = isDraft ? await getReported(tx, report.programmeId) : undefined
  const body = programme
    ? {
        ...(await reportFigures(tx, programme, report.year, report.half)),
        publishedAs: null,
        texts: await readTexts(tx, report.id),
      }
    : ReportBody.parse(report.body)
  const editions = await tx.rows<ReportView['editions'][number]>(sql`
    select id, edition, state, published_at as "publishedAt" from app.half_year_reports
    where municipality_id = ${m} and programme_id = ${report.programmeId} and year = ${report.year}::integer and half = ${report.half}::integer
    order by edition desc`)
  return {
    id: report.id,
    edition: report.edition,
    state: report.state,
    reason: report.reason,
    version: report.version,
    publishedAt: report.publishedAt?.toISOString() ?? null,
    publishedBy: report.publishedBy,
    body,
    mayWrite: mayWrite && isDraft,
    mayCorrect: mayWrite && !isDraft && editions[0]?.id === report.id,
    mayOpenLists: readsAllOf(await listAreas(tx)),
    editions,
    kinds: programme ? reportKinds(programme) : [],
    partners: programme
      ? await tx.rows<{ id: string; name: string }>(sql`
          select o.id, o.name from app.organisations o
          where o.municipality_id = ${m} and o.ended_at is null and not exists (
            select from app.half_year_report_texts t
            where t.municipality_id = ${m} and t.report_id = ${report.id} and t.organisation_id = o.id)
          order by o.name`)
      : [],
  }
}
