import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Cell } from '../api.ts'
import type { Half } from '../rules/half-years.ts'
import type { HeldBack } from '../rules/hold-back.ts'
import { cellKey } from './assemble-figures.ts'
import type { Split } from './count-facts.ts'

/** Cells by their place (`cellKey`), and by figure the parts it has. */
export interface FigureTable {
  cells: ReadonlyMap<string, HeldBack>
  parts: ReadonlyMap<string, readonly string[]>
  countedAt: Date | null
}

/** What is stored for everybody: counted by the worker, small numbers held back. */
export async function readStored(tx: Transaction, programmeId: string, year: number, split: Split): Promise<FigureTable> {
  const rows = await tx.rows<{
    indicator: string
    half: Half
    split: Split
    split_value: string
    state: string
    counted: number | null
    out_of: number | null
    counted_at: Date
  }>(sql`
    select indicator, half, split, split_value, state, counted, out_of, counted_at from app.figure_cells
    where municipality_id = ${tx.session.municipality} and programme_id = ${programmeId} and year = ${year}::integer
      and split in ('none', ${split})`)
  const parts = new Map<string, string[]>()
  const cells = new Map<string, HeldBack>()
  for (const row of rows) {
    if (row.split !== 'none' && !parts.get(row.indicator)?.includes(row.split_value)) {
      parts.set(row.indicator, [...(parts.get(row.indicator) ?? []), row.split_value])
    }
    cells.set(cellKey(row.indicator, row.half, row.split, row.split_value), {
      counted: row.counted,
      outOf: row.out_of,
      heldBack: row.state === 'held-back',
    })
  }
  return { cells, parts, countedAt: rows[0]?.counted_at ?? null }
}

export type Targets = ReadonlyMap<string, { planned: number; version: number }>

export async function readTargets(tx: Transaction, programmeId: string, year: number): Promise<Targets> {
  const rows = await tx.rows<{ indicator: string; half: number; planned: number; version: number }>(sql`
    select indicator, half, planned, version from app.targets
    where municipality_id = ${tx.session.municipality} and programme_id = ${programmeId} and year = ${year}::integer`)
  return new Map(rows.map(({ indicator, half, planned, version }) => [`${indicator}\n${half}`, { planned, version }]))
}

export function asCell(cell: HeldBack | undefined): Cell {
  if (cell?.heldBack) return { state: 'held-back', counted: null, outOf: null }
  if (cell === undefined || cell.counted === null) return { state: 'empty', counted: null, outOf: null }
  return { state: 'shown', counted: cell.counted, outOf: cell.outOf ?? null }
}
