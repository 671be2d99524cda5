/** As compared: no capitals, accents, dots or hyphens, single spaces. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export interface NamedPerson {
  givenNames: string
  prefix: string
  surname: string
}

const familyName = ({ prefix, surname }: NamedPerson): string => foldName(`${prefix} ${surname}`)

/** Whether a colleague is called exactly like this person, by first name and surname. */
export function hasNameOf(colleague: string, person: NamedPerson): boolean {
  const [first = ''] = foldName(person.givenNames).split(' ')
  return first !== '' && foldName(colleague) === `${first} ${familyName(person)}`
}

/** Whether somebody bears the surname of this person; the caller leaves out what is borne by many. */
export function sharesSurname(colleague: string, person: NamedPerson): boolean {
  const surname = familyName(person)
  return surname.length > 2 && foldName(colleague).endsWith(` ${surname}`)
}
