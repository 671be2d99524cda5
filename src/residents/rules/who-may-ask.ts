import type { RequestKind } from './request-kind.ts'

export type Asker = 'self' | 'representative'
export type MayAsk = { allowed: true } | { allowed: false; why: string }

const no = (why: string): MayAsk => ({ allowed: false, why })
const yes: MayAsk = { allowed: true }

/**
 * Who may ask for whom, by age (Wmo 2015 art. 5.3.2 and 5.3.5; Jeugdwet art. 7.3.4, 7.3.5, 7.3.15): under 12 only who represents the
 * child; from 12 the child too; from 16 the person alone. Without a birth date somebody counts as an adult.
 *
 * @param age whole years on the day of asking; undefined when the birth date is not known
 */
export function mayAsk(age: number | undefined, asker: Asker, _kind: RequestKind): MayAsk {
  if (asker === 'self') {
    return age !== undefined && age < 12
      ? no('Onder de 12 jaar doet een ouder of voogd dit. Vraag het aan hen, of aan uw contactpersoon.')
      : yes
  }
  if (age === undefined || age >= 16) {
    return no('Vanaf 16 jaar mag alleen de persoon zelf dit vragen.')
  }
  return yes
}

/** Whom a decision about a child is also told to: from 12 the child itself. */
export const childIsTold = (age: number | undefined): boolean => age !== undefined && age >= 12 && age < 16
