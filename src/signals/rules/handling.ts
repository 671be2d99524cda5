import type { TriageOutcome } from '../../programmes/rules/triage.ts'

/** How far the desk is with a report. `helping`: decided, but help is still being arranged, or a case table speaks first. */
export const handlingStates = ['new', 'claimed', 'helping', 'triaged'] as const
export type HandlingState = (typeof handlingStates)[number]

export const handlingLabels: Readonly<Record<HandlingState, string>> = {
  new: 'Nieuw',
  claimed: 'Opgepakt',
  helping: 'Nog af te ronden',
  triaged: 'Beoordeeld',
}

export const householdKnowledge = ['not-checked', 'unknown', 'possible', 'known'] as const
export type HouseholdKnowledge = (typeof householdKnowledge)[number]

export const householdKnowledgeLabels: Readonly<Record<HouseholdKnowledge, string>> = {
  'not-checked': 'Nog niet nagekeken',
  unknown: 'Niet bekend',
  possible: 'Misschien bekend',
  known: 'Bekend: er is een dossier',
}

/** Whether the desk is done with a report once it chose this. Direct help may still have to be arranged. */
export function stateAfter(does: TriageOutcome['does'], finished: boolean): HandlingState {
  if (does === 'discuss') return 'helping'
  if (does === 'direct-help') return finished ? 'triaged' : 'helping'
  return 'triaged'
}

/** Whether the report itself ends with the choice, as something to count; a report that became a file goes on there. */
export const endsReport = (does: TriageOutcome['does'], finished: boolean): boolean =>
  does === 'redirect' || does === 'close-with-advice' || (does === 'direct-help' && finished)

/** Why a choice can no longer be taken back; undefined when it can. */
export function whyNotUndone(triage: { caseFileId: string | null }): string | undefined {
  return triage.caseFileId === null
    ? undefined
    : 'De coördinator is hier al mee aan de slag. Neem contact op met de coördinator; die kan de route wijzigen of het dossier sluiten.'
}
