import * as z from 'zod'
import { accessDomainIds, requestsDomainId } from '../access/rules/access-domains.ts'
import { partsOfDay } from '../outreach/rules/part-of-day.ts'
import { fileAnswer } from '../platform/file-answer.ts'
import { operation } from '../platform/operation.ts'
import { day, line, lines, requiredLines } from '../platform/text-fields.ts'
import { fileParts } from '../retention/rules/parts.ts'
import { outcomes, refusalGrounds, requestChannels, requestKinds, requestStates } from './rules/request-kind.ts'

const id = () => z.uuid()
const made = z.object({ id: id() })
const kind = z.enum(requestKinds)
const state = z.enum(requestStates)

const ownPerson = z.object({
  id: id(),
  /** False: a child that the resident represents. */
  isSelf: z.boolean(),
  name: z.string(),
  birthDate: z.string().nullable(),
  contacts: z.array(z.object({ kind: z.enum(['phone', 'email', 'language', 'other']), value: z.string() })),
})
export type OwnPerson = z.infer<typeof ownPerson>

const helper = z.object({
  id: id(),
  /** As a resident calls it: "Uw contactpersoon", "Maatschappelijk werker". */
  doing: z.string(),
  /** Of the contact person alone; of others the organisation is enough. */
  name: z.string().nullable(),
  organisation: z.string(),
  phone: z.string(),
  since: z.string(),
  /** What is shared with them, in words; empty: only that there is help. */
  knows: z.array(z.string()),
  /** Why they may, in plain words with the article. */
  why: z.string(),
  law: z.string(),
})
export type OwnHelper = z.infer<typeof helper>

const ownFile = z.object({
  persons: z.array(ownPerson),
  files: z.array(
    z.object({
      id: id(),
      title: z.string(),
      isClosed: z.boolean(),
      openedOn: z.string(),
      /** Null: lives with another adult, who may not want it on a screen. */
      address: z.string().nullable(),
      helpers: z.array(helper),
      /** Who comes to visit, as far as it is planned; of whom the organisation is enough. */
      visits: z.array(z.object({ id: id(), visitOn: z.string(), partOfDay: z.enum(partsOfDay), organisation: z.string() })),
      /** Who of `persons` belongs to it. */
      personIds: z.array(id()),
    }),
  ),
})
export type OwnFile = z.infer<typeof ownFile>

const ownRequest = z.object({
  id: id(),
  groupId: id(),
  kind,
  personId: id(),
  personName: z.string(),
  /** Who asked, as the letter calls them. */
  askerName: z.string(),
  receivedOn: z.string(),
  dueOn: z.string(),
  state,
  extension: z.object({ on: z.string(), reason: z.string() }).nullable(),
  words: z.string(),
  about: z.string(),
  decision: z
    .object({
      outcome: z.enum(outcomes),
      letter: z.string(),
      decidedOn: z.string(),
      objectionUntil: z.string(),
    })
    .nullable(),
  copy: z.object({ availableUntil: z.string() }).nullable(),
})
export type OwnRequest = z.infer<typeof ownRequest>

const looker = z.object({
  id: id(),
  /** Day and time by the clock on the wall. */
  day: z.string(),
  time: z.string(),
  /** Function and organisation; a name where the municipality decided so for that role. */
  who: z.string(),
  did: z.string(),
  why: z.string(),
  /** Only stood among others. */
  isList: z.boolean(),
  /** First names, when one looks for a child too. */
  about: z.array(z.string()),
})
export type Looker = z.infer<typeof looker>

const ownConsent = z.object({
  id: id(),
  person: z.string(),
  organisation: z.string(),
  about: z.array(z.string()),
  answer: z.enum(['yes', 'no', 'withdrawn', 'ended', 'none']),
  askedOn: z.string(),
  lastDay: z.string().nullable(),
  mayWithdraw: z.boolean(),
})
export type OwnConsentLine = z.infer<typeof ownConsent>

const own = {
  permission: 'own-file.read',
  purpose: 'own-file',
  reach: [accessDomainIds.general, accessDomainIds.identity, accessDomainIds.contact, accessDomainIds.address],
} as const

const requestLine = z.object({
  id: id(),
  caseFileId: id(),
  caseTitle: z.string(),
  kind,
  channel: z.enum(requestChannels),
  receivedOn: z.string(),
  dueOn: z.string(),
  isExtended: z.boolean(),
  state,
  /** Null: not shared with the reader. */
  coordinator: z.string().nullable(),
})
export type RequestLine = z.infer<typeof requestLine>

const requestPage = z.object({
  id: id(),
  caseFile: z.object({ id: id(), title: z.string(), isShielded: z.boolean() }),
  kind,
  channel: z.enum(requestChannels),
  receivedOn: z.string(),
  dueOn: z.string(),
  extension: z.object({ on: z.string(), reason: z.string() }).nullable(),
  state,
  version: z.int(),
  /** Null: the name is not shared with the reader. */
  person: z.object({ id: id(), name: z.string().nullable(), age: z.int().nullable() }),
  asker: z.object({ isSelf: z.boolean(), name: z.string().nullable(), inPortal: z.boolean() }),
  words: z.string(),
  about: z.string(),
  identitySeen: z.string(),
  proposal: z
    .object({
      outcome: z.enum(outcomes),
      ground: z.enum(refusalGrounds).nullable(),
      explanation: z.string(),
      by: z.string(),
      at: z.string(),
      /** As it would be sent. */
      letter: z.string(),
    })
    .nullable(),
  decision: z
    .object({
      outcome: z.enum(outcomes),
      ground: z.enum(refusalGrounds).nullable(),
      letter: z.string(),
      by: z.string(),
      at: z.string(),
      objectionUntil: z.string(),
    })
    .nullable(),
  /** Of a copy: how far the checking is, for who prepares. */
  extract: z.object({ passages: z.int(), checked: z.int() }).nullable(),
  copy: z.object({ releasedAt: z.string(), availableUntil: z.string(), passages: z.int() }).nullable(),
  statements: z.array(z.object({ id: id(), body: z.string(), at: z.string() })),
  may: z.object({
    prepare: z.boolean(),
    decide: z.boolean(),
    carryOut: z.boolean(),
    extend: z.object({ allowed: z.boolean(), why: z.string(), until: z.string().nullable() }),
  }),
})
export type RequestPage = z.infer<typeof requestPage>

const redaction = z.object({
  from: z.int().min(0),
  to: z.int().min(1),
  stands: line(80),
  source: z.enum(['rule', 'person']),
  kept: z.boolean(),
})

const passage = z.object({
  id: id(),
  part: z.string(),
  label: z.string(),
  source: z.string(),
  occurredOn: z.string().nullable(),
  body: z.string(),
  redactions: z.array(redaction),
  leftOut: z.boolean(),
  isChecked: z.boolean(),
  checkedBy: z.string().nullable(),
  version: z.int(),
})
export type Passage = z.infer<typeof passage>

const inFile = { purpose: 'support', caseFile: 'caseFileId' } as const
const request = { caseFileId: id(), requestId: id() }

export const residentOperations = {
  getOwnFile: operation({
    method: 'GET',
    path: '/own-file',
    summary: 'What a resident sees of their own file: own data, who helps, what is shared with whom and why',
    input: z.object({}),
    output: ownFile,
    event: 'own-file.read',
    ...own,
  }),
  listOwnLookers: operation({
    method: 'GET',
    path: '/own-file/lookers',
    summary: 'Who looked at or changed the own file, when and why; newest first',
    input: z.object({ before: line(60).optional() }),
    output: z.object({ lookers: z.array(looker), more: z.string().nullable() }),
    event: 'own-lookers.read',
    ...own,
  }),
  listOwnConsents: operation({
    method: 'GET',
    path: '/own-consents',
    summary: 'What the resident consented to, refused or took back',
    input: z.object({}),
    output: z.object({ consents: z.array(ownConsent) }),
    event: 'own-consents.read',
    ...own,
  }),
  withdrawOwnConsent: operation({
    method: 'POST',
    path: '/own-consents/{consentId}/withdrawal',
    summary: 'A resident takes consent back; it works at once',
    input: z.object({ consentId: id(), id: id() }),
    output: made,
    permission: 'own-file.ask',
    purpose: 'own-file',
    reach: own.reach,
    event: 'own-consent.withdrawn',
  }),
  listOwnRequests: operation({
    method: 'GET',
    path: '/own-requests',
    summary: 'What a resident asked about their own data, how far it is, and the decision',
    input: z.object({}),
    output: z.object({ requests: z.array(ownRequest) }),
    event: 'own-requests.read',
    ...own,
  }),
  askAboutOwnData: operation({
    method: 'POST',
    path: '/own-requests',
    summary: 'A resident asks for a copy, correction, destruction, or objects; one request for each file of their household',
    input: z.object({
      id: id(),
      personId: id(),
      kind,
      words: lines(10_000).default(''),
      about: lines(2000).default(''),
    }),
    output: made,
    permission: 'own-file.ask',
    purpose: 'own-file',
    reach: own.reach,
    event: 'resident-request.received',
  }),
  withdrawOwnRequest: operation({
    method: 'POST',
    path: '/own-requests/{requestId}/withdrawal',
    summary: 'A resident takes a request back, while nothing is decided',
    input: z.object({ requestId: id() }),
    output: made,
    permission: 'own-file.ask',
    purpose: 'own-file',
    reach: own.reach,
    event: 'resident-request.withdrawn',
  }),
  fetchOwnCopy: operation({
    method: 'GET',
    path: '/own-requests/{requestId}/copy',
    summary: 'The released copy as a file: to read (HTML) or structured (JSON)',
    input: z.object({ requestId: id(), as: z.enum(['html', 'json']) }),
    output: fileAnswer,
    givesFile: true,
    event: 'own-copy.fetched',
    ...own,
  }),

  listResidentRequests: operation({
    method: 'GET',
    path: '/resident-requests',
    summary: 'Requests of residents about their own data (verzoeken van inwoners), the first due first',
    input: z.object({ show: z.enum(['open', 'ended']).default('open') }),
    output: z.object({ requests: z.array(requestLine), counts: z.object({ open: z.int(), ended: z.int() }) }),
    permission: 'resident-request.read',
    purpose: 'support',
    reach: [accessDomainIds.general, requestsDomainId],
    event: 'resident-requests.listed',
  }),
  watchResidentRequests: operation({
    method: 'GET',
    path: '/watched-resident-requests',
    summary: 'For the privacy officer: which requests run and whether they are in time, without words or names',
    input: z.object({ show: z.enum(['open', 'ended']).default('open') }),
    output: z.object({
      requests: z.array(requestLine.omit({ caseTitle: true, coordinator: true })),
      counts: z.object({ open: z.int(), ended: z.int(), late: z.int() }),
    }),
    permission: 'resident-request.watch',
    purpose: 'privacy-oversight',
    event: 'resident-requests.listed',
  }),
  listRequestsOfFile: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/resident-requests',
    summary: 'The requests about one case file, and about whom one can be entered',
    input: z.object({ caseFileId: id() }),
    output: z.object({
      caseFile: z.object({ id: id(), title: z.string() }),
      requests: z.array(requestLine),
      persons: z.array(z.object({ id: id(), name: z.string(), age: z.int().nullable(), isChild: z.boolean() })),
      mayEnter: z.boolean(),
    }),
    permission: 'resident-request.read',
    event: 'resident-requests.listed',
    ...inFile,
  }),
  enterResidentRequest: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/resident-requests',
    summary: 'Enters what a resident asked at the desk, by letter or by phone (R-132)',
    input: z.object({
      caseFileId: id(),
      id: id(),
      personId: id(),
      kind,
      channel: z.enum(['desk', 'paper', 'phone']),
      receivedOn: day(),
      /** Null: somebody from outside the file, named in `representedBy`. */
      askedByPersonId: id().nullable(),
      representedBy: line(200).default(''),
      identitySeen: line(200).default(''),
      words: lines(10_000).default(''),
      about: lines(2000).default(''),
    }),
    output: made,
    permission: 'resident-request.prepare',
    event: 'resident-request.received',
    ...inFile,
  }),
  getResidentRequest: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}',
    summary: 'One request: what was asked, until when, what is proposed and decided',
    input: z.object(request),
    output: requestPage,
    permission: 'resident-request.read',
    event: 'resident-request.read',
    ...inFile,
  }),
  extendResidentRequest: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/extension',
    summary: 'Takes two months more, once, with a reason that is told to the resident (AVG art. 12(3))',
    input: z.object({ ...request, reason: requiredLines(1000) }),
    output: made,
    permission: 'resident-request.prepare',
    event: 'resident-request.extended',
    ...inFile,
  }),
  proposeDecision: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/proposals',
    summary: 'Proposes what to decide, for a colleague who decides',
    input: z.object({
      ...request,
      id: id(),
      outcome: z.enum(outcomes),
      ground: z.enum(refusalGrounds).nullable().default(null),
      explanation: lines(5000).default(''),
    }),
    output: made,
    permission: 'resident-request.prepare',
    event: 'resident-request.proposed',
    ...inFile,
  }),
  decideRequest: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/decision',
    summary: 'The written decision (besluit) on a request, or back to who prepared it',
    input: z.object({
      ...request,
      id: id(),
      /** The proposal that was read. */
      proposedAt: z.iso.datetime({ offset: true }),
      agrees: z.boolean(),
      /** Why not: back to the coordinator. */
      note: lines(1000).default(''),
    }),
    output: made,
    permission: 'resident-request.decide',
    event: 'resident-request.decided',
    ...inFile,
  }),
  carryOutRequest: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/carrying-out',
    summary:
      'Does what was decided: releases the copy, adds the statement, tells what was changed or handed over to be destroyed',
    input: z.object({
      ...request,
      id: id(),
      /** Of a correction or objection: what was done. */
      done: lines(2000).default(''),
      /** Of a correction: the own words of the resident, added to the file. */
      statement: lines(10_000).default(''),
      /** Of a destruction: these parts of the file; none, of a yes to all: what was written about this person alone. */
      parts: z.array(z.enum(fileParts)).max(fileParts.length).default([]),
    }),
    output: made,
    permission: 'resident-request.prepare',
    event: 'resident-request.carried-out',
    ...inFile,
  }),
  collectExtract: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/extract',
    summary:
      'Collects what the file holds about this person, with proposals of what to black out; what was collected before goes',
    input: z.object(request),
    output: z.object({ passages: z.int() }),
    permission: 'resident-request.prepare',
    event: 'extract.collected',
    ...inFile,
  }),
  getExtract: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/extract',
    summary: 'The passages of a copy in the making, for who checks them',
    input: z.object(request),
    output: z.object({
      caseFile: z.object({ id: id(), title: z.string() }),
      person: z.string(),
      isOpen: z.boolean(),
      passages: z.array(passage),
    }),
    permission: 'resident-request.prepare',
    event: 'extract.read',
    ...inFile,
  }),
  checkPassage: operation({
    method: 'PUT',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/extract/{passageId}',
    summary: 'Keeps or blacks out words of one passage, leaves it out whole, and says that it was checked',
    input: z.object({
      ...request,
      passageId: id(),
      version: z.int(),
      redactions: z.array(redaction).max(2000),
      leftOut: z.boolean(),
      isChecked: z.boolean(),
    }),
    output: z.object({ version: z.int() }),
    permission: 'resident-request.prepare',
    event: 'extract.checked',
    ...inFile,
  }),
  openResidentCopy: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/resident-requests/{requestId}/copy',
    summary: 'The released copy, to print and hand over (R-132)',
    input: z.object({ ...request, as: z.enum(['html', 'json']) }),
    output: fileAnswer,
    givesFile: true,
    permission: 'resident-request.prepare',
    event: 'resident-copy.opened',
    ...inFile,
  }),
}
