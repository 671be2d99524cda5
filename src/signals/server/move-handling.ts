import { build, type Transaction } from '../../platform/database/transaction.ts'
import type { HandlingState, HouseholdKnowledge } from '../rules/handling.ts'
import type { LockedReport } from './lock-report.ts'

interface Moved {
  state?: HandlingState
  claimedBy?: string | null
  knownHousehold?: HouseholdKnowledge
}

/** Moves the handling of a locked report on, and answers its new version. */
export async function moveHandling(tx: Transaction, report: LockedReport, moved: Moved): Promise<number> {
  const claim =
    moved.claimedBy === undefined || moved.claimedBy === report.claimedBy
      ? {}
      : { claimed_by: moved.claimedBy, claimed_at: moved.claimedBy === null ? null : tx.now }
  await tx.run(
    build
      .updateTable('app.report_handlings')
      .set({
        ...claim,
        ...(moved.state ? { state: moved.state } : {}),
        ...(moved.knownHousehold ? { known_household: moved.knownHousehold } : {}),
        version: report.version + 1,
      })
      .where('municipality_id', '=', tx.session.municipality)
      .where('report_id', '=', report.id),
  )
  return report.version + 1
}
