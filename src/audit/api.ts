import * as z from 'zod'
import { type Purpose, purposes } from '../access/rules/purposes.ts'
import { operation } from '../platform/operation.ts'
import { day, line } from '../platform/text-fields.ts'

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

export const auditOperations = {
  listProcessingLog: operation({
    method: 'GET',
    path: '/processing-log-lines',
    summary:
      'The processing log (verwerkingslogboek): who looked at or changed what, when and why; 50 acts at a time, newest first, each with all whom it was about',
    input: z.object({
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
}
