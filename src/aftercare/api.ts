import * as z from 'zod'
import { goalOutcomes } from '../plans/rules/goal-state.ts'
import { operation } from '../platform/operation.ts'
import { day, lines, requiredLine, requiredLines } from '../platform/text-fields.ts'
import { closureOutcomes } from './rules/closure-outcome.ts'
import { reopeningReasons } from './rules/reopening.ts'

const id = () => z.uuid()
const date = z.string()
const made = z.object({ id: id(), version: z.int() })

const card = z.object({
  id: id(),
  title: z.string(),
  phase: z.enum(['connect', 'tackle', 'follow', 'ended']),
  closedAt: date.nullable(),
  coordinator: z.object({ id: id(), name: z.string(), isAtWork: z.boolean() }).nullable(),
})

const closing = z.object({
  caseFile: card,
  mayClose: z.boolean(),
  programmeTitle: z.string(),
  reasons: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      outcome: z.enum(closureOutcomes),
      /** When the aftercare contact would be; null: none after this reason. */
      aftercareOn: date.nullable(),
    }),
  ),
  openGoals: z.array(z.object({ id: id(), title: z.string(), lifeDomainLabel: z.string(), subjectName: z.string().nullable() })),
  openTasks: z.array(
    z.object({ id: id(), what: z.string(), organisationName: z.string(), state: z.enum(['placed', 'accepted']) }),
  ),
  /** Whose access ends with it. */
  partners: z.array(z.string()),
  organisations: z.array(z.object({ id: id(), name: z.string(), field: z.string() })),
})
export type Closing = z.infer<typeof closing>

const contact = z.object({
  id: id(),
  plannedFor: date,
  responsibleName: z.string(),
  madeAt: date.nullable(),
  result: z.string().nullable(),
  resultLabel: z.string().nullable(),
  note: z.string(),
  recordedByName: z.string().nullable(),
  version: z.int(),
})

const aftercare = z.object({
  caseFile: card,
  mayRecord: z.boolean(),
  mayReopen: z.boolean(),
  /** Everything is done, only the end was not marked. */
  mayEnd: z.boolean(),
  closures: z.array(
    z.object({
      id: id(),
      reasonLabel: z.string(),
      outcome: z.enum(closureOutcomes),
      explanation: z.string(),
      handoverToName: z.string().nullable(),
      handoverNote: z.string(),
      closedByName: z.string(),
      closedAt: date,
      reopenedAt: date.nullable(),
    }),
  ),
  contacts: z.array(contact),
  outcomes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      explanation: z.string(),
      does: z.enum(['end', 'light-help', 'reopen', 'try-again']),
    }),
  ),
  /** Whom to call, as far as it was shared. */
  members: z.array(
    z.object({
      personId: id(),
      name: z.string(),
      contacts: z.array(z.object({ kind: z.string(), value: z.string(), safeToUse: z.boolean() })),
    }),
  ),
})
export type AftercareOfFile = z.infer<typeof aftercare>

export const aftercareOperations = {
  getClosing: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/closing',
    summary: 'What is to be settled before a case file closes: open goals, open tasks, reasons of the programme',
    input: z.object({ caseFileId: id() }),
    output: closing,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'closing.prepared',
    caseFile: 'caseFileId',
  }),
  closeCaseFile: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/closures',
    summary: 'Closes a case file with an outcome per goal and a reason; plans the aftercare contact (nazorg)',
    input: z.object({
      caseFileId: id(),
      id: id(),
      reason: requiredLine(60),
      explanation: lines(4000).default(''),
      goals: z.array(z.object({ goalId: id(), state: z.enum(goalOutcomes) })).default([]),
      /** Open tasks are withdrawn; without this, an open task holds back the closing. */
      withdrawTasks: z.boolean().default(false),
      handoverTo: id().optional(),
      handoverNote: lines(2000).default(''),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'case-file.closed',
    caseFile: 'caseFileId',
  }),
  getAftercare: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/aftercare',
    summary: 'How a case file was closed, and the aftercare contacts (nazorg) since',
    input: z.object({ caseFileId: id() }),
    output: aftercare,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'aftercare.read',
    caseFile: 'caseFileId',
  }),
  listAftercare: operation({
    method: 'GET',
    path: '/aftercare-contacts',
    summary: 'The aftercare contacts one is responsible for: due, or planned',
    input: z.object({ show: z.enum(['due', 'planned']).default('due') }),
    output: z.object({
      items: z.array(
        z.object({ id: id(), caseFileId: id(), caseTitle: z.string(), plannedFor: date, closedAt: date, attempts: z.int() }),
      ),
      counts: z.object({ due: z.int(), planned: z.int() }),
    }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'aftercare.listed',
    // general, tasks and aftercare
    reach: [1, 15, 16],
  }),
  listAftercareWithoutCoordinator: operation({
    method: 'GET',
    path: '/aftercare-without-coordinator',
    summary: 'Closed files with aftercare to come whose coordinator has left: exceptions for the process coordinator',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          caseFileId: id(),
          caseTitle: z.string(),
          areaName: z.string(),
          coordinatorName: z.string().nullable(),
          closedAt: date,
          dueOn: date.nullable(),
        }),
      ),
    }),
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'aftercare.listed',
  }),
  planAftercare: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/aftercare-contacts/{contactId}',
    summary: 'Moves an aftercare contact to another day',
    input: z.object({
      caseFileId: id(),
      contactId: id(),
      change: z.object({ plannedFor: z.object({ from: day(), to: day() }) }),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'aftercare.planned',
    caseFile: 'caseFileId',
  }),
  recordAftercare: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/aftercare-contacts/{contactId}/results',
    summary: 'Records an aftercare contact: ends, new attempt, light help, or the file opens again',
    input: z.object({
      caseFileId: id(),
      contactId: id(),
      outcome: requiredLine(60),
      note: lines(4000).default(''),
      /** For a new attempt: its id and day. */
      next: z.object({ id: id(), plannedFor: day() }).optional(),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'aftercare.recorded',
    caseFile: 'caseFileId',
  }),
  endAftercare: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/aftercare-endings',
    summary: 'Ends the aftercare after light help was given',
    input: z.object({ caseFileId: id() }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'aftercare.ended',
    caseFile: 'caseFileId',
  }),
  reopenCaseFile: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/reopenings',
    summary: 'Opens a closed case file again with its history (terugval, R-085)',
    input: z.object({ caseFileId: id(), reason: z.enum(reopeningReasons), explanation: requiredLines(2000) }),
    output: made,
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'case-file.reopened',
    caseFile: 'caseFileId',
  }),
}
