/** What of a case file can be given along when it is passed on. */
export const transferParts = ['family', 'involved', 'plan', 'scores', 'timeline', 'documents'] as const
export type TransferPart = (typeof transferParts)[number]

export const transferPartLabels: Record<TransferPart, string> = {
  family: 'gezin en contactgegevens',
  involved: 'wie er betrokken zijn',
  plan: 'het plan',
  scores: 'hoe het gaat per leefgebied',
  timeline: 'wat er gebeurd is',
  documents: 'documenten',
}

export const transferStates = ['offered', 'accepted', 'declined', 'withdrawn'] as const
export type TransferState = (typeof transferStates)[number]

export const transferStateLabels: Record<TransferState, string> = {
  offered: 'wacht op antwoord',
  accepted: 'overgenomen',
  declined: 'niet overgenomen',
  withdrawn: 'ingetrokken',
}

export const settlements = ['accepted', 'declined', 'withdrawn'] as const
export type Settlement = (typeof settlements)[number]
