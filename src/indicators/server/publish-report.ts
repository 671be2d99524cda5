import { sql } from 'kysely'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { happenedToProgramme } from '../../programmes/server/commands.ts'
import type { indicatorOperations } from '../api.ts'
import { ReportBody } from '../rules/report-body.ts'
import { reportFigures } from './report-figures.ts'
import { getLockedDraft, getReported, readTexts, reportKinds } from './stored-report.ts'

/** What comes out is what its writer saw: another version of the texts, and it does not come out. */
export const publishHalfYearReport: Handler<typeof indicatorOperations.publishHalfYearReport> = async ({ tx, input, touch }) => {
  touch({ records: [input.reportId] })
  const report = await getLockedDraft(tx, input.reportId)
  if (report.version !== input.version) {
    throw conflict('Een collega wijzigde net een tekst. Het bericht is niet uitgebracht; lees het eerst na.')
  }
  const programme = await getReported(tx, report.programmeId)
  const kind = reportKinds(programme).find(one => one.code === input.kind)
  if (!kind) throw invalid([{ field: 'kind', message: 'Kies een soort verslag uit de lijst.' }])
  const figures = await reportFigures(tx, programme, report.year, report.half)
  if (figures.countedAt === null) {
    throw conflict(
      'De cijfers van dit jaar zijn nog niet geteld. Het bericht is niet uitgebracht; probeer het over een kwartier.',
    )
  }
  const texts = (await readTexts(tx, report.id)).filter(text => text.organisation === null || text.body !== '')
  const body = ReportBody.parse({ ...figures, publishedAs: kind, texts })
  await tx.run(sql`
    update app.half_year_reports
    set state = 'published', body = ${JSON.stringify(body)}::jsonb, published_at = ${tx.now}, published_by = ${tx.session.user}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${report.id}`)
  await happenedToProgramme(tx, {
    event: 'report.published',
    attributes: { report: kind.code },
    programme: { id: programme.id, version: programme.version },
    aboutId: report.id,
  })
  return { id: report.id, version: report.version + 1 }
}
