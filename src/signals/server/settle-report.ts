import { build, type Transaction } from '../../platform/database/transaction.ts'
import type { TriageOutcome } from '../../programmes/rules/triage.ts'
import { happenedToReport } from '../../programmes/server/commands.ts'
import { endsReport, stateAfter } from '../rules/handling.ts'
import { tidingOf } from '../rules/tidings.ts'
import { type LockedReport, programmeOf, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'

export interface Decision {
  id: string
  outcome: TriageOutcome
  reasoning: string
  /** To the reporter, in the desk's own words. */
  message: string
  finished: boolean
  caseFileId: string | null
  handedOver: boolean
}

/** Records a decision on one held report, tells its reporter and counts it. Answers the new version of its handling. */
export async function settleReport(tx: Transaction, report: LockedReport, decision: Decision): Promise<number> {
  const { outcome, finished } = decision
  await tx.run(
    build.insertInto('app.triages').values({
      municipality_id: tx.session.municipality,
      id: decision.id,
      report_id: report.id,
      area_id: report.areaId,
      outcome: outcome.code,
      reasoning: decision.reasoning,
      decided_by: tx.session.user,
      decided_at: tx.now,
      case_file_id: decision.caseFileId,
      handed_over: decision.handedOver,
    }),
  )
  const knownHousehold = decision.handedOver ? 'known' : report.knownHousehold === 'not-checked' ? 'unknown' : undefined
  const version = await moveHandling(tx, report, {
    state: stateAfter(outcome.does, finished),
    claimedBy: report.claimedBy ?? tx.session.user,
    // Whether it is known was only looked into where a file was at stake.
    ...(knownHousehold && outcome.does === 'open-case-file' ? { knownHousehold } : {}),
  })
  await tellReporter(tx, reporterOf(report), tidingOf(outcome.does), decision.message)
  const about = { reportId: report.id, programme: programmeOf(report), areaId: report.areaId }
  await happenedToReport(tx, {
    ...about,
    event: 'concern-report.triaged',
    attributes: { outcome: outcome.code, urgency: report.urgency, channel: report.channel },
  })
  if (endsReport(outcome.does, finished)) {
    await happenedToReport(tx, { ...about, event: 'concern-report.closed', attributes: { outcome: outcome.code } })
  }
  return version
}
