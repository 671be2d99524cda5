import { type Nen7513Record, nen7513Of } from './nen7513.ts'
import { activityUri } from './processing-activity.ts'

/** A line of the log as the standards want to know it. */
export interface StandardLine {
  id: string
  occurredAt: Date
  recordedAt: Date
  tookMs: number
  event: string
  operation: string
  outcome: 'done' | 'refused'
  reason: string
  purpose: string
  roles: string[]
  userId: string | null
  organisationId: string | null
  caseFileId: string | null
  subjectId: string | null
  subjectIds: string[]
  recordIds: string[]
  origin: string
  traceId: string
  spanId: string
  parentSpanId: string | null
  /** The parent is a span of another application. */
  isCalledFromElsewhere: boolean
  grounds: string[]
}

/** A record of Logboek Dataverwerkingen, with the field names of its read extension. */
export interface LdvRecord {
  traceId: string
  spanId: string
  parentSpanId?: string
  status: 'Ok' | 'Error'
  name: string
  startTime: string
  endTime: string
  resource: { attributes: Record<string, string> }
  attributes: LdvAttributes
}

export interface LdvAttributes {
  'dpl.core.processing_activity_id': string
  'dpl.core.data_subject_id'?: string
  'dpl.core.data_subject_id_type'?: string
  'dpl.core.foreign_operation.processor'?: string
  /** Of a list: all who stood in it, in one record. */
  'voordeur.data_subject_ids'?: string[]
  nen7513: Nen7513Record
}

/** Our numbers of persons and households: random, and found in no other register. */
export const subjectIdType = 'urn:voordeur:pseudonym'

/**
 * @param root how people reach this installation
 * @param version of Voordeur
 */
export function ldvOf(line: StandardLine, root: string, version: string): LdvRecord {
  const { subjectId, subjectIds, parentSpanId } = line
  return {
    traceId: line.traceId,
    spanId: line.spanId,
    ...(parentSpanId && { parentSpanId }),
    status: line.outcome === 'done' ? 'Ok' : 'Error',
    name: line.event,
    startTime: line.occurredAt.toISOString(),
    endTime: new Date(line.occurredAt.getTime() + Math.max(0, line.tookMs)).toISOString(),
    resource: { attributes: { 'service.name': 'voordeur', 'service.version': version } },
    attributes: {
      'dpl.core.processing_activity_id': activityUri(line.purpose, root),
      ...(subjectId && { 'dpl.core.data_subject_id': subjectId, 'dpl.core.data_subject_id_type': subjectIdType }),
      ...(subjectIds.length > 0 && { 'voordeur.data_subject_ids': subjectIds }),
      ...(line.isCalledFromElsewhere && { 'dpl.core.foreign_operation.processor': `urn:voordeur:network:${line.origin}` }),
      nen7513: nen7513Of(line),
    },
  }
}
