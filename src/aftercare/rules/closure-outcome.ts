/** What the programme file says of a closing reason: a success, no success, or counted apart. */
export const closureOutcomes = ['success', 'no-success', 'apart'] as const
export type ClosureOutcome = (typeof closureOutcomes)[number]

export const closureOutcomeOf = (success: boolean | null): ClosureOutcome =>
  success === null ? 'apart' : success ? 'success' : 'no-success'

export const closureOutcomeLabels: Record<ClosureOutcome, string> = {
  success: 'telt als gelukt',
  'no-success': 'telt als niet gelukt',
  apart: 'telt apart mee',
}
