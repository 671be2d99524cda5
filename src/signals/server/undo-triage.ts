import { build } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { happenedToReport } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'
import { whyNotUndone } from '../rules/handling.ts'
import { lockReport, programmeOf, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'

export const undoTriage: Handlers<typeof signalOperations>['undoTriage'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  if (!report.triage) throw conflict('Deze melding is nog niet beoordeeld. Er is niets gewijzigd.')
  const objection = whyNotUndone(report.triage)
  if (objection) throw conflict(objection)
  await tx.run(
    build
      .updateTable('app.triages')
      .set({ undone_at: tx.now, undone_by: tx.session.user, undo_reason: input.reason })
      .where('municipality_id', '=', tx.session.municipality)
      .where('id', '=', report.triage.id),
  )
  const version = await moveHandling(tx, report, { state: 'claimed', claimedBy: tx.session.user })
  await tellReporter(tx, reporterOf(report), 'in-progress')
  await happenedToReport(tx, {
    event: 'concern-report.triage-undone',
    attributes: { outcome: report.triage.outcome, channel: report.channel },
    reportId: report.id,
    programme: programmeOf(report),
    areaId: report.areaId,
  })
  return { version }
}
