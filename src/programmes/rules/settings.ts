import { isIsoDuration } from '../../platform/time/iso-duration.ts'
import type { Problem } from './check-programme.ts'
import type { Programme } from './programme.ts'
import type { Provenance } from './vocabulary.ts'

/**
 * Something that a municipality sets itself within a programme: a term for which the source gives no number, an amount.
 * The keys are unique within a programme; two places with one key always have one value.
 */
export interface ProgrammeSetting {
  readonly key: string
  readonly label: string
  /** `duration`: ISO 8601. `amount`: euro. `number`: the most that a norm allows. */
  readonly kind: 'duration' | 'amount' | 'number'
  /** What the file holds; null where the municipality has to fill it in first. */
  readonly value: string | number | null
  readonly source: Provenance
  readonly note: string | null
}

export function settingsOf(programme: Programme): ProgrammeSetting[] {
  const settings: ProgrammeSetting[] = []
  for (const { setting, label, duration, source, note } of programme.clocks) {
    if (setting) settings.push({ key: setting, label, kind: 'duration', value: duration, source, note })
  }
  for (const { setting, label, duration, max, source, note } of programme.norms) {
    if (!setting) continue
    const value = duration !== null ? ({ kind: 'duration', value: duration } as const) : ({ kind: 'number', value: max } as const)
    settings.push({ key: setting, label, ...value, source, note })
  }
  for (const { setting, label, within, source, does } of programme.escalation) {
    if (setting) settings.push({ key: setting, label, kind: 'duration', value: within, source, note: does })
  }
  const budget = programme.householdBudget
  if (budget.setting) {
    const { setting: key, amountEuro: value, source, note } = budget
    settings.push({ key, label: budget.purpose ?? 'Huishoudbudget', kind: 'amount', value, source, note })
  }
  return settings
}

export type SettingValues = Readonly<Record<string, string | number>>

/**
 * The programme as a municipality has set it. A value of the wrong kind is left out and told; a key that this version
 * of the programme no longer has is told too, so that a setting is never lost in silence.
 */
export function withSettings(programme: Programme, values: SettingValues): { programme: Programme; problems: Problem[] } {
  const known = new Map(settingsOf(programme).map(setting => [setting.key, setting]))
  const problems: Problem[] = []
  const accepted = new Map<string, string | number>()
  for (const [key, value] of Object.entries(values)) {
    const setting = known.get(key)
    if (!setting) {
      problems.push({ path: [key], what: `there is no setting "${key}"`, expected: `one of ${[...known.keys()].join(', ')}` })
    } else if (
      setting.kind === 'duration'
        ? !(typeof value === 'string' && isIsoDuration(value))
        : !(typeof value === 'number' && value > 0)
    ) {
      const expected = setting.kind === 'duration' ? 'an ISO 8601 duration, for example P5D' : 'a number above zero'
      problems.push({ path: [key], what: `${JSON.stringify(value)} does not fit "${key}"`, expected })
    } else {
      accepted.set(key, value)
    }
  }
  const duration = (key: string | null) => (key === null ? undefined : (accepted.get(key) as string | undefined))
  const number = (key: string | null) => (key === null ? undefined : (accepted.get(key) as number | undefined))
  return {
    problems,
    programme: {
      ...programme,
      clocks: programme.clocks.map(clock => ({ ...clock, duration: duration(clock.setting) ?? clock.duration })),
      norms: programme.norms.map(norm =>
        norm.duration !== null
          ? { ...norm, duration: duration(norm.setting) ?? norm.duration }
          : { ...norm, max: number(norm.setting) ?? norm.max },
      ),
      escalation: programme.escalation.map(level => ({ ...level, within: duration(level.setting) ?? level.within })),
      householdBudget: {
        ...programme.householdBudget,
        amountEuro: number(programme.householdBudget.setting) ?? programme.householdBudget.amountEuro,
      },
    },
  }
}
