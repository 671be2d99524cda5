import type { CalendarDate } from '../../platform/time/calendar-date.ts'

/** Jeugdwet art. 7.3.4, 7.3.5 and 7.3.15; used for the Wmo alike, as its art. 5.3.2 does for inspection. */
export type AgeRule = 'under-12' | 'from-12' | 'from-16'

export const ageRuleWords: Record<AgeRule, string> = {
  'under-12': 'Jonger dan 12 jaar: de ouders of voogd beslissen. Het kind zelf wordt niet om toestemming gevraagd.',
  'from-12': '12 tot en met 15 jaar: de jongere én de ouders of voogd beslissen samen.',
  'from-16': '16 jaar of ouder: deze persoon beslist alleen.',
}

export interface Asked {
  personId: string
  birthDate: CalendarDate | null
  /** Whether the household counts this person as a child; decides when no birth date is known. */
  isChild: boolean
}

export interface Elder {
  personId: string
  as: 'parent' | 'guardian'
}

export interface RequiredVoices {
  rule: AgeRule
  voices: { personId: string; as: 'self' | 'parent' | 'guardian' }[]
  /** The birthday on which another rule begins: consent given under this one ends then. */
  endsOn: CalendarDate | null
  /** Why nobody can answer yet, in Dutch. */
  problem: string | null
}

/**
 * Whose yes makes consent. A guardian takes the place of the parents. Who is a parent stands in the recorded relations and is never
 * guessed from who lives there: a new partner is no parent.
 */
export function requiredVoices(asked: Asked, elders: readonly Elder[], on: CalendarDate): RequiredVoices {
  const rule = ageRuleOf(asked, on)
  const guardians = elders.filter(one => one.as === 'guardian')
  const speaking = rule === 'from-16' ? [] : guardians.length > 0 ? guardians : elders
  const self = rule === 'under-12' ? [] : [{ personId: asked.personId, as: 'self' as const }]
  const nextAge = rule === 'under-12' ? 12 : rule === 'from-12' ? 16 : null
  return {
    rule,
    voices: [...self, ...speaking],
    endsOn: nextAge !== null && asked.birthDate ? birthday(asked.birthDate, nextAge) : null,
    problem: problemOf(rule, asked, speaking),
  }
}

function problemOf(rule: AgeRule, asked: Asked, speaking: readonly Elder[]): string | null {
  if (rule === 'from-16') return null
  if (asked.birthDate === null) return 'Leg eerst de geboortedatum vast. Die bepaalt wie toestemming geeft.'
  if (speaking.length === 0) return 'Leg eerst vast wie de ouder of voogd is. Diens antwoord is nodig.'
  return null
}

function ageRuleOf({ birthDate, isChild }: Asked, on: CalendarDate): AgeRule {
  if (birthDate === null) return isChild ? 'under-12' : 'from-16'
  if (on >= birthday(birthDate, 16)) return 'from-16'
  return on >= birthday(birthDate, 12) ? 'from-12' : 'under-12'
}

/** Of somebody born on 29 February, in other years 1 March: the day after the year is full. */
export function birthday(birthDate: CalendarDate, age: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const date = new Date(Date.UTC(year + age, month - 1, day))
  return date.toISOString().slice(0, 10) as CalendarDate
}
