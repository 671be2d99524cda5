import { postMessage } from '../../notifications/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { TidingState } from '../rules/tidings.ts'

/** Of a report, what is needed to tell its reporter something. */
export interface Reporter {
  reportId: string
  areaId: number
  userId: string | null
  organisationId: string | null
}

/**
 * One tiding for the reporter, in neutral words, and a mail that there is news. Who reported at the desk hears it from the
 * desk; the line then says what there is to tell.
 */
export async function tellReporter(tx: Transaction, reporter: Reporter, state: TidingState, message = ''): Promise<void> {
  await tx.run(
    build.insertInto('app.report_tidings').values({
      municipality_id: tx.session.municipality,
      id: newId(),
      report_id: reporter.reportId,
      reporter_user_id: reporter.userId,
      reporter_organisation_id: reporter.organisationId,
      area_id: reporter.areaId,
      state,
      message,
      told_at: tx.now,
      told_by: tx.session.user,
    }),
  )
  if (reporter.userId && state !== 'received') {
    await postMessage(tx, { kind: 'report-tidings', aboutId: reporter.reportId, toUser: reporter.userId })
  }
}
