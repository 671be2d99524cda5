import { sql } from 'kysely'
import type { LineContent } from '../rules/line-content.ts'

/** Columns of a line as the fingerprint takes them, beside its salt: all text, without a driver's or time zone's say in it. */
export const lineColumns = sql`
  l.municipality_id::text as "municipality", l.id::text as "id", l.act_id::text as "act",
  (extract(epoch from l.occurred_at) * 1000000)::bigint::text as "occurredAt",
  (extract(epoch from l.recorded_at) * 1000000)::bigint::text as "recordedAt",
  l.transaction_id::text as "transaction", l.event as "event", l.operation as "operation", l.outcome as "outcome",
  l.purpose as "purpose", l.role as "role", l.user_id::text as "user", l.organisation_id::text as "organisation",
  l.case_file_id::text as "caseFile", l.subject_id::text as "subject", l.is_list::text as "isList",
  array_to_string(l.subject_ids, ' ') as "subjects", array_to_string(l.record_ids, ' ') as "records", l.origin as "origin",
  l.trace_id::text as "trace", encode(l.span_id, 'hex') as "span", encode(l.parent_span_id, 'hex') as "parentSpan",
  array_to_string(l.legal_grounds, ' ') as "grounds", l.covert::text as "covert", l.took_ms::text as "tookMs", l.reason as "reason",
  l.salt as "salt"`

export type LineRow = LineContent & { salt: Buffer }
