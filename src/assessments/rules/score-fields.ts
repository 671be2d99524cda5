import * as z from 'zod'
import { line, lines } from '../../platform/text-fields.ts'

/** What was talked about in one life domain. Everything but the domain may stay empty, but not all of it. */
export const scoredDomain = z
  .object({
    id: z.uuid(),
    lifeDomain: line(60).min(1),
    /** Left out: the household as a whole. */
    subjectId: z.uuid().optional(),
    /** 1 to 5 on the scale of the set; null: talked about, not scored. */
    score: z.int().min(1).max(5).nullable().default(null),
    strengths: lines(2000).default(''),
    /** In the resident's own words. */
    wishes: lines(2000).default(''),
    /** What the visitor saw: facts, no judgement. */
    observed: lines(4000).default(''),
  })
  .refine(one => one.score !== null || one.strengths !== '' || one.wishes !== '' || one.observed !== '', {
    path: ['score'],
    message: 'Kies een score of schrijf iets op, of laat dit leefgebied weg.',
  })
export type ScoredDomain = z.infer<typeof scoredDomain>

export const scoredDomains = z
  .array(scoredDomain)
  .max(100)
  .refine(
    all => new Set(all.map(one => `${one.lifeDomain}/${one.subjectId ?? ''}`)).size === all.length,
    'Elk leefgebied komt één keer voor, of één keer per persoon.',
  )
