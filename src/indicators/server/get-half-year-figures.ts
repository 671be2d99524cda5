import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { Cells, FigureRow, indicatorOperations, Target } from '../api.ts'
import { type Half, yearOf, yearsBack } from '../rules/half-years.ts'
import { partLabels } from '../rules/part-labels.ts'
import { cellKey, fillCells, findDataStart, partsIn } from './assemble-figures.ts'
import { countFacts, type Split } from './count-facts.ts'
import { type AreaName, findSmallestShown, listAreas, readsAllOf } from './figure-settings.ts'
import { asCell, type FigureTable, readStored, readTargets, type Targets } from './stored-figures.ts'

export const getHalfYearFigures: Handler<typeof indicatorOperations.getHalfYearFigures> = async ({ tx, input, roles }) => {
  const programmes = (await listProgrammes(tx)).filter(one => one.indicators.length > 0)
  const thisYear = yearOf(calendarDateOf(tx.now))
  const year = input.year ?? thisYear
  const areas = await listAreas(tx)
  const programme = input.programmeId
    ? programmes.find(one => one.id === input.programmeId)
    : await mostUsed(tx, programmes, year)
  if (!programme) throw notFound('Dit programma is hier niet in gebruik, of er zijn geen cijfers voor afgesproken.')

  // Without any priority neighbourhood there is nothing to tell apart.
  const split = input.split === 'priority' && !areas.some(area => area.isPriority) ? 'none' : input.split
  const mayBeExact = readsAllOf(areas, input.areaId)
  const view = mayBeExact ? input.view : 'public'
  // What is public is stored for the municipality as a whole, so that no two public tables can be laid beside each other.
  const areaId = view === 'exact' ? input.areaId : undefined
  const table =
    view === 'exact' ? await countNow(tx, programme, { year, split, areaId }) : await readStored(tx, programme.id, year, split)
  const targets = await readTargets(tx, programme.id, year)

  return {
    programme: { id: programme.id, title: programme.title },
    programmes: programmes.map(({ id, title }) => ({ id, title })),
    year,
    years: Array.from({ length: yearsBack + 1 }, (_, index) => thisYear - index),
    split,
    areaId: areaId ?? null,
    areas: areas.filter(area => readsAllOf(areas, area.id)).map(({ id, name, isDistrict }) => ({ id, name, isDistrict })),
    hasPriorityAreas: areas.some(area => area.isPriority),
    view,
    mayBeExact,
    mayPlan: mayStart(roles, 'figures.plan'),
    smallestShown: await findSmallestShown(tx),
    countedAt: table.countedAt?.toISOString() ?? null,
    rows: programme.indicators.map(indicator => rowOf(indicator, programme, table, split, areas, targets)),
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
): Promise<FigureTable> {
  const counted = await countFacts(tx, indicators, { programmeId: id, year, split, areaId })
  const filled = fillCells(indicators, counted, split, await findDataStart(tx, id, year))
  const cells = new Map([...filled].map(([key, count]) => [key, { ...count, heldBack: false }]))
  return { cells, parts: partsIn(indicators, counted, split), countedAt: tx.now }
}

function rowOf(
  indicator: IndicatorDefinition,
  programme: Programme,
  table: FigureTable,
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
