import * as z from 'zod'
import { accessDomains } from '../access/rules/access-domains.ts'
import { operation } from '../platform/operation.ts'
import { day, line, lines, requiredLine } from '../platform/text-fields.ts'
import { endReasons, results } from './rules/outcome.ts'

const id = () => z.uuid()
const date = z.string()

const intervention = z.object({
  id: id(),
  kind: z.string(),
  kindLabel: z.string(),
  /** What it is called there; empty when the kind says it all. */
  name: z.string(),
  organisationId: id(),
  organisationName: z.string(),
  lifeDomain: z.string(),
  lifeDomainLabel: z.string(),
  accessDomain: z.enum(accessDomains),
  /** The household, or one person in it. */
  subjectId: id(),
  /** Null: it is for the household. */
  subjectName: z.string().nullable(),
  /** Null: of no goal, or of one that is not shared with the reader. */
  goal: z.object({ id: id(), title: z.string() }).nullable(),
  referredOn: date,
  startedOn: date.nullable(),
  endedOn: date.nullable(),
  result: z.enum(results).nullable(),
  endReason: z.enum(endReasons).nullable(),
  endNote: z.string(),
  version: z.int(),
  mayChange: z.boolean(),
})
export type Intervention = z.infer<typeof intervention>

const interventionsOfFile = z.object({
  /** What runs and what is waited for first, then what ended. */
  interventions: z.array(intervention),
  mayAdd: z.boolean(),
  kinds: z.array(z.object({ code: z.string(), label: z.string() })),
})
export type InterventionsOfFile = z.infer<typeof interventionsOfFile>

const change = <T extends z.ZodType>(field: T) => z.object({ from: field, to: field }).optional()
const which = { caseFileId: id(), interventionId: id() }
const made = z.object({ id: id(), version: z.int() })

export const interventionOperations = {
  listInterventions: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/interventions',
    summary: 'What help and which trajectories (hulp en trajecten) run for a household, or ran',
    input: z.object({ caseFileId: id() }),
    output: interventionsOfFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'interventions.read',
    caseFile: 'caseFileId',
  }),
  listInterventionChoices: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/intervention-choices',
    summary: 'What to choose from when referring: organisations, members of the household, goals of the plan',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      organisations: z.array(z.object({ id: id(), name: z.string(), field: z.string() })),
      members: z.array(z.object({ personId: id(), name: z.string() })),
      goals: z.array(z.object({ id: id(), title: z.string(), lifeDomain: z.string() })),
      lifeDomains: z.array(z.object({ code: z.string(), label: z.string(), accessDomain: z.enum(accessDomains) })),
    }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'interventions.read',
    caseFile: 'caseFileId',
  }),
  refer: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/interventions',
    summary: 'Refers (verwijzen) the household or one person to help; with a start, it has begun already',
    input: z.object({
      caseFileId: id(),
      id: id(),
      kind: requiredLine(60),
      name: line(200).default(''),
      organisationId: id(),
      lifeDomain: requiredLine(60),
      /** Left out: the household as a whole. */
      subjectId: id().optional(),
      goalId: id().optional(),
      referredOn: day(),
      startedOn: day().optional(),
    }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'intervention.referred',
    caseFile: 'caseFileId',
  }),
  startIntervention: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/interventions/{interventionId}/start',
    summary: 'The help has begun (toegeleid); apart from the referral, because they are two counts',
    input: z.object({ ...which, startedOn: day() }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'enrolment.started',
    caseFile: 'caseFileId',
  }),
  endIntervention: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/interventions/{interventionId}/ending',
    summary: 'The help is over, or never began: with what came of it and why it ended',
    input: z.object({
      ...which,
      endedOn: day(),
      result: z.enum(results),
      reason: z.enum(endReasons),
      note: lines(1000).default(''),
    }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'intervention.ended',
    caseFile: 'caseFileId',
  }),
  resumeIntervention: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/interventions/{interventionId}/resumption',
    summary: 'Takes an ending back: the help runs on, or is still waited for',
    input: z.object({ ...which, version: z.int() }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'intervention.resumed',
    caseFile: 'caseFileId',
  }),
  changeIntervention: operation({
    method: 'PATCH',
    path: '/case-files/{caseFileId}/interventions/{interventionId}',
    summary: 'Changes fields of an intervention; each names the value it was made on, and a clash comes back with both values',
    input: z.object({
      ...which,
      change: z.object({
        name: change(line(200)),
        referredOn: change(day()),
        /** Only of help that began; the start itself is recorded by `startIntervention`. */
        startedOn: change(day()),
        goalId: change(id().nullable()),
      }),
    }),
    output: made,
    permission: 'case-file.write',
    purpose: 'support',
    event: 'intervention.changed',
    caseFile: 'caseFileId',
  }),
}
