import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { numberVault } from '../../households/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { LineOutcome, LineProblem, LoadKind } from '../rules/load-kind.ts'

export interface StoredLoad {
  id: string
  kind: LoadKind
  finishedAt: Date | null
  undoneAt: Date | null
}

export async function getLoad(tx: Transaction, id: string): Promise<StoredLoad> {
  const load = await tx.find<StoredLoad>(sql`
    select id, kind, finished_at as "finishedAt", undone_at as "undoneAt" from app.first_loads
    where municipality_id = ${tx.session.municipality} and id = ${id}`)
  if (!load) throw notFound('Deze lijst is niet gevonden.')
  return load
}

/** A list that can still take lines. @throws conflict when it is finished or of another kind */
export async function getRunningLoad(tx: Transaction, id: string, kind: LoadKind): Promise<StoredLoad> {
  const load = await getLoad(tx, id)
  if (load.kind !== kind) throw conflict('Deze lijst is van een andere soort. Er is niets overgenomen.')
  if (load.finishedAt) throw conflict('Deze lijst is al afgerond. Begin opnieuw met het bestand; wat er al staat blijft staan.')
  return load
}

export interface StoredRecord {
  recordId: string
  contentHash: Buffer
  made: Record<string, unknown>
  isUndone: boolean
}

/** What came of the line with this mark before. Two at once wait for each other. */
export async function lockRecord(tx: Transaction, kind: LoadKind, reference: string): Promise<StoredRecord | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.session.municipality}/${kind}/${reference}`}, 16))`)
  return tx.find<StoredRecord>(sql`
    select record_id as "recordId", content_hash as "contentHash", made, undone_at is not null as "isUndone"
    from app.first_load_records
    where municipality_id = ${tx.session.municipality} and kind = ${kind} and reference = ${reference}`)
}

/** A keyed hash of what was read. Without the key of this installation a plain one: then there are no BSNs in it either. */
export function hashOf(tx: Transaction, value: unknown): Buffer {
  const text = `first-load/${JSON.stringify(value)}`
  try {
    return numberVault().hash(text, tx.session.municipality)
  } catch {
    return createHash('sha256').update(text).digest()
  }
}

export async function keepRecord(
  tx: Transaction,
  record: {
    kind: LoadKind
    reference: string
    contentHash: Buffer
    recordId: string
    loadId: string
    made?: Record<string, unknown>
  },
): Promise<void> {
  const kept = {
    content_hash: record.contentHash,
    record_id: record.recordId,
    made: JSON.stringify(record.made ?? {}),
    load_id: record.loadId,
    loaded_by: tx.session.user,
    loaded_at: tx.now,
    undone_at: null,
  }
  await tx.run(
    build
      .insertInto('app.first_load_records')
      .values({ municipality_id: tx.session.municipality, kind: record.kind, reference: record.reference, ...kept })
      .onConflict(clash => clash.columns(['municipality_id', 'kind', 'reference']).doUpdateSet(kept)),
  )
}

/** The line of the report. Read again in the same list, the last time counts. */
export async function reportLine(
  tx: Transaction,
  loadId: string,
  line: { number: number; lines: number; outcome: LineOutcome; problems: readonly LineProblem[] },
): Promise<{ outcome: LineOutcome; problems: number }> {
  const told = { lines: line.lines, outcome: line.outcome, problems: JSON.stringify(line.problems), read_at: tx.now }
  await tx.run(
    build
      .insertInto('app.first_load_lines')
      .values({ municipality_id: tx.session.municipality, load_id: loadId, number: line.number, ...told })
      .onConflict(clash => clash.columns(['municipality_id', 'load_id', 'number']).doUpdateSet(told)),
  )
  return { outcome: line.outcome, problems: line.problems.length }
}
