import { randomBytes } from 'node:crypto'
import type { Transaction } from '../platform/database/transaction.ts'
import { build } from '../platform/database/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { TraceContext } from './rules/trace-context.ts'

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
  /** The number of the request, which all its lines share; also the trace, unless another application began one. */
  traceId: string
  trace?: TraceContext
  origin: string
  reason?: string
  /** A list or search result: one line that holds all its subjects. Left out: a line for each. */
  isList?: boolean
  touched: Touched
}

/**
 * One statement in the transaction of the act itself: they commit together, or neither does. A line for every person and household
 * the act was about (Logboek Dataverwerkingen: one record per data subject), the first being the parent of the others.
 * Grounds, salt and real time are set by the database.
 */
export async function writeLogLine(tx: Transaction, line: LogLine): Promise<void> {
  const { session } = tx
  const { subjects, records } = line.touched
  const all = [...subjects]
  const about: { subject: string | null; list: string[] }[] =
    line.isList || all.length === 0 ? [{ subject: null, list: all }] : all.map(subject => ({ subject, list: [] }))
  const first = randomBytes(8)
  const caller = line.trace ? Buffer.from(line.trace.parentSpanId, 'hex') : null
  await tx.run(
    build.insertInto('audit.processing_log').values(
      about.map(({ subject, list }, index) => ({
        municipality_id: session.municipality,
        id: newId(),
        act_id: line.traceId,
        occurred_at: session.moment,
        event: line.event,
        operation: line.operation,
        outcome: line.outcome,
        purpose: line.purpose,
        role: line.role,
        user_id: session.user,
        organisation_id: session.organisation,
        case_file_id: line.touched.caseFile ?? null,
        subject_id: subject,
        subject_ids: list,
        is_list: line.isList ?? false,
        record_ids: [...records],
        origin: line.origin,
        trace_id: line.trace?.traceId ?? line.traceId,
        span_id: index === 0 ? first : randomBytes(8),
        parent_span_id: index === 0 ? caller : first,
        reason: line.reason ?? '',
      })),
    ),
  )
}
