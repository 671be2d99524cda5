import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { asWorker, type Transaction } from '../../platform/database/transaction.ts'
import { canonicalContent, sealFormat } from '../rules/line-content.ts'
import { leafOf, merkleRoot } from '../rules/merkle.ts'
import { firstPrevious, leafMessage, type SealContent, sealHash, sealMessage } from '../rules/seal.ts'
import { appendHead, findLastHead, type Head } from './heads-file.ts'
import { type LineRow, lineColumns } from './line-rows.ts'
import type { LogKey } from './log-key.ts'
import { unfoldMentions } from './unfold-mentions.ts'
import { watchSealed } from './watch-sealed.ts'

export interface Sealing {
  /** The worker's own. */
  pool: pg.Pool
  key: LogKey
  headsFile: string
  /** By the application's clock, and the real one. */
  now: Date
  realNow: Date
}

// Any number will do, as long as every process takes the same one; the second key is the municipality.
const sealingLock = 722_005
/** A long backlog is sealed in parts, so that none of them holds the database long. */
const mostLines = 5000

/**
 * Seals what is finished in one municipality: lines of transactions older than every running one, in the order of their transactions.
 * Requests write no row that this waits for, or that waits for this. One process at a time; another finds nothing to do.
 *
 * @returns how many lines were sealed, in how many seals
 */
export async function sealLog(sealing: Sealing, municipality: number): Promise<{ lines: number; seals: number }> {
  const done = { lines: 0, seals: 0 }
  for (;;) {
    const sealed = await asWorker(sealing.pool, municipality, sealing.now, tx => sealBatch(tx, sealing))
    if (!sealed) return done
    // After the commit: a head in the file is a seal in the database. The other way round the next head covers it.
    appendHead(sealing.headsFile, sealed.head)
    done.lines += sealed.lines
    done.seals += 1
    if (!sealed.isMore) return done
  }
}

/** After a stop between commit and file: the last seal gets its head all the same. */
export async function catchUpHead(sealing: Sealing, municipality: number): Promise<void> {
  const last = await asWorker(sealing.pool, municipality, sealing.now, lastSeal)
  if (!last) return
  const noted = findLastHead(sealing.headsFile, municipality)
  if (!noted || noted.number < last.seal.number) appendHead(sealing.headsFile, headOf(last.seal, last.signature))
}

const headOf = (seal: SealContent, signature: Buffer): Head => ({
  municipality: seal.municipality,
  number: seal.number,
  sealedAt: new Date(seal.sealedAtMs).toISOString(),
  hash: sealHash(seal, signature).toString('hex'),
})

async function sealBatch(
  tx: Transaction,
  { key, now, realNow }: Sealing,
): Promise<{ head: Head; lines: number; isMore: boolean } | undefined> {
  const m = tx.session.municipality
  const { mine, horizon, next } = await tx.get<{ mine: boolean; horizon: string; next: string }>(sql`
    select pg_try_advisory_xact_lock(${sealingLock}, ${m}) as mine,
      pg_snapshot_xmin(pg_current_snapshot())::text as horizon, pg_snapshot_xmax(pg_current_snapshot())::text as next`)
  if (!mine) return undefined
  const last = await lastSeal(tx)
  // Numbers went back: the data went to another database server, whose numbering is its own.
  const isElsewhere = last !== undefined && BigInt(last.seal.horizon) > BigInt(horizon)
  const from = last && !isElsewhere ? last.seal : undefined
  const rows = await tx.rows<LineRow>(isElsewhere ? unsealedLines(m, horizon, next) : finishedLines(m, from, horizon))
  if (rows.length === 0 && !isElsewhere) return undefined

  const isMore = rows.length === mostLines
  const lastRow = rows.at(-1)
  const number = (last?.seal.number ?? 0) + 1
  const leaves = rows.map(({ salt, ...content }) => leafOf(salt, canonicalContent(content)))
  const seal: SealContent = {
    format: sealFormat,
    municipality: m,
    number,
    sealedAtMs: realNow.getTime(),
    clockShiftMs: now.getTime() - realNow.getTime(),
    lineCount: rows.length,
    root: merkleRoot(leaves),
    previous: last ? sealHash(last.seal, last.signature) : firstPrevious,
    horizon: !isMore ? horizon : isElsewhere ? last.seal.horizon : (lastRow?.transaction ?? horizon),
    throughId: isMore && !isElsewhere ? (lastRow?.id ?? null) : null,
    keyId: key.id,
  }
  const signature = key.sign(sealMessage(seal))
  await tx.run(sql`
    insert into audit.seals (municipality_id, number, format, sealed_at, clock_shift_ms, line_count, root, previous, horizon, through_id,
      key_id, signature)
    values (${m}, ${number}, ${seal.format}, ${realNow}, ${seal.clockShiftMs}, ${seal.lineCount}, ${seal.root}, ${seal.previous},
      ${seal.horizon}::text::xid8, ${seal.throughId}, ${seal.keyId}, ${signature})`)
  const ids = rows.map(row => String(row.id))
  const proofs = leaves.map((leaf, position) => key.sign(leafMessage(m, number, position, ids[position] ?? '', leaf)))
  await tx.run(sql`
    insert into audit.leaves (municipality_id, seal, position, line_id, leaf, proof)
    select ${m}, ${number}, (place - 1)::integer, id, decode(leaf, 'hex'), decode(proof, 'hex')
    from unnest(${ids}::uuid[], ${hex(leaves)}::text[], ${hex(proofs)}::text[]) with ordinality as made (id, leaf, proof, place)`)
  await unfoldMentions(tx, number)
  await watchSealed(tx, number)
  return { head: headOf(seal, signature), lines: rows.length, isMore }
}

const hex = (all: Buffer[]): string[] => all.map(one => one.toString('hex'))

/** The usual way: on from the last seal, by number of transaction; an index read of what is new. */
const finishedLines = (m: number, from: SealContent | undefined, horizon: string): RawBuilder<LineRow> => sql`
  select ${lineColumns} from audit.processing_log l
  where l.municipality_id = ${m}
    and (l.transaction_id, l.id) > (${from?.horizon ?? '0'}::text::xid8, ${from?.throughId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    and l.transaction_id < ${horizon}::text::xid8
    and not exists (select from audit.leaves f where f.municipality_id = ${m} and f.line_id = l.id)
  order by l.transaction_id, l.id limit ${mostLines}`

/** On another server, once: whatever has no fingerprint yet, but for what is being written now. */
const unsealedLines = (m: number, horizon: string, next: string): RawBuilder<LineRow> => sql`
  select ${lineColumns} from audit.processing_log l
  where l.municipality_id = ${m} and (l.transaction_id < ${horizon}::text::xid8 or l.transaction_id >= ${next}::text::xid8)
    and not exists (select from audit.leaves f where f.municipality_id = ${m} and f.line_id = l.id)
  order by l.transaction_id, l.id limit ${mostLines}`

export interface StoredSeal {
  seal: SealContent
  signature: Buffer
}

export const sealColumns = sql`
  s.municipality_id as municipality, s.number::integer as number, s.format, s.sealed_at as "sealedAt", s.clock_shift_ms as "clockShiftMs",
  s.line_count as "lineCount", s.root, s.previous, s.horizon::text as horizon, s.through_id as "throughId", s.key_id as "keyId", s.signature`

export type SealRow = Omit<SealContent, 'sealedAtMs'> & { sealedAt: Date; signature: Buffer }

export function storedSeal({ sealedAt, signature, ...row }: SealRow): StoredSeal {
  return { seal: { ...row, clockShiftMs: Number(row.clockShiftMs), sealedAtMs: sealedAt.getTime() }, signature }
}

async function lastSeal(tx: Transaction): Promise<StoredSeal | undefined> {
  const row = await tx.find<SealRow>(
    sql`select ${sealColumns} from audit.seals s where s.municipality_id = ${tx.session.municipality} order by s.number desc limit 1`,
  )
  return row && storedSeal(row)
}
