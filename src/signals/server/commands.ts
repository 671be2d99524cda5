import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { TidingState } from '../rules/tidings.ts'
import { tellReporter } from './tell-reporter.ts'

export type { TidingState } from '../rules/tidings.ts'

/**
 * Tells everyone whose report led to this case file, or was handed over to it, how far it is; in neutral words and nothing of
 * the file. For who closes the file (`ended`). The session needs the file's reports within reach, as its coordinator has.
 */
export async function tellReportersOf(tx: Transaction, caseFileId: string, state: TidingState): Promise<void> {
  const reports = await tx.rows<{ reportId: string; areaId: number; userId: string | null; organisationId: string | null }>(sql`
    select report_id as "reportId", area_id as "areaId", reporter_user_id as "userId", reporter_organisation_id as "organisationId"
    from app.report_files where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId}`)
  for (const reporter of reports) await tellReporter(tx, reporter, state)
}
