import type { Transaction } from '../platform/database/transaction.ts'
import { build } from '../platform/database/transaction.ts'
import { newId } from '../platform/ids.ts'

/** What an operation touched, told by its handler while it works. */
export interface Touched {
  caseFile?: string
  /** Persons and households that were seen or changed. */
  subjects: Set<string>
  /** Other records: reports, tasks, plans. */
  records: Set<string>
}

export interface LogLine {
  event: string
  operation: string
  outcome: 'done' | 'refused'
  purpose: string
  role: string
  traceId: string
  origin: string
  reason?: string
  touched: Touched
}

/** A plain insert in the transaction of the act itself: they commit together, or neither does. */
export async function writeLogLine(tx: Transaction, line: LogLine): Promise<void> {
  const { session } = tx
  await tx.run(
    build.insertInto('audit.processing_log').values({
      municipality_id: session.municipality,
      id: newId(),
      occurred_at: session.moment,
      event: line.event,
      operation: line.operation,
      outcome: line.outcome,
      purpose: line.purpose,
      role: line.role,
      user_id: session.user,
      organisation_id: session.organisation,
      case_file_id: line.touched.caseFile ?? null,
      subject_ids: [...line.touched.subjects],
      record_ids: [...line.touched.records],
      origin: line.origin,
      trace_id: line.traceId,
      reason: line.reason ?? '',
    }),
  )
}
