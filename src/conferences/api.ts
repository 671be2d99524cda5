import * as z from 'zod'
import { accessDomainIds, accessDomains } from '../access/rules/access-domains.ts'
import { doerKinds } from '../plans/rules/action-state.ts'
import { operation } from '../platform/operation.ts'
import { day, line, requiredLine, requiredLines } from '../platform/text-fields.ts'
import {
  cancelReasons,
  conferenceKinds,
  conferenceLineKinds,
  conferencePersonKinds,
  conferenceStates,
} from './rules/conference-state.ts'

const id = () => z.uuid()
const caseFileId = id()
const conferenceId = id()
const date = z.string()
const made = z.object({ id: id(), version: z.int() })
const time = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Vul een tijd in als 14:00.')
const takesMinutes = () => z.int().min(1, 'Vul 1 minuut of meer in.').max(600, 'Vul hoogstens 600 minuten in.').optional()
const minutes = () => z.int().min(5, 'Vul 5 minuten of meer in.').max(600, 'Vul hoogstens 600 minuten in.')
/** What a field was, as the person saw it, and what it becomes. */
const change = <T extends z.ZodType>(value: T) => z.object({ from: z.unknown(), to: value }).optional()

const card = z.object({
  id: id(),
  /** Null: none, or it was not shared at which table. */
  tableLabel: z.string().nullable(),
  state: z.enum(conferenceStates),
  kind: z.enum(conferenceKinds).nullable(),
  cancelReason: z.enum(cancelReasons).nullable(),
  startsAt: date,
  /** By Dutch clocks, as a form holds them. */
  on: date,
  at: z.string(),
  lengthMinutes: z.int(),
  online: z.boolean(),
  place: z.string(),
  endedAt: date.nullable(),
  version: z.int(),
  /** Whether the own organisation, or oneself, was asked to come. */
  isInvited: z.boolean(),
})
export type ConferenceCard = z.infer<typeof card>

const person = z.object({
  id: id(),
  kind: z.enum(conferencePersonKinds),
  organisationId: id().nullable(),
  userId: id().nullable(),
  personId: id().nullable(),
  /** Who it is, as far as that was shared. */
  name: z.string(),
  /** Of an organisation: who came for it. */
  visitorName: z.string(),
  organisationName: z.string(),
  jobTitle: z.string(),
  isInvited: z.boolean(),
  attended: z.boolean().nullable(),
  version: z.int(),
})
export type ConferencePerson = z.infer<typeof person>

const conferenceLine = z.object({
  id: id(),
  kind: z.enum(conferenceLineKinds),
  lifeDomain: z.string().nullable(),
  lifeDomainLabel: z.string(),
  accessDomain: z.enum(accessDomains),
  subjectId: id().nullable(),
  body: z.string(),
  takesMinutes: z.int().nullable(),
  became: z
    .object({
      kind: z.enum(['action', 'task']),
      id: id(),
      /** Who does it, by when, and how it stands now; null where that was not shared. */
      who: z.string().nullable(),
      dueOn: date.nullable(),
      state: z.string().nullable(),
    })
    .nullable(),
  /** Written after the conference was recorded as held. */
  isLater: z.boolean(),
  recordedAt: date,
  recordedBy: z.string(),
  /** Earlier wordings, oldest first. */
  earlier: z.array(z.object({ body: z.string(), recordedAt: date, recordedBy: z.string() })),
})
export type ConferenceLine = z.infer<typeof conferenceLine>

const table = z.object({ programmeId: z.string(), code: z.string(), label: z.string(), decides: z.array(z.string()) })
export type ConferenceTable = z.infer<typeof table>

const requested = z.object({
  /** Null: the programme names no table. */
  table: table.nullable(),
  outcomeLabel: z.string(),
  programmeTitle: z.string(),
  /** Whether somebody already visited the household; the programme meets after that. */
  isVisited: z.boolean(),
})

const conferencesOfFile = z.object({
  conferences: z.array(card),
  /** The programme asks for one that nobody planned yet; told to whom may plan it. */
  requested: requested.nullable(),
  tables: z.array(table),
  mayPlan: z.boolean(),
})
export type ConferencesOfFile = z.infer<typeof conferencesOfFile>

const conference = card.extend({
  caseFile: z.object({
    id: id(),
    title: z.string(),
    householdId: id(),
    closedAt: date.nullable(),
    coordinatorName: z.string().nullable(),
  }),
  people: z.array(person),
  lines: z.array(conferenceLine),
  /** Everybody who can be asked: who is involved now, and the family. */
  invitable: z.array(
    z.object({
      kind: z.enum(['organisation', 'user', 'member']),
      id: id(),
      name: z.string(),
      detail: z.string(),
    }),
  ),
  lifeDomains: z.array(z.object({ code: z.string(), label: z.string(), accessDomain: z.enum(accessDomains) })),
  members: z.array(z.object({ personId: id(), name: z.string() })),
  decides: z.array(z.string()),
  mayWrite: z.boolean(),
})
export type Conference = z.infer<typeof conference>

const doer = z.object({ kind: z.enum(doerKinds), id: id() })
const followUp = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('action'),
    id: id(),
    /** A goal of the running plan; or */
    goalId: id().optional(),
    /** a new one, in the life domain of the decision. */
    newGoal: z.object({ id: id(), title: requiredLine(300) }).optional(),
    who: doer,
    dueOn: day().optional(),
    doneWhen: line(300).default(''),
  }),
  z.object({
    kind: z.literal('task'),
    id: id(),
    organisationId: id(),
    /** With a goal the task hangs on an action of the plan, under this id. */
    goalId: id().optional(),
    actionId: id().optional(),
    dueOn: day().optional(),
  }),
])
export type FollowUp = z.infer<typeof followUp>

const invitee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('organisation'), id: id(), organisationId: id() }),
  z.object({ kind: z.literal('user'), id: id(), userId: id() }),
  z.object({ kind: z.literal('member'), id: id(), personId: id() }),
  z.object({
    kind: z.literal('other'),
    id: id(),
    name: line(200).default(''),
    organisationName: line(200).default(''),
    jobTitle: line(200).default(''),
  }),
])
export type Invitee = z.infer<typeof invitee>

const newLine = {
  id: id(),
  /** Left out: general. */
  lifeDomain: line(60).optional(),
  /** Left out: the household as a whole. */
  subjectId: id().optional(),
}

export const conferenceOperations = {
  listConferences: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/conferences',
    summary: 'The conferences (overleggen) about a household, and whether its programme asks for one',
    input: z.object({ caseFileId }),
    output: conferencesOfFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'conferences.listed',
    caseFile: 'caseFileId',
  }),
  getConference: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}',
    summary: 'One conference: who, agenda, record and decisions, as far as each was shared with the reader',
    input: z.object({ caseFileId, conferenceId }),
    output: conference,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'conference.read',
    caseFile: 'caseFileId',
  }),
  listMyConferences: operation({
    method: 'GET',
    path: '/conferences',
    summary: 'The conferences one is asked to, or leads as coordinator: coming, or of the past year',
    input: z.object({ show: z.enum(['coming', 'past']).default('coming') }),
    output: z.object({
      conferences: z.array(
        card.extend({
          caseFileId: id(),
          caseTitle: z.string(),
          coordinatorName: z.string().nullable(),
          /** One's own file: one leads it. */
          isMine: z.boolean(),
        }),
      ),
      total: z.int(),
      /** Own files for which the programme asks a conference after the home visit. */
      requested: z.array(z.object({ caseFileId: id(), caseTitle: z.string(), tableLabel: z.string().nullable() })),
    }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'conferences.listed',
    reach: [accessDomainIds.general],
  }),
  planConference: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences',
    summary: 'Plans a conference and asks people to it; those with an address get a mail without names',
    input: z.object({
      caseFileId,
      id: id(),
      table: z.object({ programmeId: line(60), code: line(60) }).optional(),
      on: day(),
      at: time(),
      lengthMinutes: minutes().default(60),
      online: z.boolean().default(false),
      place: line(200).default(''),
      people: z.array(invitee).max(60).default([]),
      agenda: z
        .array(z.object({ ...newLine, body: requiredLine(300), takesMinutes: takesMinutes() }))
        .max(60)
        .default([]),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.planned',
    caseFile: 'caseFileId',
  }),
  moveConference: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}',
    summary: 'Moves a planned conference to another time or place; who was asked is told',
    input: z.object({
      caseFileId,
      conferenceId,
      change: z.object({
        on: change(day()),
        at: change(time()),
        lengthMinutes: change(minutes()),
        online: change(z.boolean()),
        place: change(line(200)),
      }),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.moved',
    caseFile: 'caseFileId',
  }),
  cancelConference: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/cancellation',
    summary: 'Calls a planned conference off; who was asked is told',
    input: z.object({ caseFileId, conferenceId, reason: z.enum(cancelReasons) }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.cancelled',
    caseFile: 'caseFileId',
  }),
  inviteToConference: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/people',
    summary: 'Asks one more to a conference, or records that somebody came without being asked',
    input: z.object({ caseFileId, conferenceId, person: invitee, hasCome: z.boolean().default(false) }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.invited',
    caseFile: 'caseFileId',
  }),
  withdrawInvitation: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/people/{personId}/withdrawal',
    summary: 'Takes an invitation back before the conference',
    input: z.object({ caseFileId, conferenceId, personId: id() }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.invitation-withdrawn',
    caseFile: 'caseFileId',
  }),
  recordAttendance: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/people/{personId}',
    summary: 'Records who was there (aanwezig), and who came for an organisation',
    input: z.object({
      caseFileId,
      conferenceId,
      personId: id(),
      change: z.object({
        attended: change(z.boolean().nullable()),
        visitorName: change(line(200)),
        jobTitle: change(line(200)),
      }),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.attendance-recorded',
    caseFile: 'caseFileId',
  }),
  addConferenceLine: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/lines',
    summary:
      'Adds a line: a point of the agenda, of the record (verslag), or a decision that may become an action or task at once',
    input: z.object({
      caseFileId,
      conferenceId,
      ...newLine,
      kind: z.enum(conferenceLineKinds),
      body: requiredLines(10_000),
      takesMinutes: takesMinutes(),
      followUp: followUp.optional(),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.line-added',
    caseFile: 'caseFileId',
  }),
  correctConferenceLine: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/lines/{lineId}/corrections',
    summary: 'Writes a line anew; the earlier wording is kept and shown',
    input: z.object({ caseFileId, conferenceId, lineId: id(), id: id(), body: requiredLines(10_000) }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.line-corrected',
    caseFile: 'caseFileId',
  }),
  dropAgendaLine: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/lines/{lineId}/dropping',
    summary: 'Takes a point from the agenda before the conference, or puts it back',
    input: z.object({ caseFileId, conferenceId, lineId: id(), isDropped: z.boolean() }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.line-dropped',
    caseFile: 'caseFileId',
  }),
  followUpDecision: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/lines/{lineId}/follow-up',
    summary: 'Makes a decision an action of the plan or a task to a partner, in one step',
    input: z.object({ caseFileId, conferenceId, lineId: id(), followUp }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.decision-followed-up',
    caseFile: 'caseFileId',
  }),
  holdConference: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/conferences/{conferenceId}/holding',
    summary: 'Records that the conference was held; from now on its record changes by new lines only',
    input: z.object({ caseFileId, conferenceId }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'conference.held',
    caseFile: 'caseFileId',
  }),
}
