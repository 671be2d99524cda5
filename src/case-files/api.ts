import * as z from 'zod'
import { accessDomainIds, accessDomains } from '../access/rules/access-domains.ts'
import { operation } from '../platform/operation.ts'
import { line, moment, requiredLines } from '../platform/text-fields.ts'
import { contactKinds } from './rules/contact-kind.ts'
import { printedParts, printRecipients } from './rules/printed-file.ts'
import { timelineKinds } from './rules/timeline-kind.ts'

const id = () => z.uuid()
const caseFileId = id()
const accessDomain = z.enum(accessDomains)
const disclosure = z.enum(['existence', 'content'])
const date = z.string()

const coordinator = z.object({
  userId: id(),
  name: z.string(),
  jobTitle: z.string(),
  organisationId: id(),
  organisationName: z.string(),
  since: date.nullable(),
  /** False: this person no longer works as a coordinator. */
  isAtWork: z.boolean(),
  /** Who stands in while the coordinator is away, and the last day of it. */
  deputy: z.object({ userId: id(), name: z.string(), until: date }).nullable(),
})

const involvement = z.object({
  id: id(),
  role: z.enum(['coordinator', 'contact_point', 'visitor', 'partner', 'network']),
  user: z.object({ id: id(), name: z.string(), jobTitle: z.string() }).nullable(),
  organisation: z.object({
    id: id(),
    name: z.string(),
    kind: z.string(),
    /** Whom to ask for: a function, never a private number. */
    contactFunction: z.string(),
    phone: z.string().nullable(),
    mailbox: z.string().nullable(),
  }),
  disclosure,
  accessDomains: z.array(accessDomain),
  /** Which of those are open only as long as everybody they are about consents. */
  onConsent: z.array(accessDomain),
  validFrom: date,
  validTo: date.nullable(),
  endReason: z.string().nullable(),
})
export type Involvement = z.infer<typeof involvement>

const member = z.object({
  memberId: id(),
  personId: id(),
  position: z.enum(['adult', 'partner', 'child', 'parent', 'other']),
  validFrom: date,
  validTo: date.nullable(),
  /** Null: who this is was not shared. */
  identity: z
    .object({
      givenNames: z.string(),
      initials: z.string(),
      surnamePrefix: z.string(),
      surname: z.string(),
      birthDate: date.nullable(),
      gender: z.enum(['female', 'male', 'x', 'unknown']),
      diedOn: date.nullable(),
      version: z.int(),
    })
    .nullable(),
  contacts: z.array(
    z.object({
      id: id(),
      kind: z.enum(['phone', 'email', 'language', 'other']),
      value: z.string(),
      safeToUse: z.boolean(),
      /** Under a shield: only who is named for it reads this, and has to know that others do not. */
      isShielded: z.boolean(),
    }),
  ),
  /** Whether a BSN is known and shared; the number itself is asked for apart. */
  hasNumber: z.boolean(),
})
export type Member = z.infer<typeof member>

const residence = z.object({
  id: id(),
  address: z
    .object({
      id: id(),
      street: z.string(),
      houseNumber: z.int(),
      addition: z.string(),
      postcode: z.string(),
      city: z.string(),
    })
    .nullable(),
  place: z.string(),
  validFrom: date,
  validTo: date.nullable(),
  isShielded: z.boolean(),
})
export type Residence = z.infer<typeof residence>

const lifeDomainSet = z.object({
  set: z.string(),
  title: z.string(),
  scale: z.array(z.object({ score: z.int(), label: z.string(), explanation: z.string() })),
  domains: z.array(
    z.object({ code: z.string(), label: z.string(), explanation: z.string().nullable(), accessDomain, mayWrite: z.boolean() }),
  ),
})

const caseFile = z.object({
  id: id(),
  title: z.string(),
  phase: z.enum(['connect', 'tackle', 'follow', 'ended']),
  areaName: z.string(),
  isShielded: z.boolean(),
  openedAt: date,
  firstVisitAt: date.nullable(),
  lastStepAt: date,
  closedAt: date.nullable(),
  version: z.int(),
  coordinator: coordinator.nullable(),
  household: z.object({ id: id(), name: z.string().nullable(), version: z.int().nullable() }),
  residences: z.array(residence),
  members: z.array(member),
  relations: z.array(
    z.object({
      id: id(),
      personId: id(),
      relatedPersonId: id(),
      kind: z.enum(['partner', 'former-partner', 'parent', 'child', 'sibling', 'guardian', 'informal-carer', 'network']),
      validTo: date.nullable(),
      /** Of the related person, when shared; somebody of the network stands in no other list. */
      relatedName: z.string().nullable(),
      relatedPhone: z.string().nullable(),
    }),
  ),
  involvements: z.array(involvement),
  /** Who works on a part of life, for whoever may know that something plays there ("dat"). */
  domainCards: z.array(
    z.object({
      accessDomain,
      organisationId: id(),
      name: z.string(),
      contactFunction: z.string(),
      phone: z.string().nullable(),
    }),
  ),
  participations: z.array(
    z.object({
      id: id(),
      programmeId: z.string(),
      programmeVersion: z.int(),
      title: z.string(),
      route: z.string(),
      routeLabel: z.string(),
      /** The routes that lead to a case file, to choose from. */
      routes: z.array(z.object({ code: z.string(), label: z.string(), explanation: z.string() })),
      /** Chosen at the desk, and not confirmed since by who visited the household. */
      isProvisional: z.boolean(),
      version: z.int(),
      stepLabel: z.string(),
      mode: z.string(),
      startedAt: date,
      endedAt: date.nullable(),
    }),
  ),
  clocks: z.array(
    z.object({
      id: id(),
      kind: z.string(),
      label: z.string(),
      /** The last day that counts. */
      dueOn: date,
      warnsAt: date.nullable(),
      isPaused: z.boolean(),
      /** Where the term comes from: law, the programme's source, or the municipality. */
      normSource: z.enum(['law', 'stated', 'default']),
      responsibleName: z.string().nullable(),
    }),
  ),
  lifeDomains: lifeDomainSet,
  /** First and latest score per life domain and per whom it is about, as far as they were shared. */
  scores: z.array(
    z.object({
      lifeDomain: z.string(),
      label: z.string(),
      subjectId: id(),
      begin: z.int().nullable(),
      beginOn: date,
      now: z.int().nullable(),
      nowOn: date,
      strengths: z.string(),
      wishes: z.string(),
    }),
  ),
  counts: z.object({ notes: z.int(), visits: z.int(), openGoals: z.int(), openTasks: z.int() }),
  may: z.object({
    /** Write a note in at least one domain. */
    note: z.boolean(),
    visit: z.boolean(),
    /** Change members, address and contact data. */
    household: z.boolean(),
    /** Hand the file to another coordinator. */
    appoint: z.boolean(),
    /** Ask a partner to do something; with data of the household only who may share those. */
    placeTask: z.boolean(),
    /** Involve and end the involvement of others. */
    involve: z.boolean(),
    /** Write what is general or about several life domains. */
    general: z.boolean(),
  }),
})
export type CaseFileView = z.infer<typeof caseFile>

const note = z.object({
  id: id(),
  kind: z.enum(contactKinds),
  body: z.string(),
  recordedAt: date,
  /** Only its author, for ten minutes in place and after that as a correction. */
  mayCorrect: z.boolean(),
})

const timelineLine = z.object({
  id: id(),
  event: z.string(),
  occurredAt: date,
  recordedAt: date,
  actor: z.object({ userId: id(), name: z.string(), organisationName: z.string() }).nullable(),
  accessDomain,
  lifeDomain: z.string().nullable(),
  /** Under a shield: only who is named for it reads this. */
  isShielded: z.boolean(),
  subjectId: id().nullable(),
  refersTo: id().nullable(),
  details: z.record(z.string(), z.unknown()),
  note: note.nullable(),
  visit: z
    .object({
      outcome: z.enum(['conversation', 'nobody-home', 'declined', 'later']),
      stream: z.string(),
      reason: z.string(),
      nextStep: z.string(),
      purposeTold: z.boolean(),
      entryConsent: z.boolean(),
    })
    .nullable(),
  /** What was scored at this moment, as far as each life domain is shared. */
  scores: z.array(z.object({ lifeDomain: z.string(), subjectId: id(), score: z.int().nullable(), wishes: z.string() })),
  /** Earlier wordings, oldest first. */
  earlier: z.array(z.object({ body: z.string(), recordedAt: date })),
})
export type TimelineLine = z.infer<typeof timelineLine>

const members = z.array(z.object({ userId: id(), name: z.string() }))

export const caseFileOperations = {
  getCaseFile: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}',
    summary: 'One case file (dossier) on one page: card, household, who is involved, programmes, clocks, scores',
    input: z.object({ caseFileId }),
    output: caseFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'case-file.read',
    caseFile: 'caseFileId',
  }),
  listTimeline: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/timeline',
    summary: 'The timeline (tijdlijn) of a case file, newest first, as far as it is shared with the reader',
    input: z.object({
      caseFileId,
      lifeDomain: line(60).optional(),
      accessDomain: accessDomain.optional(),
      actorId: id().optional(),
      kind: z.enum(timelineKinds).optional(),
      /** The line after which to go on: `next` of the previous page. */
      after: line(80).optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(200).default(30),
    }),
    output: z.object({ lines: z.array(timelineLine), next: z.string().nullable(), actors: members }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'timeline.read',
    caseFile: 'caseFileId',
  }),
  recordPrint: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/prints',
    summary: 'Records that the file is printed: for whom, why and which parts',
    input: z.object({
      caseFileId,
      id: id(),
      recipient: z.enum(printRecipients),
      /** Which table, which court: as far as it matters later. */
      recipientName: line(200).default(''),
      reason: line(500).min(1, 'Schrijf kort op waarvoor deze afdruk is.'),
      parts: z.array(z.enum(printedParts)).min(1, 'Kies minstens één onderdeel.'),
    }),
    output: z.object({ id: id() }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'case-file.printed',
    caseFile: 'caseFileId',
  }),
  recordNote: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/notes',
    summary: 'Records a note, a phone call, a mail or a talk (notitie, contactmoment)',
    input: z.object({
      caseFileId,
      id: id(),
      kind: z.enum(contactKinds),
      /** Left out: general. */
      lifeDomain: line(60).optional(),
      /** Left out: the household as a whole. */
      subjectId: id().optional(),
      body: requiredLines(10_000),
      occurredAt: moment().optional(),
      /** For who is named for this shield alone, from the first moment. */
      shieldId: id().optional(),
    }),
    output: z.object({ id: id() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'note.recorded',
    caseFile: 'caseFileId',
  }),
  correctNote: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/notes/{noteId}/corrections',
    summary: 'Corrects a note of one’s own: a new wording, the earlier one is kept',
    input: z.object({ caseFileId, noteId: id(), id: id(), body: requiredLines(10_000) }),
    output: z.object({ id: id() }),
    permission: 'case-file.write',
    purpose: 'support',
    event: 'note.corrected',
    caseFile: 'caseFileId',
  }),
  getAudience: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/audience',
    summary: 'Who will be able to read what is written in this part of the file',
    input: z.object({ caseFileId, accessDomain, subjectId: id().optional() }),
    output: z.object({ visibleTo: z.array(z.string()), notVisibleTo: z.array(z.string()) }),
    permission: 'case-file.read',
    purpose: 'support',
    event: 'audience.read',
    caseFile: 'caseFileId',
  }),
  assignCoordinator: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/coordinators',
    summary: 'Gives the case file its one coordinator (casusregisseur); the previous one loses sight at once',
    input: z.object({
      caseFileId,
      userId: id(),
      organisationId: id(),
      /** Who is coordinator on the screen of the one who acts. */
      expectedUserId: id().nullable(),
      reason: line(500).default(''),
    }),
    output: z.object({ involvementId: id() }),
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'coordinator.assigned',
    caseFile: 'caseFileId',
  }),
  chooseRoute: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/participations/{participationId}/route',
    summary: 'Confirms or changes the route that was chosen at triage, once the household was visited',
    input: z.object({
      caseFileId,
      participationId: id(),
      route: line(60).min(1),
      reason: line(1000).min(1, 'Schrijf kort op waarom.'),
      /** Of the participation as it stood on screen. */
      version: z.int().max(1_000_000),
    }),
    output: z.object({ version: z.int() }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'home-visit.triaged',
    caseFile: 'caseFileId',
  }),
  involveOrganisation: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/involvements',
    summary: 'Involves an organisation: that the file exists ("dat"), or what is in chosen domains ("wat")',
    input: z.object({
      caseFileId,
      id: id(),
      organisationId: id(),
      disclosure,
      accessDomains: z.array(accessDomain).max(accessDomains.length).default([]),
      mayWrite: z.boolean().default(false),
    }),
    output: z.object({ id: id() }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'involvement.started',
    caseFile: 'caseFileId',
  }),
  endInvolvement: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/involvements/{involvementId}/ending',
    summary: 'Ends the involvement of an organisation; it sees nothing more from now on',
    input: z.object({ caseFileId, involvementId: id(), reason: line(500).min(1) }),
    output: z.object({ id: id() }),
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'involvement.ended',
    caseFile: 'caseFileId',
  }),
  listCoordinators: operation({
    method: 'GET',
    path: '/coordinators',
    summary: 'Who can be coordinator, with their caseload against the norm',
    input: z.object({ programmeId: line(60).optional() }),
    output: z.object({
      coordinators: z.array(
        z.object({
          userId: id(),
          name: z.string(),
          jobTitle: z.string(),
          organisationId: id(),
          organisationName: z.string(),
          caseload: z.int(),
        }),
      ),
      /** The most households at once; null where neither programme nor municipality sets one. */
      norm: z.int().nullable(),
    }),
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'coordinators.listed',
    reach: [],
  }),
  listFilesWithoutCoordinator: operation({
    method: 'GET',
    path: '/case-files/without-coordinator',
    summary: 'Open case files that never had a coordinator, or whose coordinator has left',
    input: z.object({}),
    output: z.object({
      files: z.array(
        z.object({
          id: id(),
          title: z.string(),
          areaName: z.string(),
          openedAt: date,
          /** `left`: there was one, who no longer works as a coordinator. */
          reason: z.enum(['never', 'left']),
          lastCoordinator: z.string().nullable(),
          since: date,
        }),
      ),
    }),
    permission: 'case-file.appoint',
    purpose: 'support',
    event: 'case-files.listed',
    reach: [accessDomainIds.general],
  }),
}
