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

/** As people say it in a list: "14", and under a year "9 mnd" or "pasgeboren". Undefined before the birth. */
export function ageInWords(birthDate: string, today: string): string | undefined {
  const years = ageOn(birthDate, today)
  if (years === undefined) return undefined
  if (years > 0) return String(years)
  const months =
    (Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(birthDate.slice(5, 7))
  const whole = today.slice(8) < birthDate.slice(8) ? months - 1 : months
  return whole > 0 ? `${whole} mnd` : 'pasgeboren'
}

/** Whole years on a day; undefined before the birth. Both days as YYYY-MM-DD. */
export function ageOn(birthDate: string, today: string): number | undefined {
  if (birthDate > today) return undefined
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
