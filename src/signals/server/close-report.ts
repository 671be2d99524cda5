import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { InputOf } from '../../platform/operation.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import { getProgramme, happenedToReport } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'
import type { HelpResult } from '../rules/help-result.ts'
import { type LockedReport, lockReport, programmeOf, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'
import { holdFollowers, mustLead } from './together.ts'

export const closeReport: Handlers<typeof signalOperations>['closeReport'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  const outcome = report.triage && findTriageOutcome(await getProgramme(tx, programmeOf(report)), report.triage.outcome)
  if (report.state !== 'helping' || !report.triage)
    throw conflict('Deze melding kan niet worden afgerond. Er is niets gewijzigd.')
  if (outcome?.does === 'discuss') {
    throw conflict(
      'Deze melding wordt nog besproken. Neem na het overleg deze beoordeling terug en kies de uitkomst van het overleg.',
    )
  }
  await mustLead(tx, report)
  const version = await finish(tx, report, report.triage, input)
  for (const follower of await holdFollowers(tx, report.id)) {
    if (follower.state !== 'helping' || !follower.triage) continue
    await finish(tx, follower, follower.triage, input)
    touch({ records: [follower.id] })
  }
  return { version }
}

async function finish(
  tx: Transaction,
  report: LockedReport,
  triage: NonNullable<LockedReport['triage']>,
  { message, ending }: Pick<InputOf<(typeof signalOperations)['closeReport']>, 'message' | 'ending'>,
): Promise<number> {
  const version = await moveHandling(tx, report, { state: 'triaged' })
  if (ending) await recordEnding(tx, report, triage.id, ending)
  await tellReporter(tx, reporterOf(report), 'ended', message)
  await happenedToReport(tx, {
    event: 'concern-report.closed',
    attributes: { outcome: triage.outcome, ...(ending ? { result: ending.result } : {}) },
    reportId: report.id,
    programme: programmeOf(report),
    areaId: report.areaId,
  })
  return version
}

/** What came of the help that the desk arranged. */
async function recordEnding(
  tx: Transaction,
  report: LockedReport,
  triageId: string,
  ending: { result: HelpResult; note: string },
): Promise<void> {
  await tx.run(
    build.insertInto('app.report_endings').values({
      municipality_id: tx.session.municipality,
      triage_id: triageId,
      report_id: report.id,
      area_id: report.areaId,
      result: ending.result,
      note: ending.note,
      ended_at: tx.now,
      ended_by: tx.session.user,
    }),
  )
}
