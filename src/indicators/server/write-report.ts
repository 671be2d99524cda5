import { sql } from 'kysely'
import { applyChange } from '../../platform/changes.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { indicatorOperations } from '../api.ts'
import { getLockedDraft, touchReport } from './stored-report.ts'

export const writeReportText: Handler<typeof indicatorOperations.writeReportText> = async ({ tx, input, touch }) => {
  touch({ records: [input.reportId, input.textId] })
  const report = await getLockedDraft(tx, input.reportId)
  const m = tx.session.municipality
  const current = await tx.find<{ body: string }>(sql`
    select body from app.half_year_report_texts where municipality_id = ${m} and report_id = ${report.id} and id = ${input.textId}`)
  if (!current) throw notFound('Dit onderdeel is er niet meer. Uw tekst is niet bewaard; hij staat nog in het veld.')
  const outcome = applyChange<{ body: string }>(current, input.change)
  if (outcome.kind === 'identical') return { id: input.textId, version: report.version }
  if (outcome.kind === 'clash') {
    throw conflict('Een collega wijzigde deze tekst net. Die van u is niet bewaard; kies wat er moet blijven staan.', {
      clashes: outcome.clashes,
    })
  }
  await tx.run(sql`
    update app.half_year_report_texts
    set body = ${input.change.body.to}, version = version + 1
    where municipality_id = ${m} and id = ${input.textId}`)
  await touchReport(tx, report.id)
  return { id: input.textId, version: report.version + 1 }
}

export const addReportPartner: Handler<typeof indicatorOperations.addReportPartner> = async ({ tx, input, touch }) => {
  touch({ records: [input.reportId, input.id] })
  const report = await getLockedDraft(tx, input.reportId)
  const m = tx.session.municipality
  const partner = await tx.find(sql`
    select id from app.organisations where municipality_id = ${m} and id = ${input.organisationId} and ended_at is null`)
  if (!partner) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
  const added = await tx.run(sql`
    insert into app.half_year_report_texts (municipality_id, id, report_id, chapter, organisation_id)
    values (${m}, ${input.id}, ${report.id}, 'results', ${input.organisationId})
    on conflict do nothing`)
  if (added === 0) throw invalid([{ field: 'organisationId', message: 'Deze organisatie staat er al bij.' }])
  await touchReport(tx, report.id)
  return { id: input.id, version: report.version + 1 }
}

export const removeReportPartner: Handler<typeof indicatorOperations.removeReportPartner> = async ({ tx, input, touch }) => {
  touch({ records: [input.reportId, input.textId] })
  const report = await getLockedDraft(tx, input.reportId)
  const removed = await tx.run(sql`
    delete from app.half_year_report_texts
    where municipality_id = ${tx.session.municipality} and report_id = ${report.id} and id = ${input.textId}
      and organisation_id is not null and body = ''`)
  if (removed === 0) throw conflict('Hier staat nog tekst, of het onderdeel was al weg. Maak de tekst eerst leeg.')
  await touchReport(tx, report.id)
  return { id: input.textId, version: report.version + 1 }
}

export const discardHalfYearReport: Handler<typeof indicatorOperations.discardHalfYearReport> = async ({ tx, input, touch }) => {
  touch({ records: [input.reportId] })
  const report = await getLockedDraft(tx, input.reportId)
  if (report.version !== input.version) {
    throw conflict('Een collega schreef net nog in dit concept. Er is niets weggegooid; bekijk eerst wat er staat.')
  }
  await tx.run(
    sql`delete from app.half_year_report_texts where municipality_id = ${tx.session.municipality} and report_id = ${report.id}`,
  )
  await tx.run(sql`delete from app.half_year_reports where municipality_id = ${tx.session.municipality} and id = ${report.id}`)
  return { id: report.id, version: report.version }
}
