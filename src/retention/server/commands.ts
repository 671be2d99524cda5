import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import type { FilePart } from '../rules/parts.ts'

export interface DestructionOrder {
  id: string
  /** A part of one file, or all that was written about one person alone. */
  about: { caseFileId: string; part: FilePart } | { personId: string }
  /** The request of a resident that was granted. */
  requestId?: string
  reason: string
}

/**
 * What has to be destroyed before its term, because a request was granted (Wmo 2015 art. 5.3.5, Jeugdwet art. 7.3.9, AVG art. 17). It goes
 * along with the next run, after the same two approvals. In the name of who decided.
 */
export const orderDestruction = (tx: Transaction, order: DestructionOrder): Promise<number> =>
  tx.run(
    build.insertInto('app.destruction_orders').values({
      municipality_id: tx.session.municipality,
      id: order.id,
      case_file_id: 'caseFileId' in order.about ? order.about.caseFileId : null,
      part: 'caseFileId' in order.about ? order.about.part : null,
      person_id: 'personId' in order.about ? order.about.personId : null,
      request_id: order.requestId ?? null,
      reason: order.reason,
      ordered_by: tx.session.user,
      ordered_at: tx.now,
    }),
  )

/** When the orders of a request were carried out; null: not yet. Answers who ordered them. */
export const findOrderDone = (tx: Transaction, requestId: string): Promise<{ doneAt: Date | null } | undefined> =>
  tx.find<{ doneAt: Date | null }>(sql`
    select max(done_at) filter (where done_at is not null) as "doneAt" from app.destruction_orders
    where municipality_id = ${tx.session.municipality} and request_id = ${requestId} having count(*) > 0`)
