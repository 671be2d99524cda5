import { type Gender, genders, type HouseholdPosition } from '../../households/rules/household-position.ts'
import { foldText } from '../../programmes/rules/fold-text.ts'

/** Reads what people write in lists. Each gives the value, or undefined when it cannot be read; empty is for the caller. */

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

const plain = (text: string): string => foldText(text).folded.trim()

/** 31-12-2026, 31/12/2026, 31.12.2026, 31 dec 2026, 2026-12-31; two digits of a year are refused, because 26 may be 1926. */
export function readDate(text: string): string | undefined {
  const written = plain(text).replace(/[T ]\d{2}:\d{2}(:\d{2})?.*$/i, '')
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(written)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written)
  const named = /^(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})$/.exec(written)
  if (dutch) return existing(dutch[3], dutch[2], dutch[1])
  if (iso) return existing(iso[1], iso[2], iso[3])
  if (!named) return undefined
  const asked = named[2] === 'mrt' ? 'maart' : (named[2] ?? '')
  const month = months.findIndex(name => name.startsWith(asked))
  return month === -1 ? undefined : existing(named[3], String(month + 1), named[1])
}

function existing(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${text}T00:00:00Z`)
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
  return isReal && text >= '1900-01-01' && text < '2200-01-01' ? text : undefined
}

const genderWords: Readonly<Record<string, Gender>> = {
  v: 'female',
  vrouw: 'female',
  vrouwelijk: 'female',
  f: 'female',
  m: 'male',
  man: 'male',
  mannelijk: 'male',
  x: 'x',
  o: 'unknown',
  onbekend: 'unknown',
}
export const readGender = (text: string): Gender | undefined =>
  genderWords[plain(text)] ?? genders.find(gender => gender === plain(text))

const positionWords: Readonly<Record<string, HouseholdPosition>> = {
  volwassene: 'adult',
  hoofdbewoner: 'adult',
  aanvrager: 'adult',
  client: 'adult',
  partner: 'partner',
  echtgenoot: 'partner',
  echtgenote: 'partner',
  kind: 'child',
  zoon: 'child',
  dochter: 'child',
  ouder: 'parent',
  grootouder: 'parent',
  'ouder of grootouder': 'parent',
  moeder: 'parent',
  vader: 'parent',
  anders: 'other',
  overig: 'other',
  'iemand anders': 'other',
}
export const readPosition = (text: string): HouseholdPosition | undefined => positionWords[plain(text)]

export const loadPhases = ['connect', 'tackle', 'follow'] as const
export type LoadPhase = (typeof loadPhases)[number]
const phaseWords: Readonly<Record<string, LoadPhase>> = {
  verbinden: 'connect',
  nieuw: 'connect',
  start: 'connect',
  aanpakken: 'tackle',
  aanpak: 'tackle',
  lopend: 'tackle',
  loopt: 'tackle',
  'in uitvoering': 'tackle',
  uitvoeren: 'tackle',
  nazorg: 'follow',
  volgen: 'follow',
  afgesloten: 'follow',
}
export const readPhase = (text: string): LoadPhase | undefined => phaseWords[plain(text)]

/** "1234ab" and "1234 AB" are one postcode. */
export function readPostcode(text: string): string | undefined {
  const written = text.toUpperCase().replaceAll(/\s/g, '')
  return /^[1-9]\d{3}[A-Z]{2}$/.test(written) ? written : undefined
}

/** "14", "14-2", "14 A": the number, and what stands behind it. */
export function readHouseNumber(text: string): { houseNumber: number; addition: string } | undefined {
  const parts = /^(\d{1,5})(?:[\s/-]*([\p{L}\d][\p{L}\d /-]{0,9}))?$/u.exec(text.trim())
  const houseNumber = Number(parts?.[1])
  return parts && houseNumber > 0 ? { houseNumber, addition: (parts[2] ?? '').trim() } : undefined
}

/** A sheet that takes a phone number for an amount drops its leading zero. */
export const readPhone = (text: string): string => (/^[1-9]\d{8}$/.test(text) ? `0${text}` : text)

/** The one of a list whose name, label or code is written there, without regard to capitals and accents. */
export function findNamed<T>(text: string, all: readonly T[], namesOf: (one: T) => readonly string[]): T | undefined {
  const asked = plain(text)
  return all.find(one => namesOf(one).some(name => plain(name) === asked))
}
