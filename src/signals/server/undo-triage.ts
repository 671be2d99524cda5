import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { happenedToReport } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'
import { whyNotUndone } from '../rules/handling.ts'
import { type LockedReport, lockReport, programmeOf, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'
import { holdFollowers, mustLead } from './together.ts'

export const undoTriage: Handlers<typeof signalOperations>['undoTriage'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  if (!report.triage) throw conflict('Deze melding is nog niet beoordeeld. Er is niets gewijzigd.')
  const objection = whyNotUndone(report.triage)
  if (objection) throw conflict(objection)
  await mustLead(tx, report)
  const version = await takeBack(tx, report, report.triage, input.reason)
  for (const follower of await holdFollowers(tx, report.id)) {
    if (!follower.triage || whyNotUndone(follower.triage)) continue
    await takeBack(tx, follower, follower.triage, input.reason)
    touch({ records: [follower.id] })
  }
  return { version }
}

async function takeBack(
  tx: Transaction,
  report: LockedReport,
  triage: NonNullable<LockedReport['triage']>,
  reason: string,
): Promise<number> {
  await tx.run(
    build
      .updateTable('app.triages')
      .set({ undone_at: tx.now, undone_by: tx.session.user, undo_reason: reason })
      .where('municipality_id', '=', tx.session.municipality)
      .where('id', '=', triage.id),
  )
  const version = await moveHandling(tx, report, { state: 'claimed', claimedBy: tx.session.user })
  await tellReporter(tx, reporterOf(report), 'in-progress')
  await happenedToReport(tx, {
    event: 'concern-report.triage-undone',
    attributes: { outcome: triage.outcome, channel: report.channel },
    reportId: report.id,
    programme: programmeOf(report),
    areaId: report.areaId,
  })
  return version
}
