import { type RawBuilder, sql } from 'kysely'
import { lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { build } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { ReportInFile, signalOperations } from '../api.ts'
import { labelOf } from './own-reports.ts'

const inFiles = (tx: Transaction, which: RawBuilder<unknown>) =>
  tx.rows<{ row: ReportInFile & { householdId: string } }>(sql`
    select jsonb_build_object(
      'reportId', l.report_id, 'caseFileId', l.case_file_id, 'caseFileTitle', f.title, 'householdId', f.household_id,
      'handedOver', l.handed_over, 'reporter', concat_ws(', ', nullif(l.reporter_name, ''), o.name), 'reporterKind', l.reporter_kind,
      'reporterContact', l.reporter_contact, 'urgency', l.urgency, 'lifeDomains', l.life_domains, 'observed', l.observed,
      'receivedAt', l.received_at, 'linkedAt', l.linked_at, 'seenAt', l.seen_at) as row
    from app.report_files l
    join app.case_files f on f.municipality_id = l.municipality_id and f.id = l.case_file_id
    left join app.organisations o on o.municipality_id = l.municipality_id and o.id = l.reporter_organisation_id
    where l.municipality_id = ${tx.session.municipality} and ${which}
    order by l.received_at desc
    limit 200`)

export const listReportsOfFile: Handlers<typeof signalOperations>['listReportsOfFile'] = async ({ tx, input, touch }) => {
  const found = await inFiles(tx, sql`l.case_file_id = ${input.caseFileId}`)
  if (found.length === 0) return []
  const { domains } = await lifeDomainsOfFile(tx, input.caseFileId)
  touch({ subjects: found.map(({ row }) => row.householdId), records: found.map(({ row }) => row.reportId) })
  return found.map(({ row: { householdId: _householdId, ...report } }) => ({
    ...report,
    lifeDomains: report.lifeDomains.map(code => labelOf(domains, code)),
  }))
}

export const listHandedOverReports: Handlers<typeof signalOperations>['listHandedOverReports'] = async ({ tx, touch }) => {
  const found = await inFiles(tx, sql`l.handed_over and l.seen_at is null`)
  touch({ subjects: found.map(({ row }) => row.householdId), records: found.map(({ row }) => row.reportId) })
  return found.map(({ row: { householdId: _householdId, ...report } }) => report)
}

export const acknowledgeReport: Handlers<typeof signalOperations>['acknowledgeReport'] = async ({ tx, input, touch }) => {
  const reached = await tx.run(
    build
      .updateTable('app.report_files')
      .set(eb => ({
        seen_at: eb.fn.coalesce('seen_at', eb.val(tx.now)),
        seen_by: eb.fn.coalesce('seen_by', eb.val(tx.session.user)),
      }))
      .where('municipality_id', '=', tx.session.municipality)
      .where('case_file_id', '=', input.caseFileId)
      .where('report_id', '=', input.reportId),
  )
  if (reached === 0) throw notFound()
  touch({ records: [input.reportId] })
  return {}
}
