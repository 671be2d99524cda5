import type { TriageOutcome } from '../../programmes/rules/triage.ts'

/**
 * What a reporter is told. The words are the same for a household that is known and one that is not, so that nobody learns
 * from a report whether there is a file.
 */
export const tidingStates = [
  'received',
  'in-progress',
  'redirected',
  'advised',
  'help-arranged',
  'coordinator-active',
  'ended',
] as const
export type TidingState = (typeof tidingStates)[number]

export const tidingTexts: Readonly<Record<TidingState, { label: string; explanation: string }>> = {
  received: { label: 'Ontvangen', explanation: 'Het contactpunt heeft uw melding en gaat ernaar kijken.' },
  'in-progress': { label: 'In behandeling', explanation: 'Een medewerker van het contactpunt is met uw melding bezig.' },
  redirected: {
    label: 'Meld bij een andere organisatie',
    explanation: 'Een andere organisatie kan hier direct mee aan de slag. Meldt u het daar zelf?',
  },
  advised: { label: 'Advies gegeven', explanation: 'Het contactpunt heeft advies gegeven. Er is nu niets meer nodig.' },
  'help-arranged': { label: 'Hulp ingezet', explanation: 'Het contactpunt heeft hulp geregeld.' },
  'coordinator-active': {
    label: 'Een coördinator is aan de slag',
    explanation: 'Een coördinator neemt het over. U hoort het als het is afgerond, niet wat er precies gebeurt.',
  },
  ended: { label: 'Afgerond', explanation: 'Uw melding is afgerond.' },
}

export const isTidingState = (state: string): state is TidingState => (tidingStates as readonly string[]).includes(state)

/** What a reporter reads of a state that this version does not know. */
export const tidingText = (state: string): { label: string; explanation: string } =>
  isTidingState(state) ? tidingTexts[state] : { label: 'Bijgewerkt', explanation: 'Er is iets veranderd in uw melding.' }

/** What the reporter hears when the desk has decided. */
export function tidingOf(does: TriageOutcome['does']): TidingState {
  switch (does) {
    case 'redirect':
      return 'redirected'
    case 'close-with-advice':
      return 'advised'
    case 'direct-help':
      return 'help-arranged'
    case 'open-case-file':
      return 'coordinator-active'
    case 'discuss':
      return 'in-progress'
  }
}
