import { type Purpose, purposes } from '../../access/rules/purposes.ts'
import { type Role, roleLabels } from '../../access/rules/roles.ts'
import { columnLabel, inOwnName, ofOwnOrganisation, valueLabel } from './column-words.ts'
import type { Condition, Operand } from './policy-condition.ts'

/** By what somebody comes at a row. */
export type Way = 'everyone' | 'reach' | 'oversight' | 'role' | 'own' | 'person'

export interface PolicyInWords {
  /** One Dutch sentence, without names of tables or columns. */
  words: string
  /** The roles that the policy names, and lets through. */
  roles: Role[]
  /** The purposes that the policy names, and lets through. */
  purposes: Purpose[]
  ways: Way[]
  /** False: a shape that nobody has put in words. Then nothing is promised about what it lets through. */
  isUnderstood: boolean
}

const notUnderstood =
  'Deze regel staat er in een vorm die hier niet in gewone woorden gezegd kan worden. Lees de regel zelf, hieronder.'

/**
 * Says in a sentence what a policy asks.
 *
 * @param using which rows it is about; null: it is about new rows only
 * @param check what a row must be after it was written; null: the same as `using`
 */
export function policyInWords(using: Condition | null, check: Condition | null): PolicyInWords {
  const asked = withoutTenant(using ?? check ?? { kind: 'all', of: [] })
  const known = new Set(asked.map(one => JSON.stringify(one)))
  const afterwards = using && check ? withoutTenant(check).filter(one => !known.has(JSON.stringify(one))) : []
  const all: Condition = { kind: 'all', of: [...asked, ...afterwards] }
  const about = { roles: rolesIn(all), purposes: purposesIn(all), ways: waysIn(all) }
  try {
    return {
      words: [sentence(asked, 'Wie '), sentence(afterwards, 'En alleen wie ')].join(' ').trim(),
      ...about,
      isUnderstood: true,
    }
  } catch {
    return { words: notUnderstood, ...about, isUnderstood: false }
  }
}

/** That a row is of one's own municipality goes for every rule of every table; said once, on the page itself. */
function withoutTenant(condition: Condition): Condition[] {
  const parts = condition.kind === 'all' ? condition.of : [condition]
  return parts.filter(part => !(part.kind === 'compares' && isSession(part.right, 'municipality')))
}

const isSession = (operand: Operand, name: string): boolean => operand.kind === 'session' && operand.name === name

const speaksOfSession = (condition: Condition): boolean => JSON.stringify(condition).includes('"session"')

function sentence(asked: readonly Condition[], opening: 'Wie ' | 'En alleen wie '): string {
  const [who, row] = [asked.filter(speaksOfSession), asked.filter(one => !speaksOfSession(one))]
  const when = joined(row.map(saidOf), 'en')
  if (opening === 'En alleen wie ') {
    if (asked.length === 0) return ''
    if (who.length === 0) return `En alleen als daarna ${when}.`
  }
  // One choice that is all there is needs no brackets.
  const people = who.length === 1 && who[0]?.kind === 'any' ? saidOfAny(who[0].of, false) : joined(who.map(saidOf), 'en')
  const everybody = who.length === 0 ? 'Iedereen die hier nu een rol heeft' : `${opening}${people}`
  return `${everybody}${row.length > 0 ? `, als ${when}` : ''}.`
}

const joined = (parts: readonly string[], word: 'en' | 'of'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`

/** @throws for a shape without words */
function saidOf(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return saidOfAll(condition.of)
    case 'any':
      return saidOfAny(condition.of)
    case 'not':
      return saidOfNot(condition.of)
    case 'among':
      return saidOfAmong(condition.left, condition.right)
    case 'compares':
      return saidOfComparison(condition.left, condition.operator, condition.right)
    case 'empty':
      return `${labelOf(condition.operand)} nog leeg is`
    case 'filled':
      return `${labelOf(condition.operand)} is ingevuld`
    case 'true':
      return `${labelOf(condition.operand)} aan staat`
    case 'unknown':
      throw new Error(condition.text)
  }
}

function saidOfAll(parts: readonly Condition[]): string {
  const [who, row] = [parts.filter(speaksOfSession), parts.filter(one => !speaksOfSession(one))]
  if (who.length === 0 || row.length === 0) return joined(parts.map(saidOf), 'en')
  return `${joined(who.map(saidOf), 'en')} waarbij ${joined(row.map(saidOf), 'en')}`
}

function saidOfAny(parts: readonly Condition[], inBrackets = true): string {
  // "Nobody yet, or oneself": a name is put there by its bearer only.
  const [first, second] = parts
  if (
    parts.length === 2 &&
    first?.kind === 'empty' &&
    second?.kind === 'compares' &&
    isSession(second.right, 'user') &&
    JSON.stringify(first.operand) === JSON.stringify(second.left)
  ) {
    return 'daarbij geen naam van een ander invult'
  }
  const isMixed = parts.some(speaksOfSession)
  const said = joined(
    parts.map(part => (isMixed && !speaksOfSession(part) ? `een rij heeft waarbij ${saidOf(part)}` : saidOf(part))),
    'of',
  )
  return inBrackets ? `(${said})` : said
}

function saidOfNot(condition: Condition): string {
  if (condition.kind === 'any') {
    const roles = condition.of.map(one => (one.kind === 'among' ? roleOf(one) : undefined))
    if (roles.every(role => role !== undefined))
      return `niet de rol ${joined(
        roles.map(role => roleLabels[role]),
        'of',
      )} heeft`
  }
  if (condition.kind === 'among') {
    const role = roleOf(condition)
    if (role) return `niet de rol ${roleLabels[role]} heeft`
    if (isSession(condition.right, 'veiled')) return 'niets leest dat onder een afscherming ligt'
    if (condition.right.kind === 'list') {
      return `${labelOf(condition.left)} niet ${valuesOf(condition.left, condition.right.values)} is`
    }
  }
  return `niet geldt dat ${saidOf(condition)}`
}

const ofReach: Record<string, string> = {
  scopes: 'bij dit onderdeel mag',
  writable: 'in dit onderdeel mag schrijven',
  oversight: 'toezicht houdt op het gebied en het onderdeel',
  tended: 'in dat gebied ook mag handelen',
  persons: 'de inwoner is om wie het gaat (of diens vertegenwoordiger)',
  selves: 'zelf de inwoner is die het vroeg',
  'selves person_id': 'zelf de inwoner is om wie het gaat (en niet diens vertegenwoordiger)',
  roles: 'de rol heeft die erin staat',
}

function saidOfAmong(left: Operand, right: Operand): string {
  const role = roleOf({ left, right })
  if (role) return `de rol ${roleLabels[role]} heeft`
  if (right.kind === 'session') {
    const said = left.kind === 'column' ? (ofReach[`${right.name} ${left.name}`] ?? ofReach[right.name]) : undefined
    if (!said) throw new Error(right.name)
    return said
  }
  if (right.kind === 'list') return `${labelOf(left)} ${valuesOf(left, right.values)} is`
  throw new Error('among what?')
}

function saidOfComparison(left: Operand, operator: string, right: Operand): string {
  if (left.kind === 'session' && left.name === 'purpose' && right.kind === 'value' && operator === '=') {
    return `dit doet met het doel “${purposes[right.value as Purpose] ?? right.value}”`
  }
  if (right.kind === 'session' && left.kind === 'column') {
    if (operator === '=' && right.name === 'user') return inOwnName(left.name)
    if (operator === '<>' && right.name === 'user') return 'niet de eigen rij voor zich heeft'
    if (operator === '=' && right.name === 'organisation') return ofOwnOrganisation(left.name)
    if (operator === '=' && right.name === 'workplace') return 'hier aangemeld is, ook zonder rol'
    if (right.name === 'moment') return `${labelOf(left)} ${saidOperator(operator)} het moment van nu is`
    throw new Error(right.name)
  }
  if (right.kind === 'value' && left.kind === 'column') {
    return `${labelOf(left)} ${operator === '=' ? '' : `${saidOperator(operator)} `}${valuesOf(left, [right.value])} is`
  }
  if (right.kind === 'column' && left.kind === 'column') {
    return `${labelOf(left)} ${operator === '=' ? 'gelijk aan' : saidOperator(operator)} ${labelOf(right)} is`
  }
  throw new Error('compares with what?')
}

function saidOperator(operator: string): string {
  const said: Record<string, string> = { '<>': 'niet', '<': 'kleiner dan', '<=': 'hooguit', '>': 'groter dan', '>=': 'minstens' }
  const words = said[operator]
  if (!words) throw new Error(operator)
  return words
}

const valuesOf = (left: Operand, values: readonly unknown[]): string =>
  joined(
    values.map(value => valueLabel(left.kind === 'column' ? left.name : '', value)),
    'of',
  )

function labelOf(operand: Operand): string {
  if (operand.kind !== 'column') throw new Error('no column')
  return columnLabel(operand.name)
}

function roleOf({ left, right }: { left: Operand; right: Operand }): Role | undefined {
  if (!isSession(right, 'roles') || left.kind !== 'value') return undefined
  const role = String(left.value)
  if (!(role in roleLabels)) throw new Error(`the role ${role}`)
  return role as Role
}

/** All parts of a condition that it asks for, not those that it forbids. */
function* partsOf(condition: Condition): Generator<Condition> {
  if (condition.kind === 'not') return
  if (condition.kind === 'all' || condition.kind === 'any') for (const part of condition.of) yield* partsOf(part)
  else yield condition
}

function rolesIn(condition: Condition): Role[] {
  const roles = Array.from(partsOf(condition)).flatMap(part =>
    part.kind === 'among' && part.left.kind === 'value' && isSession(part.right, 'roles') ? [part.left.value as Role] : [],
  )
  return [...new Set(roles)]
}

function purposesIn(condition: Condition): Purpose[] {
  const found = Array.from(partsOf(condition)).flatMap(part =>
    part.kind === 'compares' && isSession(part.left, 'purpose') && part.right.kind === 'value'
      ? [part.right.value as Purpose]
      : [],
  )
  return [...new Set(found)]
}

function waysIn(condition: Condition): Way[] {
  const ways = Array.from(partsOf(condition)).flatMap((part): Way[] => {
    if (part.kind !== 'among' && part.kind !== 'compares') return []
    if (part.right.kind !== 'session') return []
    const way: Record<string, Way> = {
      scopes: 'reach',
      writable: 'reach',
      oversight: 'oversight',
      tended: 'oversight',
      persons: 'person',
      selves: 'person',
      roles: 'role',
      user: 'own',
      organisation: 'own',
    }
    return way[part.right.name] ? [way[part.right.name] as Way] : []
  })
  return ways.length === 0 ? ['everyone'] : [...new Set(ways)]
}
