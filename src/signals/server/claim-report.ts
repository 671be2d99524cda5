import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import type { signalOperations } from '../api.ts'
import { type LockedReport, lockReport, reporterOf } from './lock-report.ts'
import { moveHandling } from './move-handling.ts'
import { tellReporter } from './tell-reporter.ts'
import { holdFollowers, mustLead } from './together.ts'

export const claimReport: Handlers<typeof signalOperations>['claimReport'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  if (report.state === 'triaged') {
    throw conflict('Deze melding is al beoordeeld. Er is niets gewijzigd; neem eerst de beoordeling terug als dat nodig is.')
  }
  await mustLead(tx, report)
  const claimedBy = input.by === 'me' ? tx.session.user : null
  if (claimedBy === report.claimedBy) return { version: report.version }
  const version = await passOn(tx, report, claimedBy)
  for (const follower of await holdFollowers(tx, report.id)) {
    if (follower.state !== 'triaged') await passOn(tx, follower, claimedBy)
  }
  return { version }
}

async function passOn(tx: Transaction, report: LockedReport, claimedBy: string | null): Promise<number> {
  const state = report.state === 'helping' ? 'helping' : claimedBy ? 'claimed' : 'new'
  // From hand to hand is nothing new to the reporter.
  if (claimedBy && report.state === 'new') await tellReporter(tx, reporterOf(report), 'in-progress')
  return moveHandling(tx, report, { state, claimedBy })
}

export const judgeKnownHousehold: Handlers<typeof signalOperations>['judgeKnownHousehold'] = async ({ tx, input, touch }) => {
  const report = await lockReport(tx, input.reportId, input.version)
  touch({ records: [report.id] })
  return { version: await moveHandling(tx, report, { knownHousehold: input.knownHousehold }) }
}
