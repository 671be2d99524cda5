import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { StandardLine } from '../rules/ldv.ts'

/** Lines as the standards want to know them, newest first. @param where conditions on the log as `l` */
export const standardLines = (tx: Transaction, where: RawBuilder<unknown>, most: number): Promise<StandardLine[]> =>
  tx.rows<StandardLine>(sql`
    select l.id, l.occurred_at as "occurredAt", l.recorded_at as "recordedAt", l.took_ms as "tookMs", l.event, l.operation, l.outcome, l.reason,
      l.purpose, string_to_array(l.role, ' ') as roles, l.user_id as "userId", l.organisation_id as "organisationId",
      l.case_file_id as "caseFileId", l.subject_id as "subjectId", l.subject_ids as "subjectIds", l.record_ids as "recordIds", l.origin,
      l.trace_id as "traceId", encode(l.span_id, 'hex') as "spanId", encode(l.parent_span_id, 'hex') as "parentSpanId",
      l.parent_span_id is not null and not exists (
        select from audit.processing_log p
        where p.municipality_id = l.municipality_id and p.trace_id = l.trace_id and p.span_id = l.parent_span_id) as "isCalledFromElsewhere",
      (select coalesce(array_agg(distinct g.label), '{}') from access.legal_grounds g
        where g.municipality_id = l.municipality_id and g.id = any (l.legal_grounds)) as grounds
    from audit.processing_log l
    where l.municipality_id = ${tx.session.municipality} and ${where}
    order by l.occurred_at desc, l.id desc limit ${most}`)
