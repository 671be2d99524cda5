import { isBsn } from '../../src/households/rules/bsn.ts'
import type { Gender, HouseholdPosition } from '../../src/households/rules/household-position.ts'
import { newId } from '../../src/platform/ids.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar-date.ts'
import type { Chance } from './chance.ts'
import { origins } from './families.ts'
import { addresses, type DemoAddress } from './voorbeeldstad.ts'

export interface InventedMember {
  personId: string
  givenNames: string
  surname: string
  surnamePrefix: string
  birthDate: CalendarDate | null
  gender: Gender
  position: HouseholdPosition
  phone: string
  bsn: string | null
}

export interface InventedHousehold {
  householdId: string
  caseFileId: string
  /** As in lists: "Familie de Groot", "Mevrouw Kaya". */
  name: string
  members: InventedMember[]
  /** Null: no fixed address, and then a place in words. */
  address: DemoAddress | null
  place: string
}

const shapes = { single: 26, couple: 8, oneParent: 30, family: 29, generations: 4, siblings: 3 } as const

const places = [
  'Slaapt bij een vriend in het Havenkwartier',
  'Verblijft tijdelijk bij een zus in Spoorzicht',
  'Opvang De Luwte',
  'Geen vaste plek; post via Opvang De Luwte',
  'Slaapt in een auto bij de Waterhoek',
  'Logeert met de kinderen bij oma, Noorderveld',
]

/** A household that does not exist, at an address that nobody else of the demonstration has. */
export function inventHousehold(chance: Chance, freeAddresses: DemoAddress[], today: CalendarDate): InventedHousehold {
  const origin = chance.one(origins)
  const shape = chance.weighted(shapes)
  const [surnamePrefix, surname] = splitPrefix(chance.one(origin.surnames))
  const used = new Set<string>()
  const person = (
    position: HouseholdPosition,
    age: [from: number, to: number],
    gender: Gender = chance.happens(0.5) ? 'female' : 'male',
    name: [prefix: string, surname: string] = [surnamePrefix, surname],
  ): InventedMember => {
    const names = (gender === 'male' ? origin.male : origin.female).filter(one => !used.has(one))
    const givenNames = chance.one(names.length > 0 ? names : origin.female)
    used.add(givenNames)
    const years = chance.whole(...age)
    const birthDate = addDays(today, -(years * 365 + chance.whole(0, 364)))
    return {
      personId: newId(),
      givenNames,
      surnamePrefix: name[0],
      surname: name[1],
      // Not everybody's birth date is known, and nobody needs one.
      birthDate: chance.happens(0.93) ? birthDate : null,
      gender: chance.happens(0.985) ? gender : 'x',
      position,
      phone: years >= 16 && chance.happens(0.8) ? inventPhone(chance) : '',
      bsn: chance.happens(0.42) ? inventBsn(chance) : null,
    }
  }
  const children = (most: number): InventedMember[] =>
    Array.from({ length: chance.whole(1, most) }, () => person('child', [0, 17]))
  const otherName = (): [string, string] => splitPrefix(chance.one(origin.surnames))

  const members: InventedMember[] = []
  switch (shape) {
    case 'single':
      members.push(person('adult', [19, 84]))
      break
    case 'couple':
      members.push(person('adult', [22, 78], 'female'), person('partner', [22, 78], 'male', otherName()))
      break
    case 'oneParent':
      members.push(person('adult', [21, 50], chance.happens(0.85) ? 'female' : 'male'), ...children(3))
      break
    case 'family':
      members.push(person('adult', [24, 50], 'female'), person('partner', [24, 54], 'male', otherName()), ...children(4))
      break
    case 'generations':
      members.push(person('adult', [26, 48], 'female'), ...children(3), person('parent', [58, 82], 'female'))
      break
    case 'siblings':
      members.push(person('adult', [19, 40]), person('other', [18, 38]))
      break
  }
  const first = members[0]
  if (!first) throw new Error('a household has at least one member')
  const full = [surnamePrefix, surname].filter(Boolean).join(' ')
  const homeless = shape !== 'family' && chance.happens(0.06)
  const at = Math.floor(chance.next() * freeAddresses.length)
  const address = homeless ? null : freeAddresses.splice(at, 1)[0]
  return {
    householdId: newId(),
    caseFileId: newId(),
    name: members.length > 1 ? `Familie ${full}` : `${titleOf(first.gender)} ${capital(full)}`,
    members,
    address: address ?? null,
    place: address ? '' : chance.one(places),
  }
}

export const allAddresses = (): DemoAddress[] => [...addresses]

const titleOf = (gender: Gender): string => (gender === 'female' ? 'Mevrouw' : gender === 'male' ? 'De heer' : 'Huishouden')
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

function splitPrefix(name: string): [prefix: string, surname: string] {
  const [, prefix, surname] = /^((?:de|van|van de|van den|van der|da)) (\S.*)$/.exec(name) ?? []
  if (prefix && surname) {
    const [, more, rest] = /^(den|der|de) (.+)$/.exec(surname) ?? []
    return more && rest ? [`${prefix} ${more}`, rest] : [prefix, surname]
  }
  return ['', name]
}

/** 06-0… is given out to nobody. */
const inventPhone = (chance: Chance): string => `06-0${String(chance.whole(0, 9_999_999)).padStart(7, '0')}`

/** Passes the eleven-test and starts with 99, which no issued number does. */
export function inventBsn(chance: Chance): string {
  for (;;) {
    const bsn = `99${String(chance.whole(0, 9_999_999)).padStart(7, '0')}`
    if (isBsn(bsn)) return bsn
  }
}
