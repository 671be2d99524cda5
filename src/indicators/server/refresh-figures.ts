import { sql } from 'kysely'
import type pg from 'pg'
import { asWorker, type Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import { yearOf, yearsBack } from '../rules/half-years.ts'
import { type Count, holdBack } from '../rules/hold-back.ts'
import { fillCells, findDataStart, partsIn } from './assemble-figures.ts'
import { countFacts, type Split, splits } from './count-facts.ts'
import { familiesOf } from './figure-families.ts'
import { findSmallestShown, listAreas } from './figure-settings.ts'

/** Figures are for looking back: a quarter of an hour old is new enough, and a city is not counted every minute. */
const freshForMs = 15 * 60_000

/**
 * Counts the programmes anew and stores what everybody may read: this year and the one before each time, older years once.
 * Runs as the worker. Answers whether it was time to.
 */
export async function refreshFigures(pool: pg.Pool, municipality: number, now: Date): Promise<boolean> {
  return asWorker(pool, municipality, now, async tx => {
    const stored = await tx.rows<{ year: number; at: Date }>(
      sql`select year, max(counted_at) as at from app.figure_cells where municipality_id = ${municipality} group by year`,
    )
    const thisYear = yearOf(calendarDateOf(now))
    const isFresh = (year: number): boolean => {
      const at = stored.find(one => one.year === year)?.at
      // Also after the clock of a demonstration was set back.
      return at !== undefined && at <= now && (year < thisYear - 1 || now.getTime() - at.getTime() < freshForMs)
    }
    if (isFresh(thisYear)) return false
    const years = await listYears(tx, thisYear - yearsBack, thisYear)
    for (const programme of await listProgrammes(tx)) {
      for (const { year } of years.filter(one => one.programme_id === programme.id && !isFresh(one.year))) {
        await refreshYear(tx, programme, year)
      }
    }
    return true
  })
}

/** The years in which something was recorded for a programme: the others stay empty. */
const listYears = (tx: Transaction, from: number, to: number): Promise<{ programme_id: string; year: number }[]> =>
  tx.rows(sql`
    select distinct programme_id, extract(year from occurred_on)::integer as year from app.counted_facts
    where municipality_id = ${tx.session.municipality} and occurred_on >= make_date(${from}::integer, 1, 1)
      and occurred_on < make_date(${to + 1}::integer, 1, 1)`)

interface StoredCell {
  indicator: string
  half: number
  split: Split
  split_value: string
  state: 'shown' | 'held-back'
  counted: number | null
  out_of: number | null
}

async function refreshYear(tx: Transaction, programme: Programme, year: number): Promise<void> {
  const { municipality } = tx.session
  const { indicators } = programme
  const hasData = await findDataStart(tx, programme.id, year)
  const cells = new Map<string, Count>()
  const parts = new Map<Split, Map<string, string[]>>()
  const areas = await listAreas(tx)
  // Without any priority neighbourhood there is nothing to tell apart.
  const hasPriority = areas.some(area => area.isPriority)
  for (const split of splits.filter(one => one !== 'priority' || hasPriority)) {
    const counted = await countFacts(tx, indicators, { programmeId: programme.id, year, split })
    for (const [key, count] of fillCells(indicators, counted, split, hasData)) cells.set(key, count)
    parts.set(split, partsIn(indicators, counted, split))
  }

  const families = indicators.flatMap(({ code }) => familiesOf(code, split => parts.get(split)?.get(code) ?? [], areas))
  const stored: StoredCell[] = []
  for (const [key, cell] of holdBack(cells, families, await findSmallestShown(tx))) {
    if (cell.counted === null && !cell.heldBack) continue
    const [indicator = '', half, split, value = ''] = key.split('\n')
    stored.push({
      indicator,
      half: Number(half),
      split: split as Split,
      split_value: value,
      state: cell.heldBack ? 'held-back' : 'shown',
      counted: cell.counted,
      out_of: cell.outOf ?? null,
    })
  }
  await tx.run(
    sql`delete from app.figure_cells where municipality_id = ${municipality} and programme_id = ${programme.id} and year = ${year}::integer`,
  )
  await tx.run(sql`
    insert into app.figure_cells (municipality_id, programme_id, year, indicator, half, split, split_value, state, counted, out_of, counted_at)
    select ${municipality}, ${programme.id}, ${year}::integer, c.indicator, c.half, c.split, c.split_value, c.state, c.counted, c.out_of, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb)
      as c (indicator text, half smallint, split text, split_value text, state text, counted integer, out_of integer)`)
}
