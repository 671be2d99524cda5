import * as z from 'zod'
import { isoDurationPattern } from '../../platform/time/iso-duration.ts'
import { eventSubjects, type ProgrammeEvent } from './events.ts'
import type { Programme } from './programme.ts'
import { matchesAny, matchesTrigger, Trigger } from './trigger.ts'
import { Code, Label, ProductRole, Provenance, Text } from './vocabulary.ts'

export const IsoDurationText = z.string().regex(isoDurationPattern, 'expected an ISO 8601 duration, for example P4W, P6M or P3D')

/** The name under which a municipality sets its own value; one name space per programme. */
export const SettingKey = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*$/, 'expected a dotted key, for example taskPickUp.term')
  .max(80)

/** How a stopping event ends the clock: done in time (or late), or no longer of importance. */
export const StopResult = z.enum(['met', 'stopped'])

export const ClockDefinition = z
  .strictObject({
    code: Code,
    label: Label,
    /** What one running clock hangs on: there is one clock per code and subject. */
    about: z.enum(eventSubjects),
    duration: IsoDurationText,
    counting: z.enum(['calendar', 'working-days']),
    /** A term that ends on a Saturday, Sunday or public holiday runs on (Algemene termijnenwet art. 1). Laws: yes. */
    extend: z.boolean().default(false),
    startedBy: z.array(Trigger).min(1),
    /** Begins the whole term anew, for example when somebody has been called about an open task. */
    restartedBy: z.array(Trigger).default([]),
    pausedBy: z.array(Trigger).default([]),
    resumedBy: z.array(Trigger).default([]),
    stoppedBy: z.array(Trigger.extend({ result: StopResult.default('met') })).min(1),
    /** How long before the end a warning goes out; none when null. */
    warnBefore: IsoDurationText.nullable(),
    /** Who is warned, and who gets it on the list once the term has passed. */
    warns: z.array(ProductRole),
    missedGoesTo: z.array(ProductRole),
    source: Provenance,
    setting: SettingKey.nullable(),
    /** What the source says, or that it is silent. */
    note: Text.nullable(),
    legalBasis: Text.nullable().default(null),
  })
  .refine(clock => clock.source !== 'default' || clock.setting !== null, {
    path: ['setting'],
    error: 'a default needs a setting key: the municipality decides where the source gives no number',
  })
export type ClockDefinition = z.infer<typeof ClockDefinition>

export interface ClockEffect {
  readonly clock: ClockDefinition
  readonly effect: 'start' | 'restart' | 'pause' | 'resume' | 'met' | 'stopped'
}

/**
 * What one event does to the clocks of a programme. A clock that the event both stops and starts is stopped first, so
 * that a repeating clock can end and begin in one event.
 */
export function clocksFor(programme: Pick<Programme, 'clocks'>, event: ProgrammeEvent): ClockEffect[] {
  return programme.clocks.flatMap(clock => {
    const effects: ClockEffect[] = []
    const stop = clock.stoppedBy.find(trigger => matchesTrigger(trigger, event))
    if (stop) effects.push({ clock, effect: stop.result })
    if (matchesAny(clock.pausedBy, event)) effects.push({ clock, effect: 'pause' })
    if (matchesAny(clock.resumedBy, event)) effects.push({ clock, effect: 'resume' })
    if (matchesAny(clock.restartedBy, event)) effects.push({ clock, effect: 'restart' })
    if (matchesAny(clock.startedBy, event)) effects.push({ clock, effect: 'start' })
    return effects
  })
}
