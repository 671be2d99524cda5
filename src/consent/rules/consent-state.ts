/** What one person said about one question of consent, or took back. */
export interface Voice {
  personId: string
  answer: 'yes' | 'no' | 'withdrawn'
  /** ISO moment. */
  at: string
}

export type ConsentState = 'given' | 'waiting' | 'refused' | 'withdrawn' | 'ended'

export const consentStateLabels: Record<ConsentState, string> = {
  given: 'toestemming gegeven',
  waiting: 'wacht op antwoord',
  refused: 'geweigerd',
  withdrawn: 'ingetrokken',
  ended: 'verlopen',
}

interface Asking {
  /** Everyone whose yes is needed. */
  needed: readonly string[]
  /** ISO moment after which it no longer holds; null: until withdrawn. */
  until: string | null
  voices: readonly Voice[]
}

/**
 * Consent is there when everybody whose voice is needed said yes and nobody took it back. One no is enough to refuse, and is seen as
 * the no of that person.
 */
export function consentState({ needed, until, voices }: Asking, moment: Date): ConsentState {
  const last = lastVoices(voices)
  const answers = needed.map(person => last.get(person)?.answer)
  if (answers.includes('withdrawn')) return 'withdrawn'
  if (answers.includes('no')) return 'refused'
  if (until !== null && new Date(until) <= moment) return 'ended'
  return needed.length > 0 && answers.every(answer => answer === 'yes') ? 'given' : 'waiting'
}

/** The last word of each person. */
export function lastVoices<V extends Voice>(voices: readonly V[]): Map<string, V> {
  const last = new Map<string, V>()
  for (const voice of voices) {
    const earlier = last.get(voice.personId)
    if (!earlier || earlier.at <= voice.at) last.set(voice.personId, voice)
  }
  return last
}
