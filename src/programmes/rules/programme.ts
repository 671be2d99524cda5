import * as z from 'zod'
import { ClockDefinition, IsoDurationText, SettingKey } from './clock-definition.ts'
import { Criteria } from './criterion.ts'
import { IndicatorDefinition, ReportRhythm } from './indicator-definition.ts'
import { LifeDomainChoice } from './life-domains.ts'
import { Phase } from './steps.ts'
import { Triage } from './triage.ts'
import { Trigger } from './trigger.ts'
import { AccessDomain, Code, Facets, Label, ProductRole, Provenance, Text } from './vocabulary.ts'

const facts = z.array(Text)

/** A date as exact as the source has it: a year, a month or a day. */
const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected 2009, 2009-01 or 2009-01-05')

export const ProgrammeRole = z.strictObject({
  code: Code,
  /** The Dutch name in this programme. */
  label: Label,
  /** What the software lets this role do. */
  role: ProductRole,
  organisation: Text.nullable(),
  count: z.int().positive().nullable(),
  duty: Text.nullable(),
  source: Provenance,
})
export type ProgrammeRole = z.infer<typeof ProgrammeRole>

/**
 * What a partner gets to know of every household of this programme to begin with, by access domain: that something plays there
 * ("dat") or what ("wat"). A start that the coordinator changes per household, and never a ground to share by itself.
 */
export const SharingDefault = z.strictObject({
  with: z.enum(['partner', 'visitor', 'contact-point']),
  existence: z.array(AccessDomain),
  content: z.array(AccessDomain),
  source: Provenance,
  note: Text.nullable(),
})
export type SharingDefault = z.infer<typeof SharingDefault>

export const EntryChannel = z.strictObject({
  code: Code,
  label: Label,
  /** Who brings it in: a professional at a partner, the desk on behalf of somebody, the resident, a visitor, a system. */
  by: z.enum(['professional', 'desk', 'resident', 'visitor', 'system']),
  source: Provenance,
  note: Text.nullable().default(null),
})
export type EntryChannel = z.infer<typeof EntryChannel>

/** A kind of contact with the household: what `kind` means in events of home visits and contacts. */
export const ContactMoment = z.strictObject({
  code: Code,
  label: Label,
  /** Role codes; empty when the source names nobody. */
  by: z.array(Code),
  where: z.enum(['at-home', 'by-phone', 'anywhere']),
  /** How long it takes, for the planning. */
  duration: IsoDurationText.nullable(),
  /** Whether the life domains are talked through. */
  assesses: z.boolean(),
  source: Provenance,
})
export type ContactMoment = z.infer<typeof ContactMoment>

/** A norm that is no clock: how many households per worker, how many visits, what size. */
export const Norm = z
  .strictObject({
    code: Code,
    label: Label,
    kind: z.enum(['caseload', 'capacity', 'frequency', 'duration', 'threshold', 'age', 'amount', 'availability', 'rule']),
    min: z.number().nullable().default(null),
    max: z.number().nullable().default(null),
    /** For a caseload: the role code of whom it is counted for. */
    role: Code.nullable().default(null),
    /** For durations and frequencies: "every P1D", "about P5M". */
    duration: IsoDurationText.nullable().default(null),
    approximate: z.boolean().default(false),
    unit: Label,
    /** `rule`: the software reminds or warns. `target`: aimed at. `observed`: a fact without obligation. */
    nature: z.enum(['rule', 'target', 'observed']),
    source: Provenance,
    setting: SettingKey.nullable().default(null),
    note: Text.nullable(),
  })
  .refine(norm => norm.source !== 'default' || norm.setting !== null, {
    path: ['setting'],
    error: 'a default needs a setting key: the municipality decides where the source gives no number',
  })
export type Norm = z.infer<typeof Norm>

export const Paper = z.strictObject({
  code: Code,
  label: Label,
  kind: z.enum(['letter', 'form', 'consent', 'plan', 'contract', 'report', 'minutes', 'covenant']),
  /** What makes it due; none: when somebody asks for it. */
  dueOn: z.array(Trigger).default([]),
  /** Who signs: role codes of the programme, or "resident". */
  signedBy: z.array(Code).default([]),
  /** For whom it is: role codes, or "resident". */
  recipients: z.array(Code).default([]),
  source: Provenance,
  note: Text.nullable(),
})
export type Paper = z.infer<typeof Paper>

export const CaseTable = z.strictObject({
  code: Code,
  label: Label,
  /** Role codes of the programme. */
  chair: Code.nullable(),
  members: z.array(Text),
  decides: z.array(Text),
  /** Null: when there is something to discuss. */
  every: IsoDurationText.nullable(),
  /** `own`: run here, with agenda and decisions. `platform`: of others, to which a case file can be passed on. */
  kind: z.enum(['own', 'platform']),
  source: Provenance,
  note: Text.nullable().default(null),
})
export type CaseTable = z.infer<typeof CaseTable>

export const EscalationLevel = z
  .strictObject({
    level: z.int().min(1),
    label: Label,
    /** Role code of the programme, or null for somebody outside the system. */
    by: Code.nullable(),
    who: Text.nullable().default(null),
    does: Text,
    on: z.array(Trigger),
    /** How long this level has before the next one; null: no term. */
    within: IsoDurationText.nullable(),
    setting: SettingKey.nullable().default(null),
    source: Provenance,
  })
  .refine(level => level.source !== 'default' || level.within === null || level.setting !== null, {
    path: ['setting'],
    error: 'a default term needs a setting key: the municipality decides where the source gives no number',
  })
export type EscalationLevel = z.infer<typeof EscalationLevel>

/** Money to spend on what regular help does not offer. */
export const HouseholdBudget = z.strictObject({
  available: z.boolean(),
  amountEuro: z.number().positive().nullable(),
  /** `household`: an amount each; `programme`: one pot for all. */
  per: z.enum(['household', 'programme']).nullable(),
  purpose: Text.nullable(),
  source: Provenance,
  setting: SettingKey.nullable().default(null),
  note: Text.nullable(),
})

/** How free the household is to take part. Compulsion, and pressure with a consequence in law, always name their basis. */
export const InterventionMode = z
  .strictObject({
    mode: z.enum(['voluntary', 'pressure', 'compulsion']),
    label: Label,
    explanation: Text,
    legalBasis: z
      .strictObject({
        law: Text,
        /** Null when the source names the law only. */
        article: Text.nullable(),
        note: Text.nullable(),
      })
      .nullable(),
    source: Provenance,
  })
  .refine(mode => mode.mode !== 'compulsion' || mode.legalBasis !== null, {
    path: ['legalBasis'],
    error: 'compulsion always has a legal basis',
  })
export type InterventionMode = z.infer<typeof InterventionMode>

export const ClosingReason = z.strictObject({
  code: Code,
  label: Label,
  /** Null: counted apart, neither success nor failure. */
  success: z.boolean().nullable(),
  /** Whether the aftercare clock starts; not for who moved away or never started. */
  aftercare: z.boolean(),
  source: Provenance,
})
export type ClosingReason = z.infer<typeof ClosingReason>

export const AftercareOutcome = z.strictObject({
  code: Code,
  label: Label,
  explanation: Text,
  /** `end`: done. `light-help`: a task or referral. `reopen`: the file opens again. `try-again`: a new contact is planned. */
  does: z.enum(['end', 'light-help', 'reopen', 'try-again']),
  source: Provenance,
})
export type AftercareOutcome = z.infer<typeof AftercareOutcome>

export const Aftercare = z.strictObject({
  available: z.boolean(),
  /** Role codes; empty when the source names nobody. */
  by: z.array(Code),
  bySource: Provenance,
  /** Code of the clock that makes it due. */
  clock: Code.nullable(),
  outcomes: z.array(AftercareOutcome),
})

export const ResultFact = z.strictObject({
  what: Text,
  value: z.number().nullable(),
  unit: Text.nullable(),
  period: Text.nullable(),
  note: Text.nullable().default(null),
})

/** A programme: how one municipality works with households, as data. One file per programme in `programmes/`. */
export const Programme = z
  .strictObject({
    id: Code.describe('First key; as in the inventory: municipality and title'),
    /** Raised with every change of content; a running case file stays on the version it started with. */
    version: z.int().min(1),
    municipality: Label.describe('Where the programme comes from; other municipalities may adopt it'),
    title: Label,
    titleVariants: z.array(Label),
    summary: Text.describe('Two or three plain Dutch sentences, for who sees the programme for the first time'),
    status: z.enum(['running', 'pilot', 'planned', 'ended']),
    statusSource: Provenance,
    facets: Facets,
    areas: z.array(Label),
    period: z.strictObject({ start: PartialDate.nullable(), end: PartialDate.nullable(), note: Text.nullable() }),
    scale: z
      .strictObject({
        min: z.int().positive(),
        max: z.int().positive().nullable(),
        unit: Label,
        per: z.enum(['year', 'programme']),
        approximate: z.boolean(),
      })
      .nullable(),
    targetGroup: Text,
    targetGroupSource: Provenance,
    background: z.strictObject({
      department: Text.nullable(),
      commissioners: facts,
      contractor: Text.nullable(),
      financing: facts,
      reasons: facts,
      goals: facts,
      principles: facts,
      partners: facts,
    }),
    criteria: Criteria,
    lifeDomains: LifeDomainChoice,
    roles: z.array(ProgrammeRole).min(1),
    /** Left out: partners know that the file is there, and whom to call. */
    sharing: z.array(SharingDefault).optional(),
    entryChannels: z.array(EntryChannel).min(1),
    triage: Triage,
    contactMoments: z.array(ContactMoment),
    phases: z.array(Phase).min(1),
    clocks: z.array(ClockDefinition),
    norms: z.array(Norm),
    papers: z.array(Paper),
    caseTables: z.array(CaseTable),
    escalation: z.array(EscalationLevel),
    householdBudget: HouseholdBudget,
    modes: z.array(InterventionMode).min(1),
    closingReasons: z.array(ClosingReason).min(1),
    aftercare: Aftercare,
    reports: z.array(ReportRhythm),
    indicators: z.array(IndicatorDefinition),
    experience: z
      .strictObject({
        results: z.array(ResultFact),
        bottlenecks: facts,
        solutions: facts,
        lessons: facts,
        outlook: facts,
        anomalies: facts.describe('What does not add up in the source, so that nobody builds on it'),
      })
      .describe('What the programme found out, as facts'),
  })
  .describe('A programme of the Achter de Voordeur approach')
export type Programme = z.infer<typeof Programme>
