import * as z from 'zod'
import { Trigger } from './trigger.ts'
import { Code, Label, Provenance, Text } from './vocabulary.ts'

/**
 * An indicator is a count of events, so that every figure opens down to the lines it was counted from. `distinct` says
 * what is counted once: the event itself, or the thing or household it happened to.
 */
export const Count = z.strictObject({
  counts: z.array(Trigger).min(1).describe('Events of any of these kinds are counted'),
  distinct: z.enum(['event', 'concern-report', 'case-file', 'household', 'task', 'conference']),
})
export type Count = z.infer<typeof Count>

export const IndicatorDefinition = z.strictObject({
  code: Code,
  label: Label,
  /** In Dutch: what is counted and what is not, so that two readers count the same. */
  definition: Text,
  ...Count.shape,
  /** For a share: what it is a share of. Counted over the same period. */
  outOf: Count.nullable().default(null),
  unit: Label,
  period: z.enum(['month', 'quarter', 'half-year', 'year']),
  /** What was planned for one period; null where the source gives no target. */
  target: z.number().nonnegative().nullable(),
  /** How realised is compared with planned. */
  better: z.enum(['higher', 'lower', 'neither']),
  /** "Of which": an attribute of the event by which the figure is split, with labels for its values. */
  ofWhich: z
    .strictObject({
      attribute: z.string().min(1).max(60),
      label: Label,
      /** Null: every value that occurs. */
      values: z.array(z.strictObject({ value: z.string().min(1), label: Label })).nullable(),
    })
    .nullable()
    .default(null),
  source: Provenance,
  note: Text.nullable(),
})
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>

export const ReportRhythm = z.strictObject({
  code: Code,
  label: Label,
  /** Empty when the source names no reader. */
  to: z.array(Text),
  /** One of the periods of the indicators, per household, or once. */
  every: z.enum(['month', 'quarter', 'half-year', 'year', 'per-household', 'once']),
  indicators: z.array(Code),
  source: Provenance,
  note: Text.nullable(),
})
export type ReportRhythm = z.infer<typeof ReportRhythm>
