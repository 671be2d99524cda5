import type { Fault } from './planted-faults.ts'

/** Conditions of which it makes no difference whether they are there, each with the reason: they save work, or say twice. */
const reasons: readonly { place: RegExp; says: RegExp; why: string }[] = [
  {
    place: /on access\.demo_clock$/,
    says: /^id /,
    why: 'a table of one row, of which this column is true; it is about no municipality',
  },
  {
    place: /^select (resident_asked_in_portal|resident_asked_in_person|residents_read_about_themselves) on /,
    says: /^\((session\(purpose\) = 'own-file'|'resident'::access\.role = ANY \(session\(roles\)\))\) /,
    why: 'access.enter fills app.persons and app.selves for residents with this purpose alone',
  },
  {
    place: /^access\.enter$/,
    says: /: s\.disclosure <= g\.disclosure → true$/,
    why: 'writing: asked again of every row that is reached at all',
  },
]

export const saysNothingNew = ({ place, says }: Pick<Fault, 'place' | 'says'>): string | undefined =>
  reasons.find(one => one.place.test(place) && one.says.test(says))?.why
