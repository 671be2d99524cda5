import { type RawBuilder, sql } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { addDays, calendarDateOf, daysBetween, startOfDay } from '../../platform/time/calendar-date.ts'
import type { auditOperations, ProcessingLogLine } from '../api.ts'

const pageSize = 50
const usualDays = 7
/** A year at most: the log grows by every reading. */
const longestDays = 366

export const listProcessingLog: Handler<typeof auditOperations.listProcessingLog> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const until = input.until ?? calendarDateOf(tx.now)
  const from = input.from ?? addDays(until, 1 - usualDays)
  if (from > until) throw invalid([{ field: 'from', message: 'De eerste dag ligt na de laatste. Draai ze om.' }])
  if (daysBetween(from, until) > longestDays)
    throw invalid([{ field: 'from', message: 'Kies een periode van hooguit een jaar.' }])

  const filters: RawBuilder<unknown>[] = [
    sql`l.municipality_id = ${m}`,
    sql`l.occurred_at >= ${startOfDay(from)}`,
    sql`l.occurred_at < ${startOfDay(addDays(until, 1))}`,
  ]
  if (input.userId) filters.push(sql`l.user_id = ${input.userId}`)
  if (input.about) {
    filters.push(
      sql`(l.case_file_id = ${input.about} or ${input.about} = any (l.subject_ids) or ${input.about} = any (l.record_ids))`,
    )
  }
  if (input.outcome) filters.push(sql`l.outcome = ${input.outcome}`)
  if (input.purpose) filters.push(sql`l.purpose = ${input.purpose}`)
  if (input.event) filters.push(sql`l.event = ${input.event}`)
  const where = sql.join(filters, sql` and `)
  // Reading on from a line, not from a number: while one reads, new lines come on top.
  const onFrom = input.after
    ? sql`(l.occurred_at, l.id) < (select a.occurred_at, a.id from audit.processing_log a where a.municipality_id = ${m} and a.id = ${input.after})`
    : sql`true`

  const { lines, counts } = await tx.get<{
    lines: ProcessingLogLine[]
    counts: { done: number; refused: number; users: number }
  }>(sql`
    with page as (
      select l.* from audit.processing_log l where ${where} and ${onFrom}
      order by l.occurred_at desc, l.id desc
      limit ${pageSize + 1}
    )
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', p.id, 'occurredAt', p.occurred_at, 'recordedAt', p.recorded_at, 'event', p.event, 'operation', p.operation,
          'outcome', p.outcome, 'reason', p.reason, 'purpose', p.purpose, 'roles', string_to_array(p.role, ' '),
          'user', u.display_name, 'userId', p.user_id, 'organisation', o.name, 'caseFileId', p.case_file_id,
          'subjectIds', p.subject_ids, 'recordIds', p.record_ids, 'origin', p.origin, 'traceId', p.trace_id)
          order by p.occurred_at desc, p.id desc)
        from page p
        left join access.users u on u.municipality_id = p.municipality_id and u.id = p.user_id
        left join app.organisations o on o.municipality_id = p.municipality_id and o.id = p.organisation_id), '[]') as lines,
      (select jsonb_build_object(
        'done', count(*) filter (where l.outcome = 'done'), 'refused', count(*) filter (where l.outcome = 'refused'),
        'users', count(distinct l.user_id))
        from audit.processing_log l where ${where}) as counts`)
  // Whom the officer looked up is itself in the log.
  if (input.about) touch({ records: [input.about] })
  return { lines: lines.slice(0, pageSize), more: lines.length > pageSize, counts, from, until }
}
