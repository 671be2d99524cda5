export interface PersonName {
  givenNames: string
  surnamePrefix: string
  surname: string
  initials?: string
}

/** As one says it: "Ayşe van den Berg". */
export const fullName = (name: PersonName): string =>
  [name.givenNames || name.initials, name.surnamePrefix, name.surname].filter(part => part !== undefined && part !== '').join(' ')

/** As one speaks of somebody at home: the first of the given names, else the surname. */
export const shortName = (name: PersonName): string => name.givenNames.split(' ')[0] || fullName(name)

/** Whole years on a day; undefined before the birth. Both days as YYYY-MM-DD. */
export function ageOn(birthDate: string, today: string): number | undefined {
  if (birthDate > today) return undefined
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
