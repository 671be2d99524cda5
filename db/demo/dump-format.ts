import { createHash } from 'node:crypto'
import { addDays, calendarDateOf, startOfDay } from '../../src/platform/time/calendar-date.ts'
import { addresses, organisationId, organisations, userId, users } from './voorbeeldstad.ts'

/**
 * The dump is JSON, a value per line: first what it is, then for each table a line with its name and columns and a line for
 * each row. Ids stand in it as marks: those of the founded municipality by name, all others by a number in the order in
 * which they first appear. So two runs that made the same history give the same text.
 */
export interface DumpHead {
  /** The Monday that the demonstration opens on; on loading every date moves by whole weeks. */
  baseDay: string
}

export interface TableHead {
  table: string
  columns: string[]
}

export const mark = '§'
const marked = /§([\w.-]+)/g
const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g

const nameById = new Map<string, string>([
  ...users.map((user): [string, string] => [userId(user.code), `u.${user.code}`]),
  ...organisations.map((one): [string, string] => [organisationId(one.code), `o.${one.code}`]),
  ...addresses.map((address, at): [string, string] => [address.id, `a.${at}`]),
])
const idByName = new Map(Array.from(nameById, ([id, name]) => [name, id]))

/** Replaces ids by marks, in one text after another. */
export function markIds(): (text: string) => string {
  const numbers = new Map<string, string>()
  return text =>
    text.replaceAll(uuid, id => {
      const known = nameById.get(id) ?? numbers.get(id)
      if (known) return mark + known
      const number = numbers.size.toString(36)
      numbers.set(id, number)
      return mark + number
    })
}

/** Replaces marks by ids; a number always gives the same id, sorted as the numbers are. */
export const restoreIds = (text: string): string =>
  text.replaceAll(marked, (_, name: string) => idByName.get(name) ?? idOfNumber(Number.parseInt(name, 36)))

// 2022: before anything a person will make.
const firstMillisecond = 0x017e_0000_0000

function idOfNumber(number: number): string {
  const time = (firstMillisecond + number).toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(`demo/${number}`).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

const quotedDay = /"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z?))?"/g

/**
 * Moves every day and moment in a text by whole days. Moments of columns stand in Dutch time without a zone, so that nine
 * o'clock stays nine o'clock in winter and summer; those inside JSON columns end in Z.
 */
export function moveInTime(days: number): (text: string) => string {
  const moved = new Map<string, string>()
  const move = (day: string): string => {
    const known = moved.get(day) ?? addDays(day, days)
    moved.set(day, known)
    return known
  }
  return text =>
    text.replaceAll(quotedDay, (_, day: string, time: string | undefined, zulu: string | undefined) => {
      if (!time) return `"${move(day)}"`
      return zulu ? `"${moveMoment(new Date(`${day}T${time}Z`), days).toISOString()}"` : `"${move(day)}T${time}"`
    })
}

function moveMoment(moment: Date, days: number): Date {
  const day = calendarDateOf(moment)
  return new Date(startOfDay(addDays(day, days)).getTime() + (moment.getTime() - startOfDay(day).getTime()))
}
