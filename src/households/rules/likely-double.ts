import { foldName } from '../../workplace/rules/fold-name.ts'

export interface DoubleCandidate {
  personId: string
  givenNames: string
  surname: string
  birthDate: string | null
}

/**
 * Whether two records look like one person: born on the same day, and the same name as it is heard. A missing name fits any;
 * a missing birth date none. It asks a question and decides nothing.
 */
export function looksLikeOnePerson(one: DoubleCandidate, other: DoubleCandidate): boolean {
  if (one.personId === other.personId || !one.birthDate || one.birthDate !== other.birthDate) return false
  const surnames = fits(foldName(one.surname), foldName(other.surname))
  const first = (names: string) => foldName(names.split(' ')[0] ?? '')
  const given = fits(first(one.givenNames), first(other.givenNames))
  return surnames && given && shares(one, other)
}

const fits = (one: string, other: string): boolean => one === '' || other === '' || one === other

/** At least one part of the name is known of both. */
const shares = (one: DoubleCandidate, other: DoubleCandidate): boolean =>
  (one.surname !== '' && other.surname !== '') || (one.givenNames !== '' && other.givenNames !== '')
