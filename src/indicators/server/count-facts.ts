import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Count, IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import type { Trigger } from '../../programmes/rules/trigger.ts'
import type { Half } from '../rules/half-years.ts'
import { undoneBy } from '../rules/undone-by.ts'

/** By what a figure is split ("waarvan", R-091). */
export const splits = ['none', 'district', 'neighbourhood', 'attribute', 'priority'] as const
export type Split = (typeof splits)[number]

/** Both, so that what lies elsewhere is held back when it is small, and does not follow from the other. */
export const priorityParts = ['priority', 'elsewhere'] as const

export interface Counting {
  programmeId: string
  year: number
  split: Split
  /** Only this district or neighbourhood. */
  areaId?: number | undefined
}

export interface CountedCell {
  indicator: string
  /** Whether this is what a share is a share of. */
  isWhole: boolean
  half: Half
  /** Empty: not split. */
  splitValue: string
  counted: number
}

/**
 * Counts the indicators of a programme over the facts of unshielded files that the session reads. A shielded file is
 * counted by nobody: the difference between a figure and its list would point at it.
 */
export async function countFacts(
  tx: Transaction,
  indicators: readonly IndicatorDefinition[],
  counting: Counting,
): Promise<CountedCell[]> {
  if (indicators.length === 0) return []
  const counts = indicators.flatMap(indicator => [
    countOf(indicator, indicator, false, counting.split),
    ...(indicator.outOf ? [countOf(indicator, indicator.outOf, true, counting.split)] : []),
  ])
  return tx.rows<CountedCell>(sql`
    with facts as materialized (
      select f.*, case when f.occurred_on < make_date(${counting.year}::integer, 7, 1) then 1 else 2 end as half, ${areaColumns}
      ${factsOf(tx, counting)}
    )
    ${sql.join(counts, sql` union all `)}`)
}

/** Of the area of a fact: its district, and whether it is a priority neighbourhood, by itself or with its whole district. */
export const areaColumns = sql`coalesce(a.parent_id, a.id) as district_id, a.is_priority or coalesce(d.is_priority, false) as is_priority`

/** The facts of one programme and year, without those that a later fact about the same thing took back. */
export function factsOf(tx: Transaction, { programmeId, year, areaId }: Omit<Counting, 'split'>): RawBuilder<unknown> {
  const m = tx.session.municipality
  return sql`
    from app.counted_facts f
    join app.areas a on a.municipality_id = f.municipality_id and a.id = f.area_id
    left join app.areas d on d.municipality_id = a.municipality_id and d.id = a.parent_id
    -- Few rows, gathered once: a lookup per fact took minutes in a city whose tables were not analysed yet.
    left join (
      select about_id, event, max(id::text) as last_id
      from app.counted_facts
      where municipality_id = ${m} and programme_id = ${programmeId} and event = any (${Object.values(undoneBy)}::text[])
      group by 1, 2) u on u.about_id = f.about_id and u.event = ${JSON.stringify(undoneBy)}::jsonb ->> f.event
    where f.municipality_id = ${m} and f.programme_id = ${programmeId} and not f.shielded
      and f.occurred_on >= make_date(${year}::integer, 1, 1) and f.occurred_on < make_date(${year + 1}::integer, 1, 1)
      and (u.last_id is null or u.last_id < f.id::text)
      and ${areaId === undefined ? sql`true` : sql`(a.id = ${areaId} or a.parent_id = ${areaId})`}`
}

function countOf(indicator: IndicatorDefinition, count: Count, isWhole: boolean, split: Split): RawBuilder<unknown> {
  const head = sql`select ${indicator.code} as indicator, ${isWhole}::boolean as "isWhole", coalesce(half, 0)::integer as half`
  const things = sql`(
    select half, ${keyOf(count.distinct)} as key, ${splitColumn(indicator, split)} as split_value from facts where ${matches(count.counts)}) one`
  const whole = sql`
    ${head}, '' as "splitValue", count(distinct key)::integer as counted
    from ${things} where key is not null group by grouping sets ((half), ()) having count(distinct key) > 0`
  if (split === 'none') return whole
  return sql`${whole} union all
    ${head}, split_value as "splitValue", count(distinct key)::integer as counted
    from ${things} where key is not null and split_value is not null group by grouping sets ((half, split_value), (split_value))`
}

export function splitColumn(indicator: IndicatorDefinition, split: Split): RawBuilder<unknown> {
  switch (split) {
    case 'none':
      return sql`null::text`
    case 'district':
      return sql`district_id::text`
    case 'neighbourhood':
      return sql`area_id::text`
    case 'priority':
      return sql`case when is_priority then ${priorityParts[0]} else ${priorityParts[1]} end`
    case 'attribute':
      return indicator.ofWhich ? sql`(attributes ->> ${indicator.ofWhich.attribute})` : sql`null::text`
  }
}

/** What is counted once. */
export function keyOf(distinct: Count['distinct']): RawBuilder<string> {
  switch (distinct) {
    case 'event':
      return sql`id`
    case 'case-file':
      return sql`case_file_id`
    case 'household':
      return sql`household_id`
    default:
      return sql`about_id`
  }
}

/** The triggers of a programme file in SQL; what `matchesTrigger` is in the rules. */
export function matches(triggers: readonly Trigger[]): RawBuilder<boolean> {
  const one = (trigger: Trigger): RawBuilder<unknown> => {
    const tests = Object.entries(trigger.with ?? {}).map(([attribute, wanted]) => {
      const values = (Array.isArray(wanted) ? wanted : [wanted]).map(value => JSON.stringify(value))
      // Compared as JSON: the number 1 is not the text "1".
      return sql`attributes -> ${attribute} = any (${values}::jsonb[])`
    })
    return sql`(${sql.join([sql`event = ${trigger.event}`, ...tests], sql` and `)})`
  }
  return sql`(${sql.join(triggers.map(one), sql` or `)})`
}
