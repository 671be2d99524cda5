import * as z from 'zod'
import type { Programme } from './programme.ts'
import { AccessDomain, Code, Label, Provenance, Text } from './vocabulary.ts'

/**
 * Life domains are what is talked about with a household, in the words of a programme. Access is decided on the one
 * access domain that each points to; where a life domain covers two, it points to the one that fewer people may see.
 */
export const LifeDomain = z.strictObject({
  code: Code,
  label: Label,
  /** What to talk about, for the person who asks; never a judgement of the resident. */
  explanation: Text.nullable(),
  accessDomain: AccessDomain,
})
export type LifeDomain = z.infer<typeof LifeDomain>

/** The five steps of a score, 1 first. Own neutral words: the descriptors of licensed instruments do not belong here. */
export const ScoreScale = z
  .array(z.strictObject({ score: z.int().min(1).max(5), label: Label, explanation: Text }))
  .length(5)
  .refine(steps => steps.every((step, index) => step.score === index + 1), {
    error: 'expected the scores 1 to 5 in this order',
  })
export type ScoreScale = z.infer<typeof ScoreScale>

export const LifeDomainSet = z.strictObject({
  set: Code,
  version: z.int().min(1),
  title: Label,
  scale: ScoreScale,
  domains: z.array(LifeDomain).min(1),
})
export type LifeDomainSet = z.infer<typeof LifeDomainSet>

/** In a programme: either the municipality's default set, or a set of its own (on the default scale unless it has one). */
export const LifeDomainChoice = z.discriminatedUnion('use', [
  z.strictObject({
    use: z.literal('default'),
    source: Provenance,
    note: Text.nullable(),
  }),
  z.strictObject({
    use: z.literal('own'),
    set: Code,
    version: z.int().min(1),
    title: Label,
    source: Provenance,
    note: Text.nullable(),
    scale: ScoreScale.optional(),
    domains: z.array(LifeDomain).min(1),
  }),
])
export type LifeDomainChoice = z.infer<typeof LifeDomainChoice>

/** The set a case file under this programme is assessed with. Its set code and version are stored with every score. */
export function getLifeDomains(programme: Pick<Programme, 'lifeDomains'>, defaults: LifeDomainSet): LifeDomainSet {
  const choice = programme.lifeDomains
  if (choice.use === 'default') return defaults
  return {
    set: choice.set,
    version: choice.version,
    title: choice.title,
    scale: choice.scale ?? defaults.scale,
    domains: choice.domains,
  }
}
