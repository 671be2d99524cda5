import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { lines, requiredLine, requiredLines } from '../platform/text-fields.ts'
import { defaultShares, sharedParts } from './rules/shared-data.ts'
import { taskStates } from './rules/task-state.ts'

const id = () => z.uuid()
const date = z.string()
const made = z.object({ id: id(), version: z.int() })

const taskLine = z.object({
  id: id(),
  caseFileId: id(),
  caseTitle: z.string(),
  /** Null where only the card was shared. */
  what: z.string().nullable(),
  lifeDomainLabel: z.string(),
  state: z.enum(taskStates),
  senderName: z.string(),
  senderOrganisationName: z.string(),
  organisationName: z.string(),
  assigneeName: z.string().nullable(),
  placedAt: date,
  /** The last day to answer; null where the programme sets no term. */
  pickUpOn: date.nullable(),
  toCallSince: date.nullable(),
  answeredAt: date.nullable(),
  finishedAt: date.nullable(),
  isNewForSender: z.boolean(),
})
export type TaskLine = z.infer<typeof taskLine>

const taskToCall = taskLine.extend({
  organisation: z.object({
    id: id(),
    name: z.string(),
    /** Whom to ask for: a function, never a private number. */
    contactFunction: z.string(),
    phone: z.string().nullable(),
    mailbox: z.string().nullable(),
  }),
  calls: z.int(),
  lastCall: z.object({ at: date, by: z.string(), reached: z.boolean(), note: z.string() }).nullable(),
})
export type TaskToCall = z.infer<typeof taskToCall>

const task = taskLine.extend({
  background: z.string(),
  /** Why it was given back or withdrawn. */
  answer: z.string(),
  result: z.string(),
  organisation: taskToCall.shape.organisation,
  coordinator: z
    .object({ name: z.string(), jobTitle: z.string(), organisationName: z.string(), phone: z.string().nullable() })
    .nullable(),
  /** What of the household goes along with this task. */
  shares: z.array(z.enum(sharedParts)),
  /** The household, as far as it was shared. */
  household: z.object({
    members: z.array(
      z.object({
        personId: id(),
        name: z.string(),
        position: z.enum(['adult', 'partner', 'child', 'parent', 'other']).nullable(),
        contacts: z.array(z.object({ kind: z.string(), value: z.string(), safeToUse: z.boolean() })),
      }),
    ),
    address: z.string().nullable(),
  }),
  calls: z.array(
    z.object({ id: id(), at: date, by: z.string(), reached: z.boolean(), note: z.string(), newPickUpOn: date.nullable() }),
  ),
  /** What this session may do with it now. */
  may: z.object({ answer: z.boolean(), report: z.boolean(), withdraw: z.boolean(), call: z.boolean(), acknowledge: z.boolean() }),
  version: z.int(),
})
export type TaskDetails = z.infer<typeof task>

/** A list shows the newest; what is more is counted. */
const list = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), total: z.int() })

export const taskOperations = {
  placeTask: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/tasks',
    summary: 'Places a task (taak) with a partner organisation, from an action of the plan or on its own',
    input: z.object({
      caseFileId: id(),
      id: id(),
      actionId: id().optional(),
      organisationId: id(),
      lifeDomain: requiredLine(60),
      what: requiredLine(300),
      background: lines(4000).default(''),
      shares: z.array(z.enum(sharedParts)).default([...defaultShares]),
    }),
    output: made,
    permission: 'task.place',
    purpose: 'support',
    event: 'task.placed',
    caseFile: 'caseFileId',
  }),
  listReceivedTasks: operation({
    method: 'GET',
    path: '/received-tasks',
    summary: 'The tasks of the own organisation: new, taken up or done',
    input: z.object({ state: z.enum(['placed', 'accepted', 'done']).default('placed') }),
    output: list(taskLine).extend({ counts: z.object({ placed: z.int(), accepted: z.int(), done: z.int() }) }),
    permission: 'task.answer',
    purpose: 'support',
    event: 'tasks.listed',
  }),
  listSentTasks: operation({
    method: 'GET',
    path: '/sent-tasks',
    summary: 'Tasks that were sent, or hang on a file one coordinates: answered, waiting or ended',
    input: z.object({ show: z.enum(['answered', 'waiting', 'ended']).default('waiting') }),
    output: list(taskLine).extend({ counts: z.object({ answered: z.int(), waiting: z.int() }) }),
    permission: 'task.place',
    purpose: 'support',
    event: 'tasks.listed',
  }),
  listTasksToCall: operation({
    method: 'GET',
    path: '/tasks-to-call',
    summary: 'Tasks that nobody took up in time, with whom to call about them (te bellen)',
    input: z.object({}),
    output: list(taskToCall),
    permission: 'task.place',
    purpose: 'support',
    event: 'tasks.listed',
  }),
  getTask: operation({
    method: 'GET',
    path: '/tasks/{taskId}',
    summary: 'One task with what was shared for it',
    input: z.object({ taskId: id() }),
    output: task,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'task.read',
  }),
  answerTask: operation({
    method: 'POST',
    path: '/tasks/{taskId}/answers',
    summary: 'Takes a task up, or gives it back with a reason; the sender is told',
    input: z.object({ taskId: id(), answer: z.enum(['accept', 'decline']), reason: lines(2000).default('') }),
    output: made,
    permission: 'task.answer',
    purpose: 'support',
    event: 'task.answered',
  }),
  reportTaskDone: operation({
    method: 'POST',
    path: '/tasks/{taskId}/results',
    summary: 'Reports a task as done, with what came of it; the sender is told',
    input: z.object({ taskId: id(), result: requiredLines(4000) }),
    output: made,
    permission: 'task.answer',
    purpose: 'support',
    event: 'task.done',
  }),
  withdrawTask: operation({
    method: 'POST',
    path: '/tasks/{taskId}/withdrawals',
    summary: 'Withdraws an open task; the organisation no longer sees it',
    input: z.object({ taskId: id(), reason: requiredLine(500) }),
    output: made,
    permission: 'task.place',
    purpose: 'support',
    event: 'task.withdrawn',
  }),
  acknowledgeTask: operation({
    method: 'POST',
    path: '/tasks/{taskId}/acknowledgements',
    summary: 'The sender has seen the answer',
    input: z.object({ taskId: id() }),
    output: made,
    permission: 'task.place',
    purpose: 'support',
    event: 'task.acknowledged',
  }),
  recordTaskCall: operation({
    method: 'POST',
    path: '/tasks/{taskId}/calls',
    summary: 'Records that the organisation was called about an open task; when reached, the term begins anew',
    input: z.object({ taskId: id(), id: id(), reached: z.boolean(), note: requiredLine(1000) }),
    output: made,
    permission: 'task.place',
    purpose: 'support',
    event: 'task.reminded',
  }),
}
