import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import { type Half, halves, periodOf } from '../rules/half-years.ts'
import type { Count } from '../rules/hold-back.ts'
import { type CountedCell, priorityParts, type Split } from './count-facts.ts'

/** A cell by its place: which figure, when, and of which part ('' with split none: the figure itself). */
export const cellKey = (indicator: string, half: Half, split: Split, splitValue: string): string =>
  `${indicator}\n${half}\n${split}\n${splitValue}`

/** The parts of each figure that occurred, or that its definition names; priority neighbourhoods and the others always both. */
export function partsIn(
  indicators: readonly IndicatorDefinition[],
  counted: readonly CountedCell[],
  split: Split,
): Map<string, string[]> {
  return new Map(
    indicators.map(indicator => {
      const values = new Set<string>(
        split === 'priority' ? priorityParts : split === 'attribute' ? indicator.ofWhich?.values?.map(one => one.value) : [],
      )
      for (const cell of counted) if (cell.indicator === indicator.code && cell.splitValue !== '') values.add(cell.splitValue)
      return [indicator.code, [...values]]
    }),
  )
}

/**
 * Makes cells of counts: zero where something could have been counted and was not; no data (null) where nothing of the kind
 * was ever recorded here, or the period has not begun (R-090: cells without data stay empty, not zero).
 */
export function fillCells(
  indicators: readonly IndicatorDefinition[],
  counted: readonly CountedCell[],
  split: Split,
  hasData: (indicator: IndicatorDefinition, half: Half) => boolean,
): Map<string, Count> {
  const found = new Map(
    counted.map(cell => [`${cell.isWhole}\n${cell.indicator}\n${cell.half}\n${cell.splitValue}`, cell.counted]),
  )
  const parts = partsIn(indicators, counted, split)
  const cells = new Map<string, Count>()
  for (const indicator of indicators) {
    for (const half of halves) {
      const isKnown = hasData(indicator, half)
      for (const value of ['', ...(parts.get(indicator.code) ?? [])]) {
        const place = `${indicator.code}\n${half}\n${value}`
        const outOf = indicator.outOf ? (found.get(`true\n${place}`) ?? 0) : null
        cells.set(
          cellKey(indicator.code, half, value === '' ? 'none' : split, value),
          isKnown ? { counted: found.get(`false\n${place}`) ?? 0, outOf } : { counted: null, outOf: null },
        )
      }
    }
  }
  return cells
}

/** Answers, for one programme and year, whether there can be data: its kind of event was recorded before the period ended, and the period has begun. */
export async function findDataStart(
  tx: Transaction,
  programmeId: string,
  year: number,
): Promise<(indicator: IndicatorDefinition, half: Half) => boolean> {
  const rows = await tx.rows<{ event: string; first_on: string }>(sql`
    select event, min(occurred_on)::text as first_on from app.counted_facts
    where municipality_id = ${tx.session.municipality} and programme_id = ${programmeId} and not shielded
      and occurred_on < make_date(${year + 1}::integer, 1, 1)
    group by event`)
  const firstOn = new Map(rows.map(row => [row.event, row.first_on]))
  const today = calendarDateOf(tx.now)
  return (indicator, half) => {
    const { from, to } = periodOf(year, half)
    const events = [...indicator.counts, ...(indicator.outOf?.counts ?? [])].map(trigger => trigger.event)
    return from <= today && events.some(event => (firstOn.get(event) ?? '9999') <= to)
  }
}
