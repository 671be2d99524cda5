import * as z from 'zod'
import { type ProgrammeEvent, programmeEventNames } from './events.ts'

const AttributeValue = z.union([z.string(), z.number(), z.boolean()])

/**
 * An event, and if need be what its attributes must be. A list means "one of these"; several attributes must all fit.
 * Deliberately weaker than FEEL: triggers are also translated to SQL when figures are counted.
 */
export const Trigger = z
  .strictObject({
    event: z.enum(programmeEventNames),
    with: z.record(z.string(), z.union([AttributeValue, z.array(AttributeValue).min(1)])).optional(),
  })
  .describe('An event, with the attribute values it must have')
export type Trigger = z.infer<typeof Trigger>

export function matchesTrigger(trigger: Trigger, event: ProgrammeEvent): boolean {
  if (trigger.event !== event.name) return false
  return Object.entries(trigger.with ?? {}).every(([attribute, wanted]) => {
    const value = event.attributes?.[attribute] ?? null
    if (value === null) return false
    return Array.isArray(wanted) ? wanted.includes(value) : wanted === value
  })
}

export function matchesAny(triggers: readonly Trigger[], event: ProgrammeEvent): boolean {
  return triggers.some(trigger => matchesTrigger(trigger, event))
}
