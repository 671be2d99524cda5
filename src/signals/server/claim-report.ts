import { conflict } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { signalOperations } from '../api.ts'
import { lockReport, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'

export const claimReport: Handlers<typeof signalOperations>['claimReport'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  if (report.state === 'triaged') {
    throw conflict('Deze melding is al beoordeeld. Er is niets gewijzigd; neem eerst de beoordeling terug als dat nodig is.')
  }
  const claimedBy = input.by === 'me' ? tx.session.user : null
  if (claimedBy === report.claimedBy) return { version: report.version }
  // From hand to hand is nothing new to the reporter.
  if (claimedBy && report.state === 'new') await tellReporter(tx, reporterOf(report), 'in-progress')
  const state = report.state === 'helping' ? 'helping' : claimedBy ? 'claimed' : 'new'
  return { version: await moveHandling(tx, report, { state, claimedBy }) }
}

export const judgeKnownHousehold: Handlers<typeof signalOperations>['judgeKnownHousehold'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  return { version: await moveHandling(tx, report, { knownHousehold: input.knownHousehold }) }
}
