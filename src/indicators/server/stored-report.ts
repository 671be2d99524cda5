import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { ReportText } from '../rules/report-body.ts'

export interface StoredReport {
  id: string
  programmeId: string
  year: number
  half: 1 | 2
  edition: number
  reason: string
  state: 'draft' | 'published'
  body: unknown
  publishedAt: Date | null
  publishedBy: string | null
  version: number
}

/** @throws notFound; a draft is not found by who does not write it */
export async function getReport(tx: Transaction, id: string): Promise<StoredReport> {
  const found = await tx.find<StoredReport>(sql`
    select r.id, r.programme_id as "programmeId", r.year, r.half, r.edition, r.reason, r.state, r.body,
      r.published_at as "publishedAt", u.display_name as "publishedBy", r.version
    from app.half_year_reports r
    left join access.users u on u.municipality_id = r.municipality_id and u.id = r.published_by
    where r.municipality_id = ${tx.session.municipality} and r.id = ${id}`)
  if (!found) throw notFound('Dit halfjaarbericht is niet gevonden. Het bestaat niet, of het is nog niet uitgebracht.')
  return found
}

/** The draft, held until the end of the transaction, so that nothing is written in it while it comes out. @throws conflict when it is out already */
export async function getLockedDraft(tx: Transaction, id: string): Promise<StoredReport> {
  const report = await getReport(tx, id)
  const locked =
    report.state === 'draft' &&
    (await tx.find(sql`
      select id from app.half_year_reports
      where municipality_id = ${tx.session.municipality} and id = ${id} and state = 'draft' for update`))
  if (!locked) {
    throw conflict(
      'Dit halfjaarbericht is al uitgebracht en wijzigt niet meer. Uw tekst is niet bewaard; verbeteren kan met een nieuwe uitgave.',
    )
  }
  return getReport(tx, id)
}

export const touchReport = (tx: Transaction, id: string): Promise<number> =>
  tx.run(sql`
    update app.half_year_reports set version = version + 1 where municipality_id = ${tx.session.municipality} and id = ${id}`)

export const readTexts = (tx: Transaction, reportId: string): Promise<ReportText[]> =>
  tx.rows<ReportText>(sql`
    select t.id, t.chapter, t.body,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organisation
    from app.half_year_report_texts t
    left join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
    where t.municipality_id = ${tx.session.municipality} and t.report_id = ${reportId}
    order by array_position(array['ambition', 'results', 'next-half-year', 'longer-term'], t.chapter), o.name nulls first`)

/** The programme as it counts today. @throws notFound when it is not in use here, or has no figures */
export async function getReported(tx: Transaction, programmeId: string): Promise<Programme> {
  const programme = (await listProgrammes(tx)).find(one => one.id === programmeId && one.indicators.length > 0)
  if (!programme) throw notFound('Dit programma is hier niet in gebruik, of er zijn geen cijfers voor afgesproken.')
  return programme
}

/** As what a report of a half-year can come out: the programme's own list of reports, the half-year one first. */
export function reportKinds(programme: Programme): { code: string; label: string }[] {
  const own = programme.reports.filter(one => one.every !== 'per-household')
  const halfYear = own.find(one => one.every === 'half-year') ?? { code: 'half-year', label: 'Halfjaarbericht' }
  return [halfYear, ...own.filter(one => one !== halfYear)].map(({ code, label }) => ({ code, label }))
}
