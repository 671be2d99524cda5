import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { holdReport, type LockedReport } from './lock-report.ts'

/** The reports that belong to this one, held until the end of the transaction. */
export async function holdFollowers(tx: Transaction, reportId: string): Promise<LockedReport[]> {
  const links = await tx.rows<{ id: string }>(sql`
    select report_id as id from app.report_links
    where municipality_id = ${tx.session.municipality} and leading_report_id = ${reportId} and parted_at is null
    order by report_id`)
  const followers: LockedReport[] = []
  for (const { id } of links) followers.push(await holdReport(tx, id))
  return followers
}

export const findLeader = async (tx: Transaction, reportId: string): Promise<string | undefined> =>
  (
    await tx.find<{ id: string }>(sql`
      select leading_report_id as id from app.report_links
      where municipality_id = ${tx.session.municipality} and report_id = ${reportId} and parted_at is null`)
  )?.id

/** @throws conflict when the report belongs to another, which is judged for both */
export async function mustLead(tx: Transaction, report: LockedReport): Promise<void> {
  if (!(await findLeader(tx, report.id))) return
  throw conflict(
    'Deze melding hoort bij een andere melding en gaat daarmee mee. Beoordeel die, of maak deze melding eerst los. Wat u invulde staat er nog.',
  )
}
