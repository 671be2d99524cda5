import * as z from 'zod'
import { type ProgrammeEventName, programmeEventNames } from './events.ts'
import type { Programme } from './programme.ts'
import { Code, Label, ProductRole, Provenance, Text } from './vocabulary.ts'

/**
 * What the software does when the contact point chooses an outcome.
 * `redirect`: the reporter goes to the organisation that is right; nothing is opened here.
 * `close-with-advice`: a conversation and an advice, then closed.
 * `direct-help`: the contact point puts in the right help itself, then closes.
 * `open-case-file`: a case file with household and coordinator; `conference` says whether people are brought together.
 * `discuss`: put on the agenda of a case table first, which decides.
 */
export const triageActions = ['redirect', 'close-with-advice', 'direct-help', 'open-case-file', 'discuss'] as const

export const TriageOutcome = z
  .strictObject({
    code: Code,
    label: Label,
    explanation: Text,
    does: z.enum(triageActions),
    /** For `open-case-file`: everyone involved comes together and makes one plan. */
    conference: z.boolean().default(false),
    /** For `discuss` and for a conference: the case table. */
    table: Code.nullable().default(null),
    /** The choice can be changed until this has happened, because only then enough is known. */
    provisionalUntil: z.enum(programmeEventNames).nullable().default(null),
    source: Provenance,
    note: Text.nullable().default(null),
  })
  .refine(outcome => outcome.does !== 'discuss' || outcome.table !== null, {
    path: ['table'],
    error: 'an outcome that is discussed first names its case table',
  })
  .refine(outcome => !outcome.conference || outcome.does === 'open-case-file', {
    path: ['conference'],
    error: 'a conference needs a case file: expected does: open-case-file',
  })
export type TriageOutcome = z.infer<typeof TriageOutcome>

export const Urgency = z.strictObject({
  code: Code,
  label: Label,
  explanation: Text,
})
export type Urgency = z.infer<typeof Urgency>

export const Triage = z.strictObject({
  /** What is judged: a report that came in, a visit at the door, or a signal. */
  of: z.enum(['concern-report', 'home-visit', 'signal']),
  by: ProductRole,
  urgencies: z.array(Urgency).min(1),
  /** Marks the urgencies as a whole: programmes share them unless the source names its own. */
  urgenciesSource: Provenance,
  outcomes: z.array(TriageOutcome).min(1),
})
export type Triage = z.infer<typeof Triage>

/** The event that a judgement writes, with the chosen outcome as its attribute. */
export const triageEvents = {
  'concern-report': 'concern-report.triaged',
  'home-visit': 'home-visit.triaged',
  signal: 'signal.assessed',
} as const satisfies Record<Triage['of'], ProgrammeEventName>

/** The outcomes a contact point can choose from, in the order of the file. */
export function triageOutcomes(programme: Pick<Programme, 'triage'>): readonly TriageOutcome[] {
  return programme.triage.outcomes
}

export function findTriageOutcome(programme: Pick<Programme, 'triage'>, code: string): TriageOutcome | undefined {
  return programme.triage.outcomes.find(outcome => outcome.code === code)
}
