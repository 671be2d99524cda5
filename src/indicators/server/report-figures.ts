import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { getProgramme } from '../../programmes/server/commands.ts'
import { type Half, periodOf } from '../rules/half-years.ts'
import { partLabels } from '../rules/part-labels.ts'
import { nextHalf, ReportBody, type ReportFigure } from '../rules/report-body.ts'
import { cellKey } from './assemble-figures.ts'
import { type AreaName, findSmallestShown, listAreas } from './figure-settings.ts'
import { asCell, type FigureTable, readStored, readTargets, type Targets } from './stored-figures.ts'

const reportSplits = ['attribute', 'district', 'priority'] as const

interface Material {
  programme: Programme
  year: number
  half: 1 | 2
  tables: Record<(typeof reportSplits)[number], FigureTable>
  yearBefore: FigureTable
  targets: Targets
  areas: readonly AreaName[]
  meanings: ReadonlyMap<string, string> | undefined
}

/**
 * The figures of a report as everybody may read them: the stored ones, with small numbers held back. Its writer gets no
 * others, so that what is written beside them fits what comes out.
 */
export async function reportFigures(
  tx: Transaction,
  programme: Programme,
  year: number,
  half: 1 | 2,
): Promise<Omit<ReportBody, 'texts' | 'publishedAs'>> {
  const stored = (split: (typeof reportSplits)[number]) => readStored(tx, programme.id, year, split)
  const tables = { attribute: await stored('attribute'), district: await stored('district'), priority: await stored('priority') }
  const targets = await readTargets(tx, programme.id, year)
  const next = nextHalf(year, half)
  const nextTargets = next.year === year ? targets : await readTargets(tx, programme.id, next.year)
  const material: Material = {
    programme,
    year,
    half,
    tables,
    yearBefore: await readStored(tx, programme.id, year - 1, 'none'),
    targets,
    areas: await listAreas(tx),
    meanings: await meaningsYearBefore(tx, programme, year - 1, half),
  }
  return {
    programme: { id: programme.id, version: programme.version, title: programme.title },
    year,
    half,
    countedAt: tables.attribute.countedAt?.toISOString() ?? null,
    smallestShown: await findSmallestShown(tx),
    figures: programme.indicators.map(indicator => figureOf(indicator, material)),
    next: programme.indicators
      .filter(indicator => indicator.outOf === null)
      .map(({ code, label, unit }) => ({
        indicator: code,
        label,
        unit,
        half: plannedFor(nextTargets, code, next.half),
        year: plannedFor(nextTargets, code, 0),
      })),
  }
}

const plannedFor = (targets: Targets, code: string, half: Half): number | null => targets.get(`${code}\n${half}`)?.planned ?? null

/** What decides what is counted; labels and notes may be reworded without counting anything else. */
const meaningOf = ({ definition, counts, distinct, outOf, unit }: IndicatorDefinition): string =>
  JSON.stringify([definition, counts, distinct, outOf, unit])

/** What the figures meant in the report of a year before, or else in the programme as it was then. */
async function meaningsYearBefore(
  tx: Transaction,
  programme: Programme,
  year: number,
  half: 1 | 2,
): Promise<ReadonlyMap<string, string> | undefined> {
  const m = tx.session.municipality
  const report = await tx.find<{ body: unknown }>(sql`
    select body from app.half_year_reports
    where municipality_id = ${m} and programme_id = ${programme.id} and year = ${year}::integer and half = ${half}::integer
      and state = 'published'
    order by edition desc limit 1`)
  if (report) return new Map(ReportBody.parse(report.body).figures.map(one => [one.indicator, one.meaning]))
  const version = await tx.find<{ version: number }>(sql`
    select version from app.programme_versions
    where municipality_id = ${m} and programme_id = ${programme.id}
      and published_at < (${periodOf(year, half).to}::date + 1)::timestamp at time zone 'Europe/Amsterdam'
    order by version desc limit 1`)
  if (!version) return undefined
  const then = await getProgramme(tx, { id: programme.id, version: version.version })
  return new Map(then.indicators.map(indicator => [indicator.code, meaningOf(indicator)]))
}

function figureOf(indicator: IndicatorDefinition, material: Material): ReportFigure {
  const { programme, year, half, tables, yearBefore, targets, areas, meanings } = material
  const { code } = indicator
  const cellOf = (table: FigureTable, at: Half) => asCell(table.cells.get(cellKey(code, at, 'none', '')))
  const before = meanings?.get(code)
  const meaning = meaningOf(indicator)
  return {
    indicator: code,
    label: indicator.label,
    definition: indicator.definition,
    note: indicator.note,
    unit: indicator.unit,
    isShare: indicator.outOf !== null,
    better: indicator.better,
    meaning,
    isOtherThanYearBefore: before === undefined ? null : before !== meaning,
    planned: {
      half: plannedFor(targets, code, half),
      otherHalf: plannedFor(targets, code, half === 1 ? 2 : 1),
      year: plannedFor(targets, code, 0),
    },
    halves: [
      { year: year - 1, half: 1, cell: cellOf(yearBefore, 1) },
      { year: year - 1, half: 2, cell: cellOf(yearBefore, 2) },
      { year, half: 1, cell: cellOf(tables.attribute, 1) },
      ...(half === 2 ? [{ year, half: 2 as const, cell: cellOf(tables.attribute, 2) }] : []),
    ],
    total: cellOf(tables.attribute, 0),
    splits: reportSplits.flatMap(split => {
      const labels = partLabels(indicator, programme, split, areas)
      const parts = (tables[split].parts.get(code) ?? [])
        .map(value => ({
          value,
          label: labels.of(value),
          cell: asCell(tables[split].cells.get(cellKey(code, half, split, value))),
        }))
        .filter(part => part.cell.state !== 'empty' && part.cell.counted !== 0)
        .sort((one, other) => one.label.localeCompare(other.label, 'nl'))
      return parts.length > 0 && labels.label !== null ? [{ split, label: labels.label, parts }] : []
    }),
  }
}

/** Whether the half-year has begun: before that there is nothing to report. */
export const hasBegun = (tx: Transaction, year: number, half: 1 | 2): boolean =>
  periodOf(year, half).from <= calendarDateOf(tx.now)
