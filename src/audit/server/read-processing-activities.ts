import { type RawBuilder, sql } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { apiVersion } from '../../platform/http/open-api.ts'
import type { auditOperations } from '../api.ts'
import { ldvOf } from '../rules/ldv.ts'
import { purposeOfActivity } from '../rules/processing-activity.ts'
import { traceIdFrom } from '../rules/trace-context.ts'
import { registerRoot } from './register-root.ts'
import { standardLines } from './standard-lines.ts'

const pageSize = 500
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

export const readProcessingActivities: Handler<typeof auditOperations.readProcessingActivities> = async ({
  tx,
  input,
  touch,
}) => {
  const m = tx.session.municipality
  const { traceId, startTime, endTime, after } = input
  const activity = input['dpl.core.processing_activity_id'] ?? input.processingActivityId
  const subject = input['dpl.core.data_subject_id'] ?? input.dataSubjectId
  if (!traceId && !activity && !subject) {
    const message = 'Geef ten minste één van traceId, processingActivityId en dataSubjectId.'
    throw invalid([{ field: 'traceId', message }])
  }
  const filters: RawBuilder<unknown>[] = []
  if (traceId) {
    const trace = traceIdFrom(traceId)
    if (!trace) throw invalid([{ field: 'traceId', message: 'Geef de trace als 32 hexadecimale tekens, of als UUID.' }])
    filters.push(sql`l.trace_id = ${trace}`)
  }
  if (activity) {
    const purpose = purposeOfActivity(activity)
    if (!purpose) throw invalid([{ field: 'processingActivityId', message: 'Deze verwerking staat niet in het register.' }])
    filters.push(sql`l.purpose = ${purpose}`)
  }
  if (subject) {
    if (!uuid.test(subject))
      throw invalid([{ field: 'dataSubjectId', message: 'Geef het kenmerk van de persoon of het huishouden.' }])
    filters.push(sql`(l.subject_id = ${subject} or l.id in (
      select n.line_id from audit.mentions n where n.municipality_id = ${m} and n.subject_id = ${subject}))`)
  }
  if (startTime) filters.push(sql`l.occurred_at >= ${startTime}::timestamptz`)
  if (endTime) filters.push(sql`l.occurred_at <= ${endTime}::timestamptz`)
  if (after) {
    filters.push(sql`(l.occurred_at, l.id) < (
      select a.occurred_at, a.id from audit.processing_log a where a.municipality_id = ${m} and a.id = ${after})`)
  }
  const lines = await standardLines(tx, sql.join(filters, sql` and `), pageSize + 1)
  const { code, name } = await tx.get<{ code: string; name: string }>(
    sql`select code, name from access.municipalities where id = ${m}`,
  )
  // Whom the officer looked up is itself in the log.
  if (subject) touch({ records: [subject] })
  const page = lines.slice(0, pageSize)
  return {
    metadata: {
      logbookId: `urn:voordeur:${code}`,
      organizationName: name,
      ...(lines.length > pageSize && { next: page.at(-1)?.id ?? '' }),
    },
    // Who stood in a list, or in a household that was opened, is asked about in person.
    processingActivities: page.map(line =>
      ldvOf(subject ? { ...line, subjectId: subject, subjectIds: [] } : line, registerRoot(), apiVersion),
    ),
  }
}
