import * as z from 'zod'
import { Code, Label, Provenance, Text } from './vocabulary.ts'

/**
 * A fact that criteria ask about. Facts are answers of people or follow from the file; until answered they are
 * unknown, and an unknown fact never silently counts as "no".
 */
export const Fact = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-zA-Z0-9]*$/, 'expected camelCase, for example reporterKnowsOrganisation')
      .max(60),
    type: z.enum(['boolean', 'number', 'choice', 'choices']),
    /** The question in Dutch, as asked of whoever knows. */
    question: Text,
    /** The possible answers of a choice. */
    values: z
      .array(z.strictObject({ code: Code, label: Label }))
      .min(1)
      .optional(),
    unit: Label.optional(),
  })
  .refine(fact => (fact.type === 'choice' || fact.type === 'choices') === (fact.values !== undefined), {
    path: ['values'],
    error: 'a choice has values, another fact has none',
  })
export type Fact = z.infer<typeof Fact>

export const Criterion = z.strictObject({
  code: Code,
  label: Label,
  /** A FEEL expression (DMN) over the facts that is true when the criterion applies. */
  when: z.string().trim().min(1).max(500),
  /** The source it comes from, in few words; carried in every explanation. */
  text: Text,
  source: Provenance,
  /** `indication`: weighs, but does not decide ("often"). `required`: decides. */
  weight: z.enum(['required', 'indication']).default('required'),
  /** For an exclusion: the triage outcome that then fits. */
  outcome: Code.nullable().default(null),
})
export type Criterion = z.infer<typeof Criterion>

export const Criteria = z.strictObject({
  facts: z.array(Fact),
  /** `all`: every required inclusion criterion must hold. `any`: one is enough. */
  combine: z.enum(['all', 'any']),
  inclusion: z.array(Criterion),
  exclusion: z.array(Criterion),
  note: Text.nullable(),
})
export type Criteria = z.infer<typeof Criteria>

/** Answers so far; null or absent is unknown. */
export type Facts = Readonly<Record<string, boolean | number | string | readonly string[] | null>>
