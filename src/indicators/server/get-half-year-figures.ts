import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { Cell, Cells, FigureRow, indicatorOperations, Target } from '../api.ts'
import { type Half, yearOf, yearsBack } from '../rules/half-years.ts'
import type { HeldBack } from '../rules/hold-back.ts'
import { partLabels } from '../rules/part-labels.ts'
import { cellKey, fillCells, findDataStart, partsIn } from './assemble-figures.ts'
import { countFacts, type Split } from './count-facts.ts'
import { type AreaName, findSmallestShown, listAreas, readsAllOf } from './figure-settings.ts'

interface Table {
  cells: ReadonlyMap<string, HeldBack>
  parts: ReadonlyMap<string, readonly string[]>
  countedAt: Date | null
}

export const getHalfYearFigures: Handler<typeof indicatorOperations.getHalfYearFigures> = async ({ tx, input, roles }) => {
  const programmes = (await listProgrammes(tx)).filter(one => one.indicators.length > 0)
  const thisYear = yearOf(calendarDateOf(tx.now))
  const year = input.year ?? thisYear
  const areas = await listAreas(tx)
  const programme = input.programmeId
    ? programmes.find(one => one.id === input.programmeId)
    : await mostUsed(tx, programmes, year)
  if (!programme) throw notFound('Dit programma is hier niet in gebruik, of er zijn geen cijfers voor afgesproken.')

  const mayBeExact = readsAllOf(areas, input.areaId)
  const view = mayBeExact ? input.view : 'public'
  // What is public is stored for the municipality as a whole, so that no two public tables can be laid beside each other.
  const areaId = view === 'exact' ? input.areaId : undefined
  const table =
    view === 'exact'
      ? await countNow(tx, programme, { year, split: input.split, areaId })
      : await readStored(tx, programme, year, input.split)
  const targets = await readTargets(tx, programme.id, year)

  return {
    programme: { id: programme.id, title: programme.title },
    programmes: programmes.map(({ id, title }) => ({ id, title })),
    year,
    years: Array.from({ length: yearsBack + 1 }, (_, index) => thisYear - index),
    split: input.split,
    areaId: areaId ?? null,
    areas: areas.filter(area => readsAllOf(areas, area.id)).map(({ id, name, isDistrict }) => ({ id, name, isDistrict })),
    view,
    mayBeExact,
    mayPlan: mayStart(roles, 'figures.plan'),
    smallestShown: await findSmallestShown(tx),
    countedAt: table.countedAt?.toISOString() ?? null,
    rows: programme.indicators.map(indicator => rowOf(indicator, programme, table, input.split, areas, targets)),
  }
}

/** Without a choice: the programme in which most was recorded that year, as far as the reader may know. */
async function mostUsed(tx: Transaction, programmes: readonly Programme[], year: number): Promise<Programme | undefined> {
  const m = tx.session.municipality
  const used = await tx.rows<{ programme_id: string }>(sql`
    select programme_id from (
      select programme_id, count(*) as lines from app.counted_facts
      where municipality_id = ${m} and occurred_on >= make_date(${year}::integer, 1, 1) and occurred_on < make_date(${year + 1}::integer, 1, 1)
      group by 1
      union all
      select programme_id, sum(counted) from app.figure_cells where municipality_id = ${m} and year = ${year}::integer and split = 'none' and half = 0
      group by 1) used
    group by programme_id order by max(lines) desc nulls last, programme_id limit 1`)
  return programmes.find(one => one.id === used[0]?.programme_id) ?? programmes[0]
}

async function countNow(
  tx: Transaction,
  { id, indicators }: Programme,
  { year, split, areaId }: { year: number; split: Split; areaId: number | undefined },
): Promise<Table> {
  const counted = await countFacts(tx, indicators, { programmeId: id, year, split, areaId })
  const filled = fillCells(indicators, counted, split, await findDataStart(tx, id, year))
  const cells = new Map([...filled].map(([key, count]) => [key, { ...count, heldBack: false }]))
  return { cells, parts: partsIn(indicators, counted, split), countedAt: tx.now }
}

async function readStored(tx: Transaction, programme: Programme, year: number, split: Split): Promise<Table> {
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
    where municipality_id = ${tx.session.municipality} and programme_id = ${programme.id} and year = ${year}::integer
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

type Targets = ReadonlyMap<string, { planned: number; version: number }>

async function readTargets(tx: Transaction, programmeId: string, year: number): Promise<Targets> {
  const rows = await tx.rows<{ indicator: string; half: number; planned: number; version: number }>(sql`
    select indicator, half, planned, version from app.targets
    where municipality_id = ${tx.session.municipality} and programme_id = ${programmeId} and year = ${year}::integer`)
  return new Map(rows.map(({ indicator, half, planned, version }) => [`${indicator}\n${half}`, { planned, version }]))
}

function rowOf(
  indicator: IndicatorDefinition,
  programme: Programme,
  table: Table,
  split: Split,
  areas: readonly AreaName[],
  targets: Targets,
): FigureRow {
  const cellsOf = (kind: Split, value: string): Cells => ({
    first: asCell(table.cells.get(cellKey(indicator.code, 1, kind, value))),
    second: asCell(table.cells.get(cellKey(indicator.code, 2, kind, value))),
    total: asCell(table.cells.get(cellKey(indicator.code, 0, kind, value))),
  })
  const target = (half: Half): Target => targets.get(`${indicator.code}\n${half}`) ?? null
  const labels = partLabels(indicator, programme, split, areas)
  const parts = (table.parts.get(indicator.code) ?? []).map(value => ({
    value,
    label: labels.of(value),
    cells: cellsOf(split, value),
  }))
  return {
    indicator: indicator.code,
    label: indicator.label,
    definition: indicator.definition,
    note: indicator.note,
    unit: indicator.unit,
    isShare: indicator.outOf !== null,
    better: indicator.better,
    planned: { year: target(0), first: target(1), second: target(2) },
    cells: cellsOf('none', ''),
    partsLabel: labels.label,
    parts: parts.sort((one, other) => one.label.localeCompare(other.label, 'nl')),
  }
}

function asCell(cell: HeldBack | undefined): Cell {
  if (cell?.heldBack) return { state: 'held-back', counted: null, outOf: null }
  if (cell === undefined || cell.counted === null) return { state: 'empty', counted: null, outOf: null }
  return { state: 'shown', counted: cell.counted, outOf: cell.outOf ?? null }
}
