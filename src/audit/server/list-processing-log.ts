import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { auditOperations, ProcessingLogLine } from '../api.ts'
import { logFilters, logPeriod } from './log-filters.ts'

const pageSize = 50
export const listProcessingLog: Handler<typeof auditOperations.listProcessingLog> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const { from, until } = logPeriod(input, tx.now)
  const filters = logFilters(m, { ...input, from, until })
  const where = sql.join(filters, sql` and `)
  // Reading on from a line, not from a number: while one reads, new lines come on top.
  const onFrom = input.after
    ? sql`(l.occurred_at, l.act_id) < (select a.occurred_at, a.act_id from audit.processing_log a where a.municipality_id = ${m} and a.id = ${input.after})`
    : sql`true`

  const { lines, counts } = await tx.get<{
    lines: ProcessingLogLine[]
    counts: { done: number; refused: number; users: number; lines: number }
  }>(sql`
    with acts as (
      select l.occurred_at, l.act_id from audit.processing_log l where ${where} and ${onFrom}
      group by l.occurred_at, l.act_id
      order by l.occurred_at desc, l.act_id desc
      limit ${pageSize + 1}
    )
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', p.id, 'actId', p.act_id, 'occurredAt', p.occurred_at, 'recordedAt', p.recorded_at, 'event', p.event,
          'operation', p.operation, 'outcome', p.outcome, 'reason', p.reason, 'purpose', p.purpose, 'roles', string_to_array(p.role, ' '),
          'user', u.display_name, 'userId', p.user_id, 'organisation', o.name, 'caseFileId', p.case_file_id, 'isList', p.is_list,
          'subjectIds', act.subject_ids, 'recordIds', p.record_ids, 'origin', p.origin, 'traceId', p.trace_id, 'covert', act.covert,
          'grounds', (select coalesce(jsonb_agg(distinct g.label), '[]') from access.legal_grounds g
            where g.municipality_id = ${m} and g.id = any (p.legal_grounds)))
          order by p.occurred_at desc, p.act_id desc)
        from acts
        cross join lateral (
          select l.* from audit.processing_log l
          where l.municipality_id = ${m} and l.occurred_at = acts.occurred_at and l.act_id = acts.act_id order by l.id limit 1) p
        cross join lateral (
          select coalesce(array_agg(distinct s.id) filter (where s.id is not null), '{}') as subject_ids, bool_or(l.covert) as covert
          from audit.processing_log l left join lateral unnest(l.subject_ids || l.subject_id) s (id) on true
          where l.municipality_id = ${m} and l.occurred_at = acts.occurred_at and l.act_id = acts.act_id) act
        left join access.users u on u.municipality_id = p.municipality_id and u.id = p.user_id
        left join app.organisations o on o.municipality_id = p.municipality_id and o.id = p.organisation_id), '[]') as lines,
      (select jsonb_build_object(
        'done', count(distinct l.act_id) filter (where l.outcome = 'done'),
        'refused', count(distinct l.act_id) filter (where l.outcome = 'refused'),
        'users', count(distinct l.user_id), 'lines', count(*))
        from audit.processing_log l where ${where}) as counts`)
  // Whom the officer looked up is itself in the log.
  if (input.about) touch({ records: [input.about] })
  return { lines: lines.slice(0, pageSize), more: lines.length > pageSize, counts, from, until }
}
