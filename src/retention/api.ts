import * as z from 'zod'
import { fileAnswer } from '../platform/file-answer.ts'
import { operation } from '../platform/operation.ts'
import { day, line, requiredLines } from '../platform/text-fields.ts'
import { approvingRoles } from './rules/approvals.ts'
import { fileParts, retentionPartCodes } from './rules/parts.ts'

/** A moment as it is sent: ISO 8601. */
const at = z.string()
const id = () => z.uuid()
const part = z.enum(retentionPartCodes)
const made = z.object({ id: id(), version: z.int() })

const termLine = z.object({
  part,
  /** ISO 8601: what holds now. */
  term: z.string(),
  /** Zero: nothing was decided, and the standard holds. */
  version: z.int(),
  decisions: z.array(z.object({ version: z.int(), term: z.string(), reason: z.string(), by: z.string(), at })),
})
export type TermLine = z.infer<typeof termLine>

const runStates = ['counting', 'ready', 'running', 'paused', 'done', 'withdrawn'] as const

const summaryLine = z.object({
  part: z.string(),
  state: z.enum(['planned', 'held', 'destroyed', 'kept']),
  why: z.enum(['open', 'hold', 'changed', 'failed']).nullable(),
  items: z.int(),
  rows: z.int(),
  /** The last day of the term that ended first. */
  oldest: z.string(),
})
export type SummaryLine = z.infer<typeof summaryLine>

const run = z.object({
  id: id(),
  state: z.enum(runStates),
  preparedBy: z.string(),
  preparedAt: at,
  countedAt: at.nullable(),
  startedAt: at.nullable(),
  finishedAt: at.nullable(),
  /** Lines on the approved list, and how many of them are settled. */
  planned: z.int(),
  settled: z.int(),
  /** Rows that went; known when it is done. */
  destroyed: z.int().nullable(),
  version: z.int(),
})
export type DestructionRun = z.infer<typeof run>

const runDetails = run.extend({
  summary: z.array(summaryLine),
  approvals: z.array(z.object({ by: z.string(), role: z.enum(approvingRoles), at })),
  /** As what the reader could approve it now; else why not. */
  mayApprove: z.union([z.object({ role: z.enum(approvingRoles) }), z.object({ why: z.string() })]),
  mayStop: z.boolean(),
  /** Hexadecimal: what the approvals are about. */
  listHash: z.string().nullable(),
  root: z.string().nullable(),
  tally: z.array(z.object({ table: z.string(), rows: z.int() })),
  copies: z.array(z.object({ what: z.string(), lastDay: z.string().nullable(), note: z.string() })),
  withdrawn: z.object({ by: z.string(), reason: z.string() }).nullable(),
  /** May the reader see the lines by number: all of them, those of their areas, or none. */
  lines: z.enum(['all', 'own-areas', 'none']),
})
export type DestructionRunDetails = z.infer<typeof runDetails>

const item = z.object({
  id: id(),
  kind: z.enum(['file-part', 'report', 'person']),
  /** Null: destroyed. */
  aboutId: id().nullable(),
  /** How the household is called in lists, for who oversees it. */
  title: z.string().nullable(),
  part: z.string(),
  lastChangedOn: z.string(),
  endsOn: z.string(),
  rows: z.int(),
  state: z.enum(['planned', 'held', 'destroyed', 'kept']),
  why: z.enum(['open', 'hold', 'changed', 'failed']).nullable(),
  isOrdered: z.boolean(),
})
export type DestructionItem = z.infer<typeof item>

const itemPage = {
  input: z.object({
    runId: id(),
    state: z.enum(['planned', 'held', 'destroyed', 'kept']).optional(),
    /** How many lines to pass over. */
    skip: z.coerce.number<string | number>().int().min(0).max(10_000_000).default(0),
  }),
  output: z.object({ items: z.array(item), total: z.int() }),
}

const hold = z.object({
  id: id(),
  caseFileId: id().nullable(),
  personId: id().nullable(),
  reason: z.string(),
  reviewOn: z.string(),
  validFrom: at,
  validTo: at.nullable(),
  setBy: z.string(),
  liftedBy: z.string().nullable(),
  liftReason: z.string().nullable(),
  /** Null: not looked up yet. False: nothing goes by this number. */
  found: z.boolean().nullable(),
  version: z.int(),
})
export type LegalHold = z.infer<typeof hold>

const kept = { permission: 'retention.read', purpose: 'retention' } as const
const reason = requiredLines(2000)
const number = 'Vul het volledige nummer in, met streepjes.'

export const retentionOperations = {
  listRetentionTerms: operation({
    method: 'GET',
    path: '/retention-terms',
    summary: 'How long each part of a file is kept (bewaartermijnen), by which law, and what the municipality decided when',
    input: z.object({}),
    output: z.object({ terms: z.array(termLine) }),
    ...kept,
    event: 'retention-terms.listed',
  }),
  decideRetentionTerm: operation({
    method: 'POST',
    path: '/retention-terms/{part}',
    summary: 'Decides how long a part is kept; what the law gives is never shortened',
    input: z.object({ part, term: line(20), reason, version: z.int32() }),
    output: z.object({ part, version: z.int() }),
    permission: 'retention.set-terms',
    purpose: 'retention',
    event: 'retention-term.decided',
  }),
  getRetentionOfFile: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/retention',
    summary: 'Until when what of a file is kept, from the last change of each part, as far as the reader sees it',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      title: z.string(),
      isClosed: z.boolean(),
      /** Somebody held its destruction back: since when. Null: nobody did. */
      heldSince: at.nullable(),
      parts: z.array(
        z.object({ part: z.enum(fileParts), term: z.string(), lastChangedOn: z.string(), endsOn: z.string(), rows: z.int() }),
      ),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'retention-of-file.read',
    caseFile: 'caseFileId',
  }),

  listDestructionRuns: operation({
    method: 'GET',
    path: '/destruction-runs',
    summary: 'Runs of destruction (vernietiging), newest first',
    input: z.object({}),
    output: z.object({ runs: z.array(run), orders: z.int() }),
    ...kept,
    event: 'destructions.listed',
  }),
  prepareDestruction: operation({
    method: 'POST',
    path: '/destruction-runs',
    summary: 'Asks for the list of all of which the term ended; the worker makes it within a minute. Destroys nothing',
    input: z.object({ id: id() }),
    output: made,
    permission: 'retention.prepare',
    purpose: 'retention',
    event: 'destruction.prepared',
  }),
  getDestructionRun: operation({
    method: 'GET',
    path: '/destruction-runs/{runId}',
    summary: 'A run: what is to go per part, what is held back, who approved, how far it is, and the record when it is done',
    input: z.object({ runId: id() }),
    output: runDetails,
    ...kept,
    event: 'destruction.read',
  }),
  listDestructionItems: operation({
    method: 'GET',
    path: '/destruction-runs/{runId}/items',
    summary: 'The lines of a list by number, oldest first; for the privacy officer',
    ...itemPage,
    permission: 'retention.examine',
    purpose: 'retention',
    event: 'destruction.read',
  }),
  listOverseenDestructionItems: operation({
    method: 'GET',
    path: '/destruction-runs/{runId}/overseen-items',
    summary: 'The lines of a list that are in the areas of the process coordinator, with the name of the household',
    ...itemPage,
    permission: 'case-file.oversee',
    purpose: 'support',
    event: 'destruction.read',
  }),
  approveDestruction: operation({
    method: 'POST',
    path: '/destruction-runs/{runId}/approvals',
    summary: 'Approves exactly this list. Two people do, one of them the privacy officer, neither of them who prepared it',
    input: z.object({ runId: id(), listHash: z.string().max(64) }),
    output: made,
    permission: 'retention.approve',
    purpose: 'retention',
    event: 'destruction.approved',
  }),
  stopDestruction: operation({
    method: 'POST',
    path: '/destruction-runs/{runId}/stop',
    summary: 'Pauses a run that destroys, or withdraws one that has not begun',
    input: z.object({ runId: id(), reason, version: z.int32() }),
    output: made,
    permission: 'retention.approve',
    purpose: 'retention',
    event: 'destruction.stopped',
  }),
  resumeDestruction: operation({
    method: 'POST',
    path: '/destruction-runs/{runId}/resume',
    summary: 'Lets a paused run go on with the list that was approved',
    input: z.object({ runId: id(), version: z.int32() }),
    output: made,
    permission: 'retention.approve',
    purpose: 'retention',
    event: 'destruction.resumed',
  }),
  getDestructionRecord: operation({
    method: 'GET',
    path: '/destruction-runs/{runId}/record',
    summary: 'The record of a run as a file: proof without the data, and what a restored backup needs to repeat it',
    input: z.object({ runId: id() }),
    output: fileAnswer,
    givesFile: true,
    permission: 'retention.examine',
    purpose: 'retention',
    event: 'destruction-record.read',
  }),

  listLegalHolds: operation({
    method: 'GET',
    path: '/legal-holds',
    summary: 'What may not be destroyed for now (opgeschorte vernietiging), and why',
    input: z.object({}),
    output: z.object({ holds: z.array(hold) }),
    permission: 'retention.hold',
    purpose: 'retention',
    event: 'legal-holds.listed',
  }),
  setLegalHold: operation({
    method: 'POST',
    path: '/legal-holds',
    summary: 'Holds the destruction of a file, or of all about one person, back until it is lifted',
    input: z.object({ id: id(), about: z.enum(['case-file', 'person']), aboutId: z.uuid(number), reason, reviewOn: day() }),
    output: made,
    permission: 'retention.hold',
    purpose: 'retention',
    event: 'legal-hold.set',
  }),
  reviewLegalHold: operation({
    method: 'POST',
    path: '/legal-holds/{holdId}/review',
    summary: 'Still needed: sets the next day on which somebody looks again',
    input: z.object({ holdId: id(), reviewOn: day(), version: z.int32() }),
    output: made,
    permission: 'retention.hold',
    purpose: 'retention',
    event: 'legal-hold.reviewed',
  }),
  liftLegalHold: operation({
    method: 'POST',
    path: '/legal-holds/{holdId}/lift',
    summary: 'Ends a hold, with the reason; from then on the terms count again',
    input: z.object({ holdId: id(), reason, version: z.int32() }),
    output: made,
    permission: 'retention.hold',
    purpose: 'retention',
    event: 'legal-hold.lifted',
  }),
}
