import { roleLabels } from '../../access/rules/roles.ts'
import { type GivenRole, givenRoles, rolesByArea } from '../../directory/rules/role-choice.ts'
import type { LineProblem, SourceLine } from './load-kind.ts'
import type { LoadReferences } from './load-references.ts'
import { findNamed } from './read-values.ts'

export interface ColleagueToLoad {
  /** In small letters: it tells who it is. */
  readonly email: string
  readonly name: string
  readonly jobTitle: string
  readonly organisationId: string
  readonly roles: readonly { readonly role: GivenRole; readonly areaId: number | null }[]
}

/** What teams call a role besides its label. */
const otherNames: Readonly<Partial<Record<GivenRole, readonly string[]>>> = {
  coordinator: ['casusregisseur', 'regisseur', 'casemanager', 'gezinscoach'],
  contact_point: ['medewerker contactpunt', 'meldpunt', 'loket'],
  partner: ['hulpverlener', 'ketenpartner'],
  reporter: ['signaleerder'],
  privacy_officer: ['privacyfunctionaris', 'functionaris gegevensbescherming', 'fg'],
  administrator: ['functioneel beheerder'],
}

export interface ReadColleague {
  readonly reference: string
  readonly value: ColleagueToLoad | undefined
  readonly problems: readonly LineProblem[]
}

/** Reads one line about somebody who works here. A role goes by area only where its sight does. */
export function readColleague(line: SourceLine, references: LoadReferences): ReadColleague {
  const problems: LineProblem[] = []
  const text = (field: string) => (line.values[field] ?? '').trim().replaceAll(/\s+/g, ' ')
  const wrong = (field: string, message: string): undefined => {
    problems.push({ line: line.number, field, message })
    return undefined
  }

  const name = text('name')
  if (name === '') wrong('name', 'Vul de naam in.')
  if (name.length > 120) wrong('name', 'Gebruik hoogstens 120 tekens.')
  if (text('jobTitle').length > 120) wrong('jobTitle', 'Gebruik hoogstens 120 tekens.')
  const email = text('email').toLowerCase()
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 200) {
    wrong('email', 'Vul een mailadres in, zoals naam@organisatie.nl.')
  }
  const organisation =
    findNamed(text('organisation'), references.organisations, one => [one.name]) ??
    wrong('organisation', 'Deze organisatie is er niet. Schrijf de naam zoals die in de lijst staat, of voeg haar eerst toe.')
  const area = text('area') === '' ? null : findNamed(text('area'), references.areas, one => [one.name])
  if (area === undefined) wrong('area', 'Dit gebied is er niet. Schrijf de naam zoals die in de lijst van gebieden staat.')

  const written = text('roles')
    .split(/[,;/+&]| en /)
    .map(one => one.trim())
    .filter(one => one !== '')
  if (written.length === 0) wrong('roles', 'Vul minstens één rol in.')
  const roles = written.flatMap(one => {
    const role = findNamed(one, givenRoles, each => [each, roleLabels[each], ...(otherNames[each] ?? [])])
    if (!role) wrong('roles', `Een rol is een van deze: ${givenRoles.map(each => roleLabels[each]).join(', ')}.`)
    return role ? [role] : []
  })

  if (problems.length > 0 || !organisation || area === undefined) return { reference: email, value: undefined, problems }
  return {
    reference: email,
    problems,
    value: {
      email,
      name,
      jobTitle: text('jobTitle'),
      organisationId: organisation.id,
      roles: [...new Set(roles)].map(role => ({ role, areaId: rolesByArea.includes(role) ? (area?.id ?? null) : null })),
    },
  }
}
