import * as z from 'zod'
import type { ProgrammeEvent } from './events.ts'
import type { Programme } from './programme.ts'
import { matchesAny, Trigger } from './trigger.ts'
import { Code, Label, Provenance, Text } from './vocabulary.ts'

export const Step = z.strictObject({
  code: Code,
  label: Label,
  /** Codes of the programme's roles; empty when the source names nobody and the municipality decides. */
  by: z.array(Code),
  bySource: Provenance,
  detail: Text.nullable(),
  /** Any of these opens the step, once; none means that the phase opens it. */
  opensOn: z.array(Trigger),
  /** Any of these opens it again after it was done, or for the first time. */
  reopensOn: z.array(Trigger).default([]),
  /** Any of these ends it; none means that a person marks it as done. */
  endsOn: z.array(Trigger),
  /** "Where needed": an open optional step never holds up its phase. */
  optional: z.boolean().default(false),
  /** Codes of clocks and papers that belong to the step. */
  clocks: z.array(Code).default([]),
  papers: z.array(Code).default([]),
  source: Provenance,
})
export type Step = z.infer<typeof Step>

export const Phase = z.strictObject({
  code: Code,
  label: Label,
  detail: Text.nullable(),
  /** `stated`: the source names this phase; otherwise the phases only group the steps on screen. */
  source: Provenance,
  opensOn: z.array(Trigger),
  endsOn: z.array(Trigger),
  steps: z.array(Step),
})
export type Phase = z.infer<typeof Phase>

export interface OpenStep {
  readonly phase: Phase
  readonly step: Step
  readonly state: 'open' | 'done'
}

/**
 * What is to be done now, folded from what has happened, oldest first. A second home visit does not open the plan step
 * again; only what the step names under `reopensOn` does (a file that is reopened, a coordinator who leaves). A step
 * without an opening event of its own opens with its phase. Done steps come back too, so that a screen can show the way already gone.
 */
export function stepsAfter(programme: Pick<Programme, 'phases'>, history: readonly ProgrammeEvent[]): OpenStep[] {
  return programme.phases.flatMap(phase =>
    phase.steps.flatMap((step): OpenStep[] => {
      const opensOn = step.opensOn.length > 0 ? step.opensOn : phase.opensOn
      let state: OpenStep['state'] | null = null
      for (const event of history) {
        if (state === null && matchesAny(opensOn, event)) state = 'open'
        if (matchesAny(step.reopensOn, event)) state = 'open'
        // After the opening: an event that opens and ends a step at once leaves it done.
        if (state === 'open' && matchesAny(step.endsOn, event)) state = 'done'
      }
      return state ? [{ phase, step, state }] : []
    }),
  )
}

/** The open steps only, in the order of the programme: what a coordinator sees as "what now". */
export function nextSteps(programme: Pick<Programme, 'phases'>, history: readonly ProgrammeEvent[]): OpenStep[] {
  return stepsAfter(programme, history).filter(entry => entry.state === 'open')
}

/** The product roles of whom the programme lets end a step with this event: "the contact point places tasks". */
export function rolesThatDo(
  programme: Pick<Programme, 'phases' | 'roles'>,
  event: ProgrammeEvent['name'],
): Programme['roles'][number]['role'][] {
  const codes = programme.phases
    .flatMap(phase => phase.steps)
    .filter(step => step.endsOn.some(trigger => trigger.event === event))
    .flatMap(step => step.by)
  return programme.roles.filter(role => codes.includes(role.code)).map(role => role.role)
}
