import * as z from 'zod'
import { type Purpose, purposes } from '../access/rules/purposes.ts'
import { fileAnswer } from '../platform/file-answer.ts'
import { operation } from '../platform/operation.ts'
import { day, line, moment, requiredLines } from '../platform/text-fields.ts'
import { type AlertFinding, alertFindings } from './rules/alert-findings.ts'
import type { LdvAttributes } from './rules/ldv.ts'
import { type AlertKind, alertKinds } from './rules/unusual-looking.ts'

const purposeCodes = Object.keys(purposes) as [Purpose, ...Purpose[]]

/** One act: a line for each person it was about, told together. */
const logLine = z.object({
  /** Of its first line. */
  id: z.uuid(),
  actId: z.uuid(),
  /** By the application's clock, which a demonstration can move. */
  occurredAt: z.string(),
  /** Real time. */
  recordedAt: z.string(),
  event: z.string(),
  operation: z.string(),
  outcome: z.enum(['done', 'refused']),
  reason: z.string(),
  purpose: z.string(),
  roles: z.array(z.string()),
  /** Null: the system itself. */
  user: z.string().nullable(),
  userId: z.uuid().nullable(),
  organisation: z.string().nullable(),
  caseFileId: z.uuid().nullable(),
  /** A list or search result, in which the persons and households stood. */
  isList: z.boolean(),
  subjectIds: z.array(z.uuid()),
  recordIds: z.array(z.uuid()),
  origin: z.string(),
  traceId: z.uuid(),
  /** The legal grounds by which something was reached. */
  grounds: z.array(z.string()),
  /** Not told to the household. */
  covert: z.boolean(),
})
export type ProcessingLogLine = z.infer<typeof logLine>

const filters = {
  /** First day; left out: the last 7 days. */
  from: day().optional(),
  /** Last day. */
  until: day().optional(),
  userId: z.uuid('Kies een medewerker uit de lijst.').optional(),
  /** A case file, household, person, report or task, by its number: names are not in the log. */
  about: z.uuid('Vul het volledige nummer in, met streepjes.').optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  purpose: z.enum(purposeCodes).optional(),
  event: line(80).optional(),
}

/** A record in the words of the read extension of Logboek Dataverwerkingen. */
const processingActivity = z.object({
  traceId: z.uuid(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  status: z.enum(['Ok', 'Error']),
  name: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  resource: z.object({ attributes: z.record(z.string(), z.string()) }),
  attributes: z.custom<LdvAttributes>(),
})

const review = z.object({
  finding: z.enum(Object.keys(alertFindings) as [AlertFinding, ...AlertFinding[]]),
  explanation: z.string(),
  by: z.string(),
  at: z.string(),
})

const alert = z.object({
  id: z.uuid(),
  kind: z.enum(Object.keys(alertKinds) as [AlertKind, ...AlertKind[]]),
  userId: z.uuid(),
  user: z.string(),
  jobTitle: z.string(),
  organisation: z.string().nullable(),
  noticedOn: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  fileCount: z.int(),
  threshold: z.int(),
  /** Null: about several files. */
  caseFileId: z.uuid().nullable(),
  review: review.nullable(),
})
export type Alert = z.infer<typeof alert>

const alertDetail = alert.extend({
  /** What was opened then and a quarter of an hour around it, in the order of opening. */
  files: z.array(
    z.object({
      caseFileId: z.uuid(),
      firstAt: z.string(),
      lastAt: z.string(),
      acts: z.int(),
      /** Set the alert off; the others stand around it in time. */
      isReason: z.boolean(),
    }),
  ),
})
export type AlertDetail = z.infer<typeof alertDetail>

const overseen = { permission: 'processing-log.read', purpose: 'privacy-oversight' } as const

export const auditOperations = {
  listProcessingLog: operation({
    method: 'GET',
    path: '/processing-log-lines',
    summary:
      'The processing log (verwerkingslogboek): who looked at or changed what, when and why; 50 acts at a time, newest first, each with all whom it was about',
    input: z.object({
      ...filters,
      /** The last line of the page before. */
      after: z.uuid().optional(),
    }),
    output: z.object({
      lines: z.array(logLine),
      more: z.boolean(),
      /** Over the whole period, with the same filters. */
      counts: z.object({ done: z.int(), refused: z.int(), users: z.int(), lines: z.int() }),
      from: z.string(),
      until: z.string(),
    }),
    permission: 'processing-log.read',
    purpose: 'privacy-oversight',
    event: 'processing-log.read',
  }),
  listLoggedUsers: operation({
    method: 'GET',
    path: '/processing-log-users',
    summary: 'Whom the processing log can be searched for',
    input: z.object({ query: line(100).default('') }),
    output: z.object({
      users: z.array(z.object({ id: z.uuid(), name: z.string(), jobTitle: z.string() })),
    }),
    permission: 'processing-log.read',
    purpose: 'privacy-oversight',
    event: 'processing-log.read',
  }),
  exportProcessingLog: operation({
    method: 'GET',
    path: '/processing-log-exports',
    summary: 'The processing log for a spreadsheet: a row for each line, numbers and no names; itself in the log',
    input: z.object(filters),
    givesFile: true,
    output: fileAnswer,
    ...overseen,
    event: 'processing-log.exported',
  }),
  readProcessingActivities: operation({
    method: 'POST',
    asks: true,
    path: '/processing-activities',
    summary:
      'The processing log as records of Logboek Dataverwerkingen (read extension): by trace, processing activity or data subject, at least one of them; 500 at a time, newest first',
    input: z.object({
      /** 32 hexadecimal digits, or a UUID. */
      traceId: line(40).optional(),
      /** Address in the register, or its last part. */
      processingActivityId: line(400).optional(),
      /** Number of a person or household. */
      dataSubjectId: line(80).optional(),
      /** By the name of the standard; goes before the short one. */
      'dpl.core.processing_activity_id': line(400).optional(),
      'dpl.core.data_subject_id': line(80).optional(),
      startTime: moment().optional(),
      endTime: moment().optional(),
      /** `metadata.next` of the page before. */
      after: z.uuid().optional(),
    }),
    output: z.object({
      metadata: z.object({ logbookId: z.string(), organizationName: z.string(), next: z.string().optional() }),
      processingActivities: z.array(processingActivity),
    }),
    ...overseen,
    event: 'processing-log.read',
  }),
  listAlerts: operation({
    method: 'GET',
    path: '/unusual-looks',
    summary: 'Looking that is out of the ordinary (opvallende inzage), newest first, 200 at most',
    input: z.object({ state: z.enum(['open', 'reviewed', 'all']).default('open') }),
    output: z.object({ alerts: z.array(alert), open: z.int() }),
    ...overseen,
    event: 'alerts.listed',
  }),
  getAlert: operation({
    method: 'GET',
    path: '/unusual-looks/{alertId}',
    summary: 'One of them, with what was opened in that time',
    input: z.object({ alertId: z.uuid() }),
    output: alertDetail,
    ...overseen,
    event: 'alert.read',
  }),
  reviewAlert: operation({
    method: 'POST',
    path: '/unusual-looks/{alertId}/review',
    summary: 'What the privacy officer found of it, once and for good',
    input: z.object({
      alertId: z.uuid(),
      finding: z.enum(Object.keys(alertFindings) as [AlertFinding, ...AlertFinding[]], 'Kies wat u vond.'),
      explanation: requiredLines(4000),
    }),
    output: z.object({ id: z.uuid() }),
    ...overseen,
    event: 'alert.reviewed',
  }),
}
