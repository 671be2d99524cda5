import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import type { indicatorOperations } from '../api.ts'
import { ReportBody, type ReportChapter, reportChapters } from '../rules/report-body.ts'
import { hasBegun } from './report-figures.ts'
import { getReport, getReported } from './stored-report.ts'

export const startHalfYearReport: Handler<typeof indicatorOperations.startHalfYearReport> = async ({ tx, input, touch }) => {
  touch({ records: [input.id] })
  const programme = await getReported(tx, input.programmeId)
  if (!hasBegun(tx, input.year, input.half)) {
    throw invalid([{ field: 'half', message: 'Dit halfjaar is nog niet begonnen. Kies een halfjaar dat loopt of voorbij is.' }])
  }
  const m = tx.session.municipality
  const there = await tx.find<{ id: string; state: string }>(sql`
    select id, state from app.half_year_reports
    where municipality_id = ${m} and programme_id = ${programme.id} and year = ${input.year}::integer and half = ${input.half}::integer
    order by edition desc limit 1`)
  if (there) throw alreadyThere(there.id, there.state)
  await insertReport(tx, { ...input, edition: 1, reason: '' })
  const last = await tx.find<{ body: unknown }>(sql`
    select body from app.half_year_reports
    where municipality_id = ${m} and programme_id = ${programme.id} and state = 'published'
      and (year, half) < (${input.year}::integer, ${input.half}::integer)
    order by year desc, half desc, edition desc limit 1`)
  const texts = last ? ReportBody.parse(last.body).texts : []
  for (const chapter of reportChapters) {
    const goesOn = chapter === 'ambition' || chapter === 'longer-term'
    await insertText(tx, input.id, chapter, null, goesOn ? (texts.find(one => one.chapter === chapter)?.body ?? '') : '')
  }
  // The same partners tell again, each with an empty page.
  for (const { organisation } of texts.filter(one => one.chapter === 'results')) {
    if (organisation) await insertText(tx, input.id, 'results', organisation.id, '')
  }
  return { id: input.id, version: 1 }
}

export const correctHalfYearReport: Handler<typeof indicatorOperations.correctHalfYearReport> = async ({ tx, input, touch }) => {
  touch({ records: [input.reportId, input.id] })
  const report = await getReport(tx, input.reportId)
  if (report.state !== 'published') throw conflict('Dit halfjaarbericht is nog niet uitgebracht; u kunt het gewoon wijzigen.')
  const newest = await tx.get<{ id: string; state: string; edition: number }>(sql`
    select id, state, edition from app.half_year_reports
    where municipality_id = ${tx.session.municipality} and programme_id = ${report.programmeId}
      and year = ${report.year}::integer and half = ${report.half}::integer
    order by edition desc limit 1`)
  if (newest.id !== report.id) throw alreadyThere(newest.id, newest.state)
  await insertReport(tx, { ...report, id: input.id, edition: newest.edition + 1, reason: input.reason })
  for (const text of ReportBody.parse(report.body).texts) {
    await insertText(tx, input.id, text.chapter, text.organisation?.id ?? null, text.body)
  }
  return { id: input.id, version: 1 }
}

const alreadyThere = (reportId: string, state: string) =>
  conflict(
    state === 'draft'
      ? 'Van dit halfjaar wordt al een bericht geschreven. Open dat; er is niets gewijzigd.'
      : 'Van dit halfjaar is al een bericht uitgebracht. Open dat en kies Verbeter; er is niets gewijzigd.',
    { reportId },
  )

async function insertReport(
  tx: Transaction,
  one: { id: string; programmeId: string; year: number; half: 1 | 2; edition: number; reason: string },
): Promise<void> {
  const made = await tx.run(sql`
    insert into app.half_year_reports (municipality_id, id, programme_id, year, half, edition, reason, started_by, started_at)
    values (${tx.session.municipality}, ${one.id}, ${one.programmeId}, ${one.year}::integer, ${one.half}::integer, ${one.edition}::integer,
      ${one.reason}, ${tx.session.user}, ${tx.now})
    on conflict do nothing`)
  if (made === 0) throw conflict('Een collega begon net aan dit bericht. Open dat; er is niets gewijzigd.')
}

async function insertText(
  tx: Transaction,
  reportId: string,
  chapter: ReportChapter,
  organisationId: string | null,
  body: string,
): Promise<void> {
  await tx.run(sql`
    insert into app.half_year_report_texts (municipality_id, id, report_id, chapter, organisation_id, body)
    values (${tx.session.municipality}, ${newId()}, ${reportId}, ${chapter}, ${organisationId}, ${body})`)
}
