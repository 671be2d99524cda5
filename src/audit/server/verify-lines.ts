import { sql } from 'kysely'
import { canonicalContent, type LineContent } from '../rules/line-content.ts'
import { leafOf, merkleRoot } from '../rules/merkle.ts'
import { leafMessage, type SealContent } from '../rules/seal.ts'
import { type Fault, momentOfId, type VerificationFinding } from '../rules/verification.ts'
import { lineColumns } from './line-rows.ts'
import type { PublicLogKey } from './log-key.ts'
import type { Query } from './verify-log.ts'

export interface Covered {
  throughSeal: number
  /** How many lines may be gone. */
  total: number
}

export interface LinkedSeal {
  seal: SealContent
  previous: SealContent | undefined
  /** Of the lines that were there before the first sealing. */
  isBacklog: boolean
}

interface Surroundings {
  keys: readonly PublicLogKey[]
  /** Seals that are wrong themselves: only the proof of each line tells which it are. */
  unsound: ReadonlySet<number>
  covered: Covered
  find(fault: Fault, finding: Omit<VerificationFinding, 'fault' | 'municipality'>): void
}

interface LeafRow extends LineContent {
  seal: number
  position: number
  lineId: string
  leaf: Buffer
  proof: Buffer
  /** Null: the line is gone. */
  salt: Buffer | null
}

const linesAtOnce = 20_000
/** A clock may be a little off, and a request may take long; what somebody puts in afterwards is off by more. */
const toleranceMs = 60 * 60_000

/** Compares each line with its fingerprint, and the fingerprints with the root of their seal. */
export async function verifySealedLines(
  query: Query,
  municipality: number,
  linked: readonly LinkedSeal[],
  surroundings: Surroundings,
): Promise<{ lines: number; destroyed: number }> {
  const counted = { lines: 0, destroyed: 0 }
  for (const part of inParts(linked)) {
    const [first, last] = [part[0]?.seal.number ?? 0, part.at(-1)?.seal.number ?? 0]
    const rows = await query<LeafRow>(sql`
      select f.seal::integer as seal, f.position, f.line_id as "lineId", f.leaf, f.proof, ${lineColumns}
      from audit.leaves f left join audit.processing_log l on l.municipality_id = f.municipality_id and l.id = f.line_id
      where f.municipality_id = ${municipality} and f.seal between ${first} and ${last}
      order by f.seal, f.position`)
    const bySeal = Map.groupBy(rows, row => row.seal)
    for (const link of part) {
      const found = checkLines(municipality, link, bySeal.get(link.seal.number) ?? [], surroundings)
      counted.lines += found.lines
      counted.destroyed += found.destroyed
    }
  }
  return counted
}

function* inParts(linked: readonly LinkedSeal[]): Generator<LinkedSeal[]> {
  let part: LinkedSeal[] = []
  let lines = 0
  for (const link of linked) {
    if (part.length > 0 && lines + link.seal.lineCount > linesAtOnce) {
      yield part
      part = []
      lines = 0
    }
    part.push(link)
    lines += link.seal.lineCount
  }
  if (part.length > 0) yield part
}

function checkLines(
  municipality: number,
  link: LinkedSeal,
  rows: readonly LeafRow[],
  { keys, unsound, covered, find }: Surroundings,
): { lines: number; destroyed: number } {
  const { seal } = link
  const isWhole = rows.length === seal.lineCount && rows.every((row, index) => row.position === index)
  const fits = isWhole && merkleRoot(rows.map(row => row.leaf)).equals(seal.root)
  const key = keys.find(one => one.id === seal.keyId)
  let destroyed = 0
  for (const row of rows) {
    const { salt, leaf, lineId: id } = row
    const about = { seal: seal.number, lineId: id, ...tellOf(row) }
    const isProven =
      (fits && !unsound.has(seal.number)) ||
      key === undefined ||
      key.verify(leafMessage(municipality, seal.number, row.position, id, leaf), row.proof)
    if (salt === null) {
      if (!isProven) find('removed', { ...about, explanation: 'De regel is weg, en haar vingerafdruk is niet de echte.' })
      else if (seal.number <= covered.throughSeal) destroyed += 1
      else find('removed', { ...about, explanation: 'Van de regel is alleen haar vingerafdruk over.' })
    } else if (!leafOf(salt, canonicalContent(row)).equals(leaf)) {
      find('changed', { ...about, explanation: 'Wat er staat past niet bij de vingerafdruk van toen.' })
    } else if (!isProven) {
      find(movedOr(row, municipality, link, key), {
        ...about,
        explanation: 'De vingerafdruk past bij de regel, maar is niet die van de verzegeling.',
      })
    } else {
      checkTimes(row, link, find, about)
    }
  }
  if (!fits) nameMissing(link, rows, find)
  return { lines: rows.length, destroyed }
}

/** With a good proof for another place of the same seal, a line was only moved. */
function movedOr(row: LeafRow, municipality: number, { seal }: LinkedSeal, key: PublicLogKey | undefined): Fault {
  for (let position = 0; position < seal.lineCount; position += 1) {
    if (key?.verify(leafMessage(municipality, seal.number, position, row.lineId, row.leaf), row.proof)) return 'moved'
  }
  return row.position >= seal.lineCount ? 'added' : 'changed'
}

/** Of a fingerprint that is gone with its line only the place is left to say. */
function nameMissing({ seal }: LinkedSeal, rows: readonly LeafRow[], find: Surroundings['find']): void {
  const places = new Set(rows.map(row => row.position))
  const at = new Date(seal.sealedAtMs).toISOString()
  for (let position = 0; position < seal.lineCount; position += 1) {
    if (places.has(position)) continue
    const explanation = `Regel ${position + 1} van de ${seal.lineCount} in zegel ${seal.number} is weg, met haar vingerafdruk.`
    find('removed', { seal: seal.number, at, explanation })
  }
}

function checkTimes(
  row: LeafRow,
  { seal, previous, isBacklog }: LinkedSeal,
  find: Surroundings['find'],
  about: Omit<VerificationFinding, 'fault' | 'municipality' | 'explanation'>,
): void {
  if (isBacklog || !previous) return
  const recordedMs = Number(row.recordedAt) / 1000
  const occurredMs = Number(row.occurredAt) / 1000
  if (recordedMs < previous.sealedAtMs - toleranceMs || recordedMs > seal.sealedAtMs + toleranceMs) {
    const explanation = `De regel zegt van ${new Date(recordedMs).toISOString()} te zijn, en kwam pas bij zegel ${seal.number} in het logboek.`
    find('backdated', { ...about, explanation })
    return
  }
  const isOff = (shiftMs: number) => Math.abs(occurredMs - recordedMs - shiftMs) > toleranceMs
  if (isOff(seal.clockShiftMs) && isOff(previous.clockShiftMs)) {
    const explanation = `De handeling zou van ${new Date(occurredMs).toISOString()} zijn, en is vastgelegd op ${new Date(recordedMs).toISOString()}.`
    find('backdated', { ...about, explanation })
  }
}

function tellOf(row: LeafRow): { at?: string; event?: string } {
  if (row.occurredAt === null || row.salt === null) {
    const at = momentOfId(row.lineId)
    return at ? { at } : {}
  }
  return { at: new Date(Number(row.occurredAt) / 1000).toISOString(), event: row.event ?? '' }
}
