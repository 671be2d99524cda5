import * as z from 'zod'
import { accessDomainIds, accessDomains } from '../access/rules/access-domains.ts'
import { operation } from '../platform/operation.ts'
import { day, line, lines, requiredLine } from '../platform/text-fields.ts'
import { genders, householdPositions } from './rules/household-position.ts'

const id = () => z.uuid()
const caseFileId = id()
const done = z.object({ id: id() })
const accessDomain = z.enum(accessDomains)
const whyRequired = (message: string) => lines(1000).refine(reason => reason !== '', message)

const inFile = { permission: 'case-file.write', purpose: 'support', caseFile: 'caseFileId' } as const
const readsFile = { permission: 'case-file.read', purpose: 'support', caseFile: 'caseFileId' } as const

const link = z.object({
  id: id(),
  kind: z.enum(['split', 'households', 'persons', 'apart']),
  /** This side goes on: the household that was there first, the file that stays open, the record shown first. */
  leads: z.boolean(),
  otherFileId: id().nullable(),
  /** Null: the other file is not shared with the reader. */
  otherTitle: z.string().nullable(),
  recordId: id(),
  otherRecordId: id(),
  reason: z.string(),
  since: z.string(),
  by: z.string(),
})
export type FileLink = z.infer<typeof link>

const householdState = z.object({
  /** The household lives outside the municipality now. */
  livesElsewhere: z.boolean(),
  /** Births and deaths as they were recorded; one's own can be taken back. */
  events: z.array(
    z.object({
      id: id(),
      kind: z.enum(['birth', 'death']),
      subjectId: id(),
      happenedOn: z.string(),
      isMine: z.boolean(),
      isWithdrawn: z.boolean(),
    }),
  ),
  links: z.array(link),
  shares: z.array(
    z.object({ id: id(), withFileId: id(), subjectId: id(), accessDomains: z.array(accessDomain), since: z.string() }),
  ),
  /** Of households that were joined with this one: who stands there, as far as the reader could see it in that file itself. */
  together: z.array(
    z.object({
      caseFileId: id(),
      title: z.string(),
      members: z.array(
        z.object({ personId: id(), name: z.string(), birthDate: z.string().nullable(), phone: z.string().nullable() }),
      ),
      openGoals: z.int(),
      openTasks: z.int(),
    }),
  ),
})
export type HouseholdState = z.infer<typeof householdState>

const splitPreview = z.object({
  /** Per member and access domain: how much was written about that person in this file. */
  written: z.array(z.object({ personId: id(), accessDomain, count: z.int() })),
  openTasks: z.int(),
  hasPlan: z.boolean(),
  /** The plan already serves a second household. */
  planIsShared: z.boolean(),
})
export type SplitPreview = z.infer<typeof splitPreview>

const doubles = z.object({
  households: z.array(
    z.object({
      caseFileId: id(),
      householdId: id(),
      title: z.string(),
      areaName: z.string(),
      coordinatorName: z.string().nullable(),
      /** Why it may be the same household. */
      because: z.enum(['address', 'person']),
    }),
  ),
  persons: z.array(
    z.object({
      personId: id(),
      otherPersonId: id(),
      name: z.string(),
      otherName: z.string(),
      birthDate: z.string(),
      /** The file of the other record; null: this one. */
      otherFileId: id().nullable(),
      otherTitle: z.string().nullable(),
    }),
  ),
})
export type LikelyDoubles = z.infer<typeof doubles>

export const householdEventOperations = {
  recordBirth: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/births',
    summary: 'A child is born (geboorte): added to the household with the relations to both parents, in one step',
    input: z
      .object({
        caseFileId,
        id: id(),
        personId: id(),
        givenNames: line(200).default(''),
        surnamePrefix: line(20).default(''),
        surname: line(200).default(''),
        birthDate: day(),
        gender: z.enum(genders).default('unknown'),
        /** Members of the household; nobody when neither parent is one. */
        parentIds: z.array(id()).max(2, 'Kies hoogstens twee ouders.').default([]),
      })
      .refine(child => child.givenNames !== '' || child.surname !== '', {
        path: ['givenNames'],
        message: 'Vul een voornaam of een achternaam in. Eén van de twee is genoeg.',
      }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  recordDeath: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/deaths',
    summary: 'Somebody died (overlijden): the file and the plan stay, and nothing more is asked of this person',
    input: z.object({ caseFileId, id: id(), personId: id(), diedOn: day() }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  undoHouseholdEvent: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/household-events/{eventId}/undoing',
    summary: 'Takes back a birth or a death that was recorded by mistake, by the one who recorded it',
    input: z.object({ caseFileId, eventId: id(), reason: line(200).default('') }),
    output: done,
    event: 'household.changed',
    ...inFile,
  }),
  getHouseholdState: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/household-state',
    summary: 'What happened to the household: births and deaths, splits, records that were joined',
    input: z.object({ caseFileId }),
    output: householdState,
    event: 'household-state.read',
    ...readsFile,
  }),
  getSplitPreview: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/split-preview',
    summary: 'Before a household splits: what was written about each person, so that sharing it can be decided',
    input: z.object({ caseFileId }),
    output: splitPreview,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'household-state.read',
    caseFile: 'caseFileId',
  }),
  splitHousehold: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/splits',
    summary: 'People leave the household (gezin gaat uit elkaar): with a second file and its own coordinator, or without',
    input: z.object({
      caseFileId,
      id: id(),
      on: day(),
      reason: line(500).default(''),
      /** Who goes. `both`: stays here too (co-ouderschap), with a second file only. */
      people: z
        .array(z.object({ personId: id(), goes: z.enum(['leaves', 'both']), position: z.enum(householdPositions) }))
        .max(40),
      /** Where to, in words, when no second file is opened. */
      whereTo: line(200).default(''),
      secondFile: z
        .object({
          caseFileId: id(),
          householdId: id(),
          name: requiredLine(120),
          where: z.enum(['same', 'address', 'place']),
          addressId: id().nullable().default(null),
          place: line(200).default(''),
          coordinatorUserId: id(),
          coordinatorOrganisationId: id(),
          /** One plan goes on for both households; else the new one begins its own. */
          onePlan: z.boolean().default(false),
          /** What was written here about somebody who goes, for the coordinator of the second file to read. */
          share: z
            .array(z.object({ personId: id(), accessDomains: z.array(accessDomain).max(accessDomains.length) }))
            .default([]),
        })
        .optional(),
    }),
    output: done,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'household.split',
    caseFile: 'caseFileId',
  }),
  endShare: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/shares/{shareId}/ending',
    summary: 'What was written here about somebody is no longer read in their new file',
    input: z.object({ caseFileId, shareId: id() }),
    output: done,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'involvement.ended',
    caseFile: 'caseFileId',
  }),
  listShared: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/shared-by-others',
    summary: 'What another file shared with this one about its people, from before they came here',
    input: z.object({ caseFileId }),
    output: z.object({
      rows: z.array(
        z.object({
          id: id(),
          kind: z.enum(['note', 'score', 'goal']),
          subjectId: id(),
          name: z.string(),
          lifeDomainLabel: z.string(),
          text: z.string(),
          at: z.string(),
          by: z.string().nullable(),
        }),
      ),
    }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'shared-rows.read',
    caseFile: 'caseFileId',
  }),
  findLikelyDoubles: operation({
    method: 'GET',
    path: '/likely-doubles',
    summary: 'Whether this household, or somebody in it, may stand in another file within one’s own reach',
    input: z.object({ caseFileId }),
    output: doubles,
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'doubles.searched',
    reach: [accessDomainIds.general, accessDomainIds.identity, accessDomainIds.address],
  }),
  judgeDouble: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/doubles',
    summary: 'These look alike and are two: not asked again',
    input: z.object({ caseFileId, id: id(), recordId: id(), otherRecordId: id() }),
    output: done,
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'records.judged',
    caseFile: 'caseFileId',
  }),
  joinHouseholds: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/joined-households',
    summary: 'Two files turn out to be of one household (samenvoegen): this one goes on, nothing is rewritten, nobody sees more',
    input: z.object({
      caseFileId,
      id: id(),
      otherFileId: id(),
      reason: whyRequired('Schrijf kort op waarom dit één gezin is.'),
      /** Whose coordinator goes on, when the two differ. */
      coordinator: z.enum(['this', 'other']).optional(),
    }),
    output: done,
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'records.joined',
    caseFile: 'caseFileId',
  }),
  joinPersons: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/joined-persons',
    summary: 'Two records turn out to be one person: seen together by who may see both, and parted again without loss',
    input: z.object({
      caseFileId,
      id: id(),
      personId: id(),
      otherPersonId: id(),
      /** Where the other record stands; left out: in this file too. */
      otherFileId: id().optional(),
      reason: whyRequired('Schrijf kort op waarom dit één persoon is.'),
    }),
    output: done,
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'records.joined',
    caseFile: 'caseFileId',
  }),
  partRecords: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/joins/{joinId}/parting',
    summary: 'What was joined turns out to be two after all: everything is as it was',
    input: z.object({ caseFileId, joinId: id(), reason: whyRequired('Schrijf kort op waarom het er toch twee zijn.') }),
    output: done,
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'records.parted',
    caseFile: 'caseFileId',
  }),
}
