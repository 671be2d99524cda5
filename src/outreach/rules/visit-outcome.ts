export const visitOutcomes = ['conversation', 'nobody-home', 'declined', 'later'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]

export const visitOutcomeLabels: Record<VisitOutcome, { label: string; explanation: string }> = {
  conversation: { label: 'Gesprek gehad', explanation: 'Binnen of aan de deur' },
  'nobody-home': { label: 'Niemand thuis', explanation: 'Of er werd niet opengedaan' },
  declined: { label: 'Wil geen gesprek', explanation: 'Dat mag; schrijf op wat er gezegd werd' },
  later: { label: 'Komt nu niet uit', explanation: 'Er is een ander moment afgesproken' },
}

/** Whether there was a visit in the sense of the figures; an attempt without a conversation is counted apart. */
export const isVisit = (outcome: VisitOutcome): boolean => outcome === 'conversation'
