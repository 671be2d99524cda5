/** How a goal stands. A goal stays open until somebody says what came of it; at closing every open goal is asked. */
export const goalStates = ['open', 'reached', 'partly', 'not-reached', 'dropped'] as const
export type GoalState = (typeof goalStates)[number]

export const goalStateLabels: Record<GoalState, string> = {
  open: 'loopt',
  reached: 'bereikt',
  partly: 'deels bereikt',
  'not-reached': 'niet bereikt',
  dropped: 'vervallen',
}

/** What a goal can have come to, for the one who closes. */
export const goalOutcomes = goalStates.filter(state => state !== 'open')
