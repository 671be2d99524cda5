import fc from 'fast-check'
import { type AccessDomain, accessDomainIds, budgetDomainId, figuresDomainId, requestsDomainId } from '../rules/access-domains.ts'
import { purposes } from '../rules/purposes.ts'
import { type Role, roles } from '../rules/roles.ts'

/** From when to when, in days before or after the middle of 2026; `to` null: still running. */
export interface Period {
  from: number
  to: number | null
}

export interface Assignment extends Period {
  user: string
  organisation: string
  role: Role
  area: number | null
}

export interface Ground extends Period {
  id: number
  purpose: string
  receiverAnswered: boolean
  secrecyAnswered: boolean
  /** The answer to the second question is the consent of whom it is about. */
  byConsent: boolean
}

/** Somebody in a household; days as in Period, by the calendar. */
export interface Member extends Period {
  household: string
  person: string
  position: 'adult' | 'partner' | 'child' | 'other'
}

export interface Person {
  id: string
  /** The day on which they turn eighteen; null: nobody knows when they were born. */
  adultFrom: number | null
  died: boolean
}

export interface Consent extends Period {
  person: string
  organisation: string
  purpose: string
  domain: number
}

/** Whom a resident is, or speaks for. */
export interface Representation extends Period {
  user: string
  person: string
  isSelf: boolean
}

export interface Oversight {
  role: Role
  domain: number
  disclosure: 'existence' | 'content'
  mayWrite: boolean
  ground: number
}

export interface Holding extends Period {
  holder: string
}

export interface File {
  id: string
  household: string
  area: number
  shielded: boolean
  holdings: Holding[]
}

export interface Scope {
  id: number
  holder: string
  subject: string
  domain: number
  disclosure: 'existence' | 'content'
  shield: string | null
}

export interface Grant extends Period {
  file: string
  grantee: string
  organisation: string
  forRole: Role | null
  holder: string | null
  subject: string | null
  domain: number | null
  disclosure: 'existence' | 'content'
  mayWrite: boolean
  shield: string | null
  /** Another member of the household must not know that they are there. */
  hidden: boolean
  ground: number
}

export interface Team {
  id: string
  organisation: string
  members: ({ user: string } & Period)[]
}

export interface Report {
  id: string
  area: number
  reporter: { user: string; organisation: string } | null
}

/** Who looks, in which organisation, why, when, at what. */
export interface Look {
  user: string
  organisation: string
  purpose: string
  /** In days, as in Period; a look falls on the very moment that something begins or ends. */
  day: number
  file: string | null
  reach: number[] | null
}

/** A small municipality in which everything that decides about access is left to chance. */
export interface World {
  seed: number
  municipality: number
  areas: { id: number; parent: number | null }[]
  organisations: string[]
  users: string[]
  teams: Team[]
  assignments: Assignment[]
  grounds: Ground[]
  oversight: Oversight[]
  files: File[]
  shields: string[]
  scopes: Scope[]
  grants: Grant[]
  persons: Person[]
  members: Member[]
  consents: Consent[]
  residents: Representation[]
  reports: Report[]
  looks: Look[]
}

/** The same in every world: another tenant's people, households and files go by the same ids, and nothing may cross. */
export const worldId = (kind: string, number: number): string => {
  const kinds = ['user', 'organisation', 'team', 'file', 'household', 'person', 'task', 'shield', 'report', 'stranger']
  return `${String(kinds.indexOf(kind) + 1).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export const isPerson = (id: string): boolean => id.startsWith('00000006')

/** Keys of one world lie apart from those of another, as the database's own do. */
export const scopesPerWorld = 1000

/** The day by the calendar in Amsterdam. */
export const calendarDay = (day: number): string => moment(day).toISOString().slice(0, 10)

/** The day as a moment. */
export const moment = (day: number): Date => new Date(Date.UTC(2026, 5, 15, 12) + day * 86_400_000)

/** One world, by its seed alone. */
export function makeWorld(seed: number, municipality: number): World {
  const [world] = fc.sample(fc.noBias(fc.gen().map(gen => build({ seed, municipality, chance: chanceOf(gen) }))), {
    seed,
    numRuns: 1,
  })
  if (!world) throw new Error('no world')
  return world
}

interface Chance {
  pick<T>(...from: readonly T[]): T
  between(least: number, most: number): number
  /** True in this many of ten cases. */
  often(ofTen: number): boolean
  /** Always running in this many of ten cases. */
  period(always?: number): Period
}

function chanceOf(gen: fc.GeneratorValue): Chance {
  const between = (least: number, most: number): number => gen(fc.integer, { min: least, max: most })
  const often = (ofTen: number): boolean => between(1, 10) <= ofTen
  const pick = <T>(...from: readonly T[]): T => from[between(0, from.length - 1)] as T
  return {
    between,
    often,
    pick,
    period: (always = 6) => {
      if (often(always)) return { from: -100, to: null }
      const from = pick(-100, -100, -10, 0, 1)
      return { from, to: often(6) ? null : pick(...[-10, 0, 1, 100].filter(day => day > from)) }
    },
  }
}

const domains = (...names: AccessDomain[]): number[] => names.map(name => accessDomainIds[name])
const scopeDomains = domains('general', 'general', 'general', 'identity', 'finance', 'health', 'tasks', 'aftercare')
const overseers = ['contact_point', 'process_coordinator', 'policy_officer'] as const

function build({ seed, municipality, chance }: { seed: number; municipality: number; chance: Chance }): World {
  const { pick, between, often, period } = chance
  const times = <T>(number: number, make: (at: number) => T): T[] => Array.from({ length: number }, (_, at) => make(at))
  const disclosure = () => pick('existence' as const, 'content' as const)

  const areas = [
    { id: 0, parent: null },
    { id: 1, parent: null },
    { id: 2, parent: null },
    { id: 11, parent: 1 },
    { id: 12, parent: 1 },
    { id: 21, parent: 2 },
    { id: 22, parent: 2 },
    { id: 3, parent: null },
    { id: 31, parent: 3 },
    { id: 32, parent: 3 },
  ]
  const someArea = () => pick(0, 11, 11, 12, 21)
  const organisations = times(3, at => worldId('organisation', at))
  const users = times(6, at => worldId('user', at))
  const teams: Team[] = times(3, at => ({
    id: worldId('team', at),
    organisation: pick(...organisations),
    members: users.filter(() => often(5)).map(user => ({ user, ...period() })),
  }))
  const assignments: Assignment[] = users.flatMap(user =>
    times(between(0, 3), () => ({
      user,
      organisation: pick(...organisations),
      role: often(7) ? pick(...overseers, 'partner' as const) : pick(...roles),
      area: often(4) ? null : pick(1, 2, 11, 12),
      ...period(),
    })),
  )
  // Rare roles would hardly ever look at what is theirs alone.
  const rare = (
    ['privacy_officer', 'administrator', 'process_coordinator', 'resident', 'coordinator', 'council_member'] as const
  ).map(role => ({
    user: pick(...users),
    organisation: pick(...organisations),
    role,
    area: null,
    ...period(),
  }))
  assignments.push(...rare)
  const resident = rare.find(one => one.role === 'resident')

  const grounds: Ground[] = [
    ...['intake', 'support', 'support', 'steering'].map((purpose, at) => ({
      id: at + 1,
      purpose,
      receiverAnswered: true,
      secrecyAnswered: true,
      byConsent: false,
      from: -100,
      to: null,
    })),
    ...times(4, at => ({
      id: at + 5,
      purpose: pick('support', 'support', 'intake', 'steering'),
      receiverAnswered: often(7),
      secrecyAnswered: often(7),
      byConsent: often(2),
      ...period(),
    })),
    { id: 9, purpose: 'support', receiverAnswered: true, secrecyAnswered: true, byConsent: true, from: -100, to: null },
    { id: 10, purpose: 'own-file', receiverAnswered: true, secrecyAnswered: often(9), byConsent: false, ...period(8) },
  ]
  const someGround = () => (often(5) ? pick(2, 3) : often(5) ? 9 : pick(...grounds).id)
  const oversight = unique(
    [
      {
        role: 'contact_point' as const,
        domain: accessDomainIds.intake,
        disclosure: 'content' as const,
        mayWrite: true,
        ground: 1,
      },
      ...times(2, () => ({
        role: 'contact_point' as const,
        domain: accessDomainIds.intake,
        disclosure: 'content' as const,
        mayWrite: true,
        ground: pick(...grounds).id,
      })),
      ...times(14, () => ({
        role: pick(...overseers),
        domain: pick(
          figuresDomainId,
          budgetDomainId,
          requestsDomainId,
          ...domains('general', 'general', 'tasks', 'tasks', 'aftercare', 'finance', 'intake'),
        ),
        disclosure: disclosure(),
        mayWrite: often(4),
        ground: someGround(),
      })),
    ].filter(() => often(9)),
    one => `${one.role} ${one.domain} ${one.ground}`,
  )

  let personCount = 0
  let tasks = 0
  const files: File[] = []
  for (let at = 0; at < 4; at++) {
    const id = worldId('file', at)
    const household = worldId('household', at)
    const elsewhere = files.flatMap(file => file.holdings).filter(holding => isPerson(holding.holder))
    const members = [
      ...times(between(1, 2), () => worldId('person', personCount++)),
      // A child of two households, or somebody who moved from the one to the other.
      ...(elsewhere.length > 0 && often(6) ? [pick(...elsewhere).holder] : []),
    ]
    const own = times(between(0, 2), () => worldId('task', tasks++))
    files.push({
      id,
      household,
      area: someArea(),
      shielded: often(2),
      holdings: [
        { holder: id, from: -100, to: null },
        { holder: household, from: -100, to: null },
        ...[...members, ...own].map(holder => ({ holder, ...period(4) })),
      ],
    })
  }
  const file = () => pick(...files)
  const holderIn = (one: File) => pick(...one.holdings).holder
  const subjectIn = (one: File) => pick(one.household, ...one.holdings.map(holding => holding.holder).filter(isPerson))
  const shields = times(2, at => worldId('shield', at))

  const persons: Person[] = times(personCount, at => ({
    id: worldId('person', at),
    adultFrom: pick(null, -9000, -9000, -9000, 0, 1, 2000),
    died: often(1),
  }))
  const members: Member[] = files.flatMap(one =>
    one.holdings
      .filter(holding => isPerson(holding.holder))
      .map(({ holder }) => ({
        household: one.household,
        person: holder,
        position: pick('adult', 'adult', 'partner', 'child', 'other'),
        ...period(7),
      })),
  )

  // Somewhere a resident lives: without that hardly any would reach a file, and none the address.
  const home = file()
  const atHome = home.holdings.map(holding => holding.holder).filter(isPerson)
  const general = (holder: string, shield: string | null = null): Omit<Scope, 'id'> => ({
    holder,
    subject: home.household,
    domain: accessDomainIds.general,
    disclosure: disclosure(),
    shield,
  })
  const addressOf = (holder: string, subject: string): Omit<Scope, 'id'> => ({
    holder,
    subject,
    domain: accessDomainIds.address,
    disclosure: 'content',
    shield: often(8) ? null : pick(...shields),
  })
  const homely: Omit<Scope, 'id'>[] = [
    general(home.id),
    general(home.household),
    general(pick(...atHome)),
    addressOf(home.household, home.household),
    addressOf(home.household, home.household),
    addressOf(pick(home.id, ...atHome), home.household),
    addressOf(home.household, pick(...files).household),
    ...atHome.map(person => ({
      holder: often(7) ? person : pick(home.id, home.household, holderIn(file())),
      subject: person,
      domain: pick(...domains('identity', 'contact', 'address', 'health')),
      disclosure: disclosure(),
      shield: often(9) ? null : pick(...shields),
    })),
  ]
  const scopes: Scope[] = unique(
    [
      ...homely,
      ...times(38, () => {
        const one = file()
        return {
          holder: often(3) ? one.id : holderIn(one),
          subject: subjectIn(one),
          domain: pick(...scopeDomains),
          disclosure: disclosure(),
          shield: often(8) ? null : pick(...shields),
        }
      }),
    ],
    scope => Object.values(scope).join(' '),
  ).map((scope, at) => ({ id: municipality * scopesPerWorld + at, ...scope }))

  const grants: Grant[] = times(between(10, 16), () => {
    const one = file()
    const holds = pick<{ user: string; organisation: string }>(...assignments, {
      user: worldId('stranger', 1),
      organisation: worldId('organisation', 1),
    })
    const team = pick(...teams)
    const kind = pick('user', 'user', 'organisation', 'team')
    return {
      file: one.id,
      grantee: kind === 'team' ? team.id : kind === 'organisation' ? holds.organisation : holds.user,
      organisation: often(7) ? (kind === 'team' ? team.organisation : holds.organisation) : pick(...organisations),
      forRole: often(7) ? null : pick(...overseers, 'partner' as const, 'coordinator' as const),
      holder: often(7) ? null : holderIn(often(9) ? one : file()),
      subject: often(8) ? null : subjectIn(one),
      domain: often(5) ? null : pick(...scopeDomains),
      disclosure: often(6) ? 'content' : 'existence',
      mayWrite: often(6),
      shield: often(8) ? null : pick(...shields),
      hidden: often(2),
      ground: someGround(),
      ...period(4),
    }
  })
  // Who leads a file writes all of it: what only that role may add would else hardly ever be added.
  const leading: Grant[] = rare
    .filter(one => one.role === 'coordinator' || one.role === 'process_coordinator')
    .filter(() => often(7))
    .map(one => ({
      file: file().id,
      grantee: one.user,
      organisation: one.organisation,
      forRole: null,
      holder: null,
      subject: null,
      domain: null,
      disclosure: 'content',
      mayWrite: true,
      shield: null,
      hidden: false,
      ground: 2,
      ...period(8),
    }))
  grants.push(...leading)

  // Around the grants that lean on consent, so that it stands, lacks one adult, is of another domain or is over.
  const leaning = grants.filter(grant => grounds.find(ground => ground.id === grant.ground)?.byConsent)
  const consents: Consent[] = times(between(4, 8), () => {
    const grant = pick(...(leaning.length > 0 ? leaning : grants))
    const held = files.find(one => one.id === grant.file)?.holdings.map(holding => holding.holder) ?? []
    const about = scopes.filter(scope => held.includes(scope.holder) && (grant.domain === null || scope.domain === grant.domain))
    const scope = pick(...(about.length > 0 ? about : scopes))
    const people = isPerson(scope.subject)
      ? [scope.subject]
      : members.filter(one => one.household === scope.subject).map(one => one.person)
    return people
      .filter(() => often(8))
      .map(person => ({
        person,
        organisation: often(9) ? grant.organisation : pick(...organisations),
        purpose: often(9) ? 'support' : pick('intake', 'steering'),
        domain: often(9) ? scope.domain : pick(...scopeDomains),
        ...period(5),
      }))
  }).flat()
  const residents: Representation[] = unique(
    times(between(1, 3), () => ({
      user: often(8) ? (resident?.user ?? '') : pick(...users),
      person: often(7) ? pick(...atHome) : pick(...persons).id,
      isSelf: often(7),
      ...period(7),
    })),
    one => `${one.user} ${one.person}`,
  )

  const somebody = () => pick(...assignments)
  const reports: Report[] = times(10, at => {
    const { user, organisation } = somebody()
    return { id: worldId('report', at), area: someArea(), reporter: often(7) ? { user, organisation } : null }
  })
  const anyLook = ({ user, organisation, role }: Assignment): Look => {
    const opens = often(6)
    return {
      user: often(9) ? user : pick(...users, worldId('stranger', 0)),
      organisation: often(9) ? organisation : pick(...organisations),
      purpose: often(7)
        ? pick(...(purposesOf[role] ?? ['support']))
        : pick('support', 'intake', 'steering', ...Object.keys(purposes)),
      day: pick(-10, 0, 0, 0, 1, 1, 50, 100),
      file: opens ? (often(9) ? file().id : worldId('stranger', 2)) : null,
      reach: opens || often(5) ? null : [...new Set(times(3, () => pick(...scopeDomains)))],
    }
  }
  // Close to a grant: by somebody it could be for, on the day it begins or ends.
  const closeLook = (grant: Grant): Look => {
    const members = teams.find(team => team.id === grant.grantee)?.members ?? []
    const there = assignments.filter(one => one.organisation === grant.organisation)
    const users = [...members, ...there.filter(one => one.user === grant.grantee || members.length === 0)].map(one => one.user)
    return {
      ...anyLook(somebody()),
      user: pick(...users, ...(users.length === 0 ? [grant.grantee] : [])),
      organisation: grant.organisation,
      purpose: grounds.find(ground => ground.id === grant.ground)?.purpose ?? 'support',
      day: pick(0, 1, grant.from, grant.to ?? 0),
      file: often(8) ? grant.file : null,
      reach: null,
    }
  }
  // By a resident, about their own home.
  const atHomeLook = (): Look => ({
    ...anyLook(resident ?? somebody()),
    purpose: 'own-file',
    day: pick(-10, 0, 0, 1, 50),
    file: often(4) ? null : often(9) ? home.id : file().id,
    reach: null,
    ...(resident ? { user: resident.user, organisation: resident.organisation } : {}),
  })
  // Seven, and most of the time by as many people: two of a rare role, one at home, four close to a grant or by anybody at all.
  const looks: Look[] = [
    anyLook(pick(...rare)),
    anyLook(pick(...rare)),
    anyLook(somebody()),
    closeLook(pick(...(leaning.length > 0 ? leaning : grants))),
    closeLook(pick(...(leading.length > 0 ? leading : grants))),
    closeLook(pick(...grants)),
    atHomeLook(),
  ]

  return {
    seed,
    municipality,
    areas,
    organisations,
    users,
    teams,
    assignments,
    grounds,
    oversight,
    files,
    shields,
    scopes,
    grants,
    persons,
    members,
    consents,
    residents,
    reports,
    looks,
  }
}

const purposesOf: Partial<Record<Role, readonly string[]>> = {
  privacy_officer: ['privacy-oversight', 'privacy-oversight', 'retention'],
  policy_officer: ['steering'],
  administrator: ['first-load', 'first-load', 'retention'],
  process_coordinator: ['support', 'support', 'support', 'retention'],
  resident: ['own-file'],
  council_member: ['steering', 'steering', 'support'],
}

function unique<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map(one => [key(one), one])).values()]
}
