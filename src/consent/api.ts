import * as z from 'zod'
import { accessDomains } from '../access/rules/access-domains.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { operation } from '../platform/operation.ts'
import { day, line, lines, requiredLine, requiredLines } from '../platform/text-fields.ts'
import { consentUses, decisions, ways } from './rules/consent-words.ts'
import { sourceLaws } from './rules/law.ts'
import { levels } from './rules/sharing-cells.ts'

const id = () => z.uuid()
const made = z.object({ id: id() })
const accessDomain = z.enum(accessDomains)
const person = z.object({ personId: id(), name: z.string() })
const shown = z.enum(['existence', 'content'])

const voice = z.object({
  personId: id(),
  name: z.string(),
  saidAs: z.enum(['self', 'parent', 'guardian']),
  answer: z.enum(['yes', 'no', 'withdrawn']),
  way: z.enum(ways),
  note: z.string(),
  at: z.string(),
  recordedBy: z.string(),
})

const consent = z.object({
  id: id(),
  person,
  organisation: z.object({ id: id(), name: z.string() }),
  usedFor: z.string(),
  accessDomains: z.array(accessDomain),
  text: z.object({ code: z.string(), version: z.int(), title: z.string(), body: z.string() }),
  ageRule: z.enum(['under-12', 'from-12', 'from-16']),
  /** Everyone whose yes it takes, with their last word; null: not answered yet. */
  needed: z.array(z.object({ personId: id(), name: z.string(), last: z.enum(['yes', 'no', 'withdrawn']).nullable() })),
  state: z.enum(['given', 'waiting', 'refused', 'withdrawn', 'ended']),
  /** The last day on which it holds; null: until withdrawn. */
  lastDay: z.string().nullable(),
  endsBecause: z.enum(['agreed', 'birthday']).nullable(),
  askedAt: z.string(),
  recordedBy: z.string(),
  voices: z.array(voice),
  decisions: z.array(
    z.object({ decision: z.enum(decisions), ground: z.string().nullable(), reason: z.string(), by: z.string(), at: z.string() }),
  ),
})
export type Consent = z.infer<typeof consent>

const ground = z.object({
  id: z.int(),
  code: z.string(),
  label: z.string(),
  sourceLaw: z.enum(['any', ...sourceLaws]),
  usedFor: z.string(),
  receiver: z.string().nullable(),
  special: z.string().nullable(),
  criminal: z.string().nullable(),
  secrecy: z.string().nullable(),
  secrecyBy: z.enum(['law', 'consent', 'none']),
  controller: z.string(),
  /** ISO moment; null: switched off. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})

const groundChange = z.object({
  id: id(),
  groundId: z.int(),
  code: z.string(),
  change: z.enum(['versioned', 'ended']),
  takesEffectAt: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})
export type LegalGroundChange = z.infer<typeof groundChange>

const fileCard = z.object({ id: id(), title: z.string(), isClosed: z.boolean() })

/** Somebody of the household, and whose answers count for them today. */
const askable = z.object({
  personId: id(),
  name: z.string(),
  isAdult: z.boolean(),
  ageRule: z.enum(['under-12', 'from-12', 'from-16']),
  voices: z.array(z.object({ personId: id(), name: z.string(), as: z.enum(['self', 'parent', 'guardian']) })),
  /** What has to be recorded before anybody can answer. */
  problem: z.string().nullable(),
  /** The birthday on which another age rule begins, and with it a new question; null: never. */
  endsOn: z.string().nullable(),
})
export type Askable = z.infer<typeof askable>

const consentsOfFile = z.object({
  caseFile: fileCard,
  persons: z.array(askable),
  organisations: z.array(z.object({ id: id(), name: z.string(), kind: z.string(), isInvolved: z.boolean() })),
  text: z.object({ code: z.string(), version: z.int(), title: z.string(), body: z.string() }),
  consents: z.array(consent),
  grounds: z.array(ground),
  may: z.object({ record: z.boolean(), decide: z.boolean() }),
})
export type ConsentsOfFile = z.infer<typeof consentsOfFile>

const cell = z.object({
  accessDomain,
  level: shown,
  mayWrite: z.boolean(),
  usedFor: z.string(),
  groundCode: z.string(),
  groundLabel: z.string(),
  byConsent: z.boolean(),
  /** Who still has to consent; not empty: closed now. */
  waitsFor: z.array(z.string()),
  /** The last day; null: until somebody ends it. */
  lastDay: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  reason: z.string(),
  cameOf: z.enum(['matrix', 'involvement', 'task']),
})
export type SharingCell = z.infer<typeof cell>

const sharing = z.object({
  caseFile: fileCard,
  /** Columns: what can be shared, with the life domains of the programme that lie in it. */
  domains: z.array(z.object({ accessDomain, label: z.string(), lifeDomains: z.array(z.string()) })),
  /** What the programme begins with, per access domain. */
  defaults: z.array(z.object({ accessDomain, level: shown })),
  partners: z.array(
    z.object({
      organisationId: id(),
      name: z.string(),
      kind: z.string(),
      contactFunction: z.string(),
      phone: z.string().nullable(),
      since: z.string(),
      /** To look as this partner. */
      involvementId: id(),
      tasks: z.int(),
      cells: z.array(cell),
      words: z.string(),
    }),
  ),
  /** On which a decision can be taken today. */
  grounds: z.array(ground),
  /** Who must consent for what is about the household as a whole. */
  adults: z.array(person),
  consents: z.array(
    z.object({
      personId: id(),
      organisationId: id(),
      accessDomains: z.array(accessDomain),
      state: z.enum(['given', 'waiting', 'refused', 'withdrawn', 'ended']),
    }),
  ),
  organisations: z.array(z.object({ id: id(), name: z.string(), kind: z.string() })),
  may: z.object({ decide: z.boolean() }),
})
export type SharingOfFile = z.infer<typeof sharing>

const caseFileOf = caseFileOperations.getCaseFile.output
const timelineOf = caseFileOperations.listTimeline.output

export const consentOperations = {
  getConsents: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/consents',
    summary: 'Who consented to what (toestemming), who refused, and what may still be done',
    input: z.object({ caseFileId: id() }),
    output: consentsOfFile,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'consents.read',
    caseFile: 'caseFileId',
  }),
  askConsent: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/consents',
    summary: 'Records that consent was asked for one person, with the first answers',
    input: z.object({
      caseFileId: id(),
      id: id(),
      personId: id(),
      organisationId: id(),
      usedFor: z.enum(consentUses),
      accessDomains: z.array(accessDomain).min(1, 'Kies minstens één onderdeel.').max(accessDomains.length),
      text: z.object({ code: line(60), version: z.int().min(0).max(10_000) }),
      /** The last day; left out: until withdrawn. */
      lastDay: day().optional(),
      voices: z
        .array(
          z.object({
            id: id(),
            personId: id(),
            answer: z.enum(['yes', 'no']),
            way: z.enum(ways),
            note: lines(1000).default(''),
          }),
        )
        .min(1, 'Leg minstens één antwoord vast.')
        .max(10),
    }),
    output: made,
    permission: 'consent.record',
    purpose: 'support',
    event: 'consent.recorded',
    caseFile: 'caseFileId',
  }),
  addVoice: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/consents/{consentId}/voices',
    summary: 'Records what one more person answered, or answers now',
    input: z.object({
      caseFileId: id(),
      consentId: id(),
      id: id(),
      personId: id(),
      answer: z.enum(['yes', 'no']),
      way: z.enum(ways),
      note: lines(1000).default(''),
    }),
    output: made,
    permission: 'consent.record',
    purpose: 'support',
    event: 'consent.recorded',
    caseFile: 'caseFileId',
  }),
  withdrawConsent: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/consents/{consentId}/withdrawal',
    summary: 'Somebody takes back their consent; what stood on it closes at once',
    input: z.object({
      caseFileId: id(),
      consentId: id(),
      id: id(),
      personId: id(),
      way: z.enum(ways),
      note: lines(1000).default(''),
    }),
    output: made,
    permission: 'consent.record',
    purpose: 'support',
    event: 'consent.withdrawn',
    caseFile: 'caseFileId',
  }),
  decideWithoutConsent: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/consents/{consentId}/decisions',
    summary: 'What is done without consent, and why (R-044)',
    input: z.object({
      caseFileId: id(),
      consentId: id(),
      id: id(),
      decision: z.enum(decisions),
      groundCode: line(60).optional(),
      reason: requiredLines(2000),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'consent.set-aside',
    caseFile: 'caseFileId',
  }),
  getSharing: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/sharing',
    summary: 'What is shared with whom, on which ground and until when: partners by access domains',
    input: z.object({ caseFileId: id() }),
    output: sharing,
    permission: 'case-file.read',
    purpose: 'support',
    event: 'sharing.read',
    caseFile: 'caseFileId',
  }),
  decideSharing: operation({
    method: 'POST',
    path: '/case-files/{caseFileId}/sharing/decisions',
    summary: 'Decides what one organisation may know from now on: nothing, that ("dat") or what ("wat")',
    input: z.object({
      caseFileId: id(),
      id: id(),
      organisationId: id(),
      changes: z
        .array(
          z.object({
            accessDomain,
            /** As it stood on the screen of the one who decides. */
            from: z.enum(levels),
            to: z.enum(levels),
            mayWrite: z.boolean().default(false),
            /** Needed unless nothing is shared any more. */
            groundCode: line(60).optional(),
            lastDay: day().optional(),
          }),
        )
        .min(1, 'Er is niets gewijzigd.')
        .max(accessDomains.length),
      reason: lines(500).default(''),
    }),
    output: made,
    permission: 'case-file.coordinate',
    purpose: 'support',
    event: 'sharing.changed',
    caseFile: 'caseFileId',
  }),
  viewAsPartner: operation({
    method: 'GET',
    path: '/case-files/{caseFileId}/involvements/{involvementId}/view',
    summary: 'The file as an involved partner sees it, never more than one sees oneself',
    input: z.object({ caseFileId: id(), involvementId: id() }),
    output: z.object({
      partner: z.object({ organisationId: id(), name: z.string(), userName: z.string().nullable() }),
      file: caseFileOf,
      timeline: timelineOf.shape.lines,
      tasks: z.array(z.object({ id: id(), what: z.string(), state: z.string(), lifeDomain: z.string() })),
      goals: z.array(z.object({ id: id(), title: z.string() })),
    }),
    permission: 'case-file.coordinate',
    purpose: 'sharing-check',
    event: 'sharing.viewed-as',
    caseFile: 'caseFileId',
  }),
  listLegalGrounds: operation({
    method: 'GET',
    path: '/legal-grounds',
    summary: 'The legal-basis table (grondslagen) in all its versions, with what was changed and why',
    input: z.object({}),
    output: z.object({
      grounds: z.array(ground),
      changes: z.array(groundChange),
      texts: z.array(z.object({ code: z.string(), version: z.int(), title: z.string(), body: z.string() })),
    }),
    permission: 'legal-grounds.read',
    purpose: 'support',
    event: 'legal-grounds.read',
    reach: [],
  }),
  versionLegalGround: operation({
    method: 'POST',
    path: '/legal-grounds/{code}/versions',
    summary: 'A new version of a legal ground, or the day on which one is switched on',
    input: z.object({
      code: line(60),
      id: id(),
      label: requiredLine(200),
      receiver: requiredLine(500),
      special: line(500).default(''),
      criminal: line(500).default(''),
      secrecy: requiredLine(500),
      controller: requiredLine(200),
      validFrom: day(),
      reason: requiredLines(1000),
    }),
    output: made,
    permission: 'legal-grounds.keep',
    purpose: 'privacy-oversight',
    event: 'legal-ground.versioned',
    reach: [],
  }),
  endLegalGround: operation({
    method: 'POST',
    path: '/legal-grounds/{code}/ending',
    summary: 'Ends a legal ground in all its versions; what was shared on it closes',
    input: z.object({ code: line(60), id: id(), lastDay: day(), reason: requiredLines(1000) }),
    output: made,
    permission: 'legal-grounds.keep',
    purpose: 'privacy-oversight',
    event: 'legal-ground.ended',
    reach: [],
  }),
  wordConsentText: operation({
    method: 'POST',
    path: '/consent-texts/{code}/versions',
    summary: 'A new wording of the text with which consent is asked',
    input: z.object({
      code: z.enum(['delen']),
      version: z.int().min(1).max(10_000),
      title: requiredLine(200),
      body: requiredLines(10_000),
    }),
    output: z.object({ version: z.int() }),
    permission: 'legal-grounds.keep',
    purpose: 'privacy-oversight',
    event: 'consent-text.versioned',
    reach: [],
  }),
}
