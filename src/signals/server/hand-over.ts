import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { happenedInFile } from '../../programmes/server/commands.ts'
import type { LockedReport } from './lock-report.ts'

interface Link {
  caseFileId: string
  householdId: string
  handedOver: boolean
}

/**
 * What of a report goes along into a file. It lies in the domain of reports, which the contact point may write in without
 * reading anything else there, and which the coordinator reaches and partners do not. Answers its scope.
 */
export async function linkReport(tx: Transaction, report: LockedReport, link: Link): Promise<number> {
  const scopeId = await tx.scope({ caseFile: link.caseFileId, subject: link.householdId, domain: accessDomainIds.intake })
  await tx.run(
    build.insertInto('app.report_files').values({
      municipality_id: tx.session.municipality,
      report_id: report.id,
      case_file_id: link.caseFileId,
      scope_id: scopeId,
      handed_over: link.handedOver,
      area_id: report.areaId,
      reporter_user_id: report.reporterUserId,
      reporter_organisation_id: report.reporterOrganisationId,
      reporter_kind: report.reporterKind,
      reporter_name: report.reporterName,
      reporter_contact: report.reporterContact,
      channel: report.channel,
      urgency: report.urgency,
      life_domains: report.lifeDomains,
      observed: report.observed,
      received_at: report.receivedAt,
      linked_by: tx.session.user,
      linked_at: tx.now,
    }),
  )
  return scopeId
}

/** The household has a file already: the report goes to its coordinator, who hears so. */
export async function handOver(tx: Transaction, report: LockedReport, caseFileId: string): Promise<{ householdId: string }> {
  const file = await getCaseFile(tx, caseFileId)
  // The keys of this file: its card, and the domain of reports.
  await tx.enter(caseFileId)
  const scopeId = await linkReport(tx, report, { caseFileId, householdId: file.householdId, handedOver: true })
  await happenedInFile(tx, {
    event: 'concern-report.handed-over',
    attributes: { channel: report.channel, urgency: report.urgency },
    about: { kind: 'concern-report', id: report.id },
    caseFileId,
    scopeId,
    details: { lifeDomains: report.lifeDomains },
  })
  if (file.coordinatorUserId) {
    await postMessage(tx, { kind: 'report-handed-over', aboutId: caseFileId, toUser: file.coordinatorUserId })
  }
  return { householdId: file.householdId }
}
