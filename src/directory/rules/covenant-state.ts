import { addDays } from '../../platform/time/calendar-date.ts'

export const covenantStates = ['running', 'ending', 'planned', 'ended'] as const
export type CovenantState = (typeof covenantStates)[number]

/** So long before the last day it is told: time to talk, to decide and to sign. */
export const warnDays = 90

interface Period {
  startsOn: string
  /** The last day; null: until somebody ends it. */
  endsOn: string | null
}

/**
 * Where a covenant stands on a day. That it is over closes nothing by itself: a coordinator decides about each household.
 *
 * @param today YYYY-MM-DD
 */
export function covenantState({ startsOn, endsOn }: Period, today: string): CovenantState {
  if (endsOn !== null && endsOn < today) return 'ended'
  if (startsOn > today) return 'planned'
  return endsOn !== null && endsOn <= addDays(today, warnDays) ? 'ending' : 'running'
}

export const covenantStateLabels: Record<CovenantState, string> = {
  running: 'loopt',
  ending: 'loopt binnenkort af',
  planned: 'begint nog',
  ended: 'afgelopen',
}
