import * as z from 'zod'
import { accessDomains } from '../access/rules/access-domains.ts'
import { operation } from '../platform/operation.ts'
import { day, line, lines, requiredLine } from '../platform/text-fields.ts'
import { taskStates } from '../tasks/rules/task-state.ts'
import { actionStates, doerKinds } from './rules/action-state.ts'
import { goalStates } from './rules/goal-state.ts'

const id = () => z.uuid()
const date = z.string()

/** What a field was, as the person saw it, and what it becomes. */
const change = <From extends z.ZodType, To extends z.ZodType>(from: From, to: To) => z.object({ from, to }).optional()

const doer = z.object({ kind: z.enum(doerKinds), id: id() })

const taskOfAction = z.object({
  id: id(),
  organisationName: z.string(),
  state: z.enum(taskStates),
  placedAt: date,
  /** The last day to answer. */
  pickUpOn: date.nullable(),
  toCallSince: date.nullable(),
  assigneeName: z.string().nullable(),
  isNewForSender: z.boolean(),
})

const action = z.object({
  id: id(),
  what: z.string(),
  who: doer.extend({ name: z.string() }),
  dueOn: date.nullable(),
  doneWhen: z.string(),
  state: z.enum(actionStates),
  finishedAt: date.nullable(),
  version: z.int(),
  tasks: z.array(taskOfAction),
})
export type PlanAction = z.infer<typeof action>

const goal = z.object({
  id: id(),
  planId: id(),
  lifeDomain: z.string(),
  lifeDomainLabel: z.string(),
  accessDomain: z.enum(accessDomains),
  /** A person of the household, or the household as a whole. */
  subjectId: id(),
  /** Null: it is about the household. */
  subjectName: z.string().nullable(),
  title: z.string(),
  residentWords: z.string(),
  safetyFirst: z.boolean(),
  /** Of both households of a plan that is of two. */
  isShared: z.boolean(),
  /** Written in this file, and so taken back to it. */
  isOfThisFile: z.boolean(),
  state: z.enum(goalStates),
  position: z.int(),
  version: z.int(),
  actions: z.array(action),
})
export type PlanGoal = z.infer<typeof goal>

const plan = z.object({
  id: id(),
  startedAt: date,
  endedAt: date.nullable(),
  /** Of two households: each sees its own and what is shared. */
  isShared: z.boolean(),
})

const planOfFile = z.object({
  caseFile: z.object({
    id: id(),
    title: z.string(),
    phase: z.enum(['connect', 'tackle', 'follow', 'ended']),
    closedAt: date.nullable(),
    householdId: id(),
  }),
  mayWrite: z.boolean(),
  /** The running plan, as far as it was shared. */
  plan: plan.nullable(),
  earlierPlans: z.array(plan.extend({ goals: z.int(), reached: z.int() })),
  goals: z.array(goal),
  /** Tasks to partners that hang on no action. */
  tasks: z.array(taskOfAction.extend({ what: z.string(), lifeDomainLabel: z.string() })),
  lifeDomains: z.array(z.object({ code: z.string(), label: z.string(), accessDomain: z.enum(accessDomains) })),
  members: z.array(z.object({ personId: id(), name: z.string() })),
})
export type PlanOfFile = z.infer<typeof planOfFile>

const told = z.union([z.string(), z.number(), z.boolean(), z.null()])

const historyEntry = z.object({
  id: id(),
  event: z.string(),
  at: date,
  by: z.string(),
  organisationName: z.string(),
  /** Of what was added the values it began with: from null. */
  changes: z.array(z.object({ field: z.string(), from: told, to: told })),
})
export type HistoryEntry = z.infer<typeof historyEntry>

const made = z.object({ id: id(), version: z.int() })

export const planOperations = {
  getPlan: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/plan',
    summary: 'The running plan (plan van aanpak) of a household with its goals, actions and tasks',
    input: z.object({ caseFileId: id() }),
    output: planOfFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'plan.read',
    caseFile: 'caseFileId',
  }),
  getHistory: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/plan/history',
    summary: 'How one goal or action came to be what it is: who changed what, when, from what to what',
    input: z.object({ caseFileId: id(), recordId: id() }),
    output: z.object({ entries: z.array(historyEntry) }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'plan-history.read',
    caseFile: 'caseFileId',
  }),
  listDoers: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/doers',
    summary: 'Who can do something in a plan: colleagues, organisations and members of the household',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      colleagues: z.array(z.object({ id: id(), name: z.string(), jobTitle: z.string(), organisationName: z.string() })),
      organisations: z.array(
        z.object({
          id: id(),
          name: z.string(),
          field: z.string(),
          /** Whether somebody works there who can answer a task. */
          takesTasks: z.boolean(),
        }),
      ),
      members: z.array(z.object({ id: id(), name: z.string() })),
    }),
    permission: 'task.place',
    purpose: 'support',
    event: 'doers.listed',
    caseFile: 'caseFileId',
  }),
  startPlan: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/plans',
    summary: 'Starts the one plan of a household (één huishouden, één plan); a second open one is refused',
    input: z.object({ caseFileId: id(), id: id() }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'plan.drawn-up',
    caseFile: 'caseFileId',
  }),
  addGoal: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/goals',
    summary: 'Adds a goal (doel) within one life domain to the running plan',
    input: z.object({
      caseFileId: id(),
      id: id(),
      lifeDomain: requiredLine(60),
      /** The person it is about; left out: the household. */
      subjectId: id().optional(),
      title: requiredLine(300),
      residentWords: lines(2000).default(''),
      safetyFirst: z.boolean().default(false),
      /** For both households of a plan that is of two. */
      isShared: z.boolean().default(false),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'goal.added',
    caseFile: 'caseFileId',
  }),
  changeGoal: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/goals/{goalId}',
    summary: 'Changes fields of a goal; each names the value it was made on, and a clash comes back with both values',
    input: z.object({
      caseFileId: id(),
      goalId: id(),
      change: z.object({
        title: change(z.string(), requiredLine(300)),
        residentWords: change(z.string(), lines(2000)),
        safetyFirst: change(z.boolean(), z.boolean()),
        state: change(z.enum(goalStates), z.enum(goalStates)),
        position: change(z.int(), z.int().min(0).max(999)),
      }),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'goal.changed',
    caseFile: 'caseFileId',
  }),
  shareGoal: operation({
    method: 'PUT',
    path: '/case-files/{caseFileId}/goals/{goalId}/sharing',
    summary: 'Shares a goal with the other household of a plan that is of two, or takes it back to the own file',
    input: z.object({ caseFileId: id(), goalId: id(), isShared: z.boolean() }),
    output: z.object({ id: id() }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'goal.shared',
    caseFile: 'caseFileId',
  }),
  addAction: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/actions',
    summary: 'Adds an action to a goal: what, who, by when, done when',
    input: z.object({
      caseFileId: id(),
      id: id(),
      goalId: id(),
      what: requiredLine(300),
      who: doer,
      dueOn: day().optional(),
      doneWhen: line(300).default(''),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'action.added',
    caseFile: 'caseFileId',
  }),
  changeAction: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/actions/{actionId}',
    summary: 'Changes fields of an action; each names the value it was made on, and a clash comes back with both values',
    input: z.object({
      caseFileId: id(),
      actionId: id(),
      change: z.object({
        what: change(z.string(), requiredLine(300)),
        who: change(doer, doer),
        dueOn: change(day().nullable(), day().nullable()),
        doneWhen: change(z.string(), line(300)),
        state: change(z.enum(actionStates), z.enum(actionStates)),
      }),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'action.changed',
    caseFile: 'caseFileId',
  }),
}
