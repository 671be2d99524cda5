import * as z from 'zod'
import { accessDomainIds } from '../access/rules/access-domains.ts'
import { operation } from '../platform/operation.ts'
import { areaInAddress, line } from '../platform/text-fields.ts'
import { overviewViews } from './rules/overview-views.ts'

/** A moment as it is sent: ISO 8601. */
const at = z.string()
/** A day, YYYY-MM-DD. */
const on = z.string()

/** Everything that a colleague may be asked for in a file, but not who the people are. */
const workDomains = Object.entries(accessDomainIds)
  .filter(([name]) => !['identity', 'contact', 'address', 'numbers'].includes(name))
  .map(([, id]) => id)

/** The files one works in, as cards. */
const cardDomains = [accessDomainIds.general, accessDomainIds.tasks, accessDomainIds.aftercare]

const asked = z.object({
  id: z.uuid(),
  /** What asks: a clock of the programme, aftercare that is due, an own action, an answer of a partner, a report handed over. */
  kind: z.enum(['clock', 'aftercare', 'action', 'task-answered', 'report']),
  caseFileId: z.uuid().nullable(),
  caseTitle: z.string().nullable(),
  taskId: z.uuid().nullable(),
  /** The clock's name, the action, or the organisation that answered. */
  label: z.string(),
  /** Of an answered task. */
  state: z.enum(['accepted', 'declined', 'done']).nullable(),
  /** The last day; null for what is new and has no term. */
  dueOn: on.nullable(),
  since: at.nullable(),
  /** The colleague on leave whose work it is; null: one's own. */
  standsInFor: z.string().nullable(),
})
export type Asked = z.infer<typeof asked>

const news = z.object({
  id: z.uuid(),
  caseFileId: z.uuid(),
  caseTitle: z.string(),
  event: z.string(),
  /** Of a clock: which term. */
  clock: z.string().nullable(),
  occurredAt: at,
  by: z.string().nullable(),
  organisation: z.string().nullable(),
})
export type News = z.infer<typeof news>

const overseenFile = z.object({
  caseFileId: z.uuid(),
  title: z.string(),
  area: z.string(),
  phase: z.enum(['connect', 'tackle', 'follow', 'ended']),
  coordinator: z.string().nullable(),
  /** Somebody coordinates, and still works as a coordinator. */
  isCoordinated: z.boolean(),
  openedAt: at,
  /** Since when nobody coordinates: from the opening, or since the last coordinator left. Null: somebody does. */
  uncoordinatedSince: at.nullable(),
  lastStepAt: at,
  /** The clock that passed longest ago. */
  late: z.object({ label: z.string(), dueOn: on }).nullable(),
})
export type OverseenFile = z.infer<typeof overseenFile>

const partnerTask = z.object({
  taskId: z.uuid(),
  caseTitle: z.string(),
  sender: z.string(),
  senderOrganisation: z.string(),
  state: z.enum(['placed', 'accepted']),
  isMine: z.boolean(),
  assignee: z.string().nullable(),
  placedAt: at,
  pickUpBy: on,
})
export type PartnerTask = z.infer<typeof partnerTask>

export const workplaceOperations = {
  findCaseFiles: operation({
    method: 'GET',
    path: '/found-case-files',
    summary:
      'Case files by the beginnings of names, street, house number or postcode, misspelt ones too, among what the user may see',
    input: z.object({ query: line(100) }),
    output: z.object({
      files: z.array(
        z.object({
          caseFileId: z.uuid(),
          title: z.string(),
          /** Empty: not shared, or without a fixed address. */
          address: z.string(),
          /** The members whose name fits what was typed. */
          people: z.array(z.string()),
          isClosed: z.boolean(),
        }),
      ),
      more: z.boolean(),
      /** Nothing is written as it was typed; these differ by one letter. */
      alike: z.boolean(),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'case-files.searched',
    reach: [accessDomainIds.general, accessDomainIds.identity, accessDomainIds.address],
  }),
  getCaseWork: operation({
    method: 'GET',
    path: '/case-work',
    summary: 'What is asked of a coordinator (casusregisseur) now, what waits for others and what is new in the own files',
    input: z.object({}),
    output: z.object({
      /** What is due within two weeks, late or new; at most 50, the first thing first. */
      asked: z.array(asked),
      waiting: z.array(z.object({ organisationId: z.uuid(), organisation: z.string(), tasks: z.int(), oldestAt: at })),
      households: z.object({
        open: z.int(),
        inAftercare: z.int(),
        connect: z.int(),
        tackle: z.int(),
        /** Null: no programme here sets one. */
        norm: z.number().nullable(),
      }),
      news: z.array(news),
      /** Colleagues on leave for whom one stands in now; their files are in all of the above but the own caseload. */
      standsInFor: z.array(z.string()),
    }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'workplace.opened',
    reach: workDomains,
  }),
  listMyHouseholds: operation({
    method: 'GET',
    path: '/my-households',
    summary: 'The households one coordinates, with their next term',
    input: z.object({ phase: z.enum(['open', 'connect', 'tackle', 'follow']).default('open') }),
    output: z.object({
      files: z.array(
        z.object({
          caseFileId: z.uuid(),
          title: z.string(),
          area: z.string(),
          phase: z.enum(['connect', 'tackle', 'follow', 'ended']),
          openedAt: at,
          closedAt: at.nullable(),
          lastStepAt: at,
          next: z.object({ label: z.string(), dueOn: on }).nullable(),
          openTasks: z.int(),
          /** The colleague on leave who coordinates it; null: oneself. */
          standsInFor: z.string().nullable(),
        }),
      ),
      norm: z.number().nullable(),
    }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'case-files.listed',
    reach: cardDomains,
  }),
  getTasksAskedOfUs: operation({
    method: 'GET',
    path: '/partner-work',
    summary: 'Tasks that wait at the own organisation: nobody took them up yet, or in hand',
    input: z.object({}),
    output: z.object({ tasks: z.array(partnerTask), placed: z.int(), accepted: z.int(), mine: z.int() }),
    permission: 'task.answer',
    purpose: 'support',
    event: 'workplace.opened',
    reach: [accessDomainIds.tasks],
  }),
  getCallsToMake: operation({
    method: 'GET',
    path: '/calls-to-make',
    summary: 'Tasks that no partner picked up within the term, for the contact point to call about (R-037)',
    input: z.object({}),
    output: z.object({
      calls: z.array(
        z.object({
          taskId: z.uuid(),
          caseTitle: z.string(),
          organisation: z.string(),
          contactFunction: z.string(),
          phone: z.string().nullable(),
          /** The last day on which the organisation could still answer in time. */
          pickUpOn: on.nullable(),
          timesCalled: z.int(),
        }),
      ),
      count: z.int(),
    }),
    permission: 'task.call',
    purpose: 'support',
    event: 'workplace.opened',
  }),
  getOverview: operation({
    method: 'GET',
    path: '/case-overview',
    summary: 'What stands out in the areas one oversees: without coordinator, standing still, late',
    input: z.object({}),
    output: z.object({
      counts: z.object({ open: z.int(), withoutCoordinator: z.int(), standsStill: z.int(), late: z.int() }),
      files: z.array(overseenFile),
      standsStillAfterDays: z.int(),
    }),
    permission: 'case-file.oversee',
    purpose: 'support',
    event: 'workplace.opened',
    reach: cardDomains,
  }),
  listOverseenFiles: operation({
    method: 'GET',
    path: '/overseen-case-files',
    summary: 'The case files of the areas one oversees, 50 at a time',
    input: z.object({
      view: z.enum(overviewViews).default('open'),
      areaId: areaInAddress().optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    output: z.object({
      files: z.array(overseenFile),
      more: z.boolean(),
      standsStillAfterDays: z.int(),
      areas: z.array(z.object({ id: z.int(), name: z.string(), isDistrict: z.boolean() })),
    }),
    permission: 'case-file.oversee',
    purpose: 'support',
    event: 'case-files.listed',
    reach: cardDomains,
  }),
}
