import { type RawBuilder, sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { lifeDomainsOf } from '../../case-files/server/commands.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { IndicatorDefinition } from '../../programmes/rules/indicator-definition.ts'
import { listProgrammes } from '../../programmes/server/commands.ts'
import type { CountedLine, indicatorOperations } from '../api.ts'
import { attributeWords } from '../rules/attribute-words.ts'
import { partLabels } from '../rules/part-labels.ts'
import { areaColumns, factsOf, keyOf, matches, type Split, splitColumn } from './count-facts.ts'
import { listAreas, readsAllOf } from './figure-settings.ts'

const pageSize = 200

type Line = Omit<CountedLine, 'characteristics'> & {
  householdId: string | null
  attributes: Record<string, string | number | boolean | null>
}

/** One line for each thing that was counted: the first fact that made it count. Only for who may see all of them. */
export const listCounted: Handler<typeof indicatorOperations.listCounted> = async ({ tx, input, roles, touch }) => {
  const m = tx.session.municipality
  const areas = await listAreas(tx)
  if (!readsAllOf(areas, input.areaId)) {
    throw notFound('Deze lijst is niet met u gedeeld. Het cijfer kunt u wel gebruiken.')
  }
  const programme = (await listProgrammes(tx)).find(one => one.id === input.programmeId)
  const indicator = programme?.indicators.find(one => one.code === input.indicator)
  const count = input.ofWhole === 'true' ? indicator?.outOf : indicator
  if (!programme || !indicator || !count) throw notFound('Dit cijfer bestaat niet (meer) in dit programma.')

  const inHalf =
    input.half === 0
      ? sql`true`
      : input.half === 1
        ? sql`occurred_on < make_date(${input.year}::integer, 7, 1)`
        : sql`occurred_on >= make_date(${input.year}::integer, 7, 1)`
  const things = sql`
    select distinct on (key) * from (
      select facts.*, ${keyOf(count.distinct)} as key from facts
      where ${matches(count.counts)} and ${inHalf} and ${inPart(indicator, input.split, input.splitValue)}
    ) matching
    where key is not null
    order by key, occurred_on, id`
  const { counted, lines } = await tx.get<{ counted: number; lines: Line[] }>(sql`
    with facts as materialized (
      select f.*, a.name as area, ${areaColumns}
      ${factsOf(tx, { programmeId: input.programmeId, year: input.year, areaId: input.areaId })}
    ), things as materialized (${things}), page as (
      select * from things order by occurred_on, id limit ${pageSize} offset ${(input.page - 1) * pageSize}
    )
    select (select count(*)::integer from things) as counted, coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', p.id, 'aboutKind', p.about_kind, 'caseFileId', p.case_file_id, 'householdId', p.household_id, 'title', f.title, 'mayOpen', f.id is not null,
        'event', p.event, 'occurredOn', p.occurred_on, 'area', p.area, 'attributes', p.attributes) order by p.occurred_on, p.id)
      from page p
      left join app.case_files f on f.municipality_id = ${m} and f.id = p.case_file_id), '[]') as lines`)

  // A name is for who works in files. Who steers by figures gets cases, not people.
  const worksInFiles = mayStart(roles, 'case-file.read')
  touch({ subjects: lines.flatMap(line => (worksInFiles && line.householdId ? [line.householdId] : [])), records: [] })
  const { domains } = await lifeDomainsOf(tx, { id: programme.id, version: programme.version })
  const wording = { programme, lifeDomains: domains, indicator }
  const labels = partLabels(indicator, programme, input.split, areas)
  return {
    label: indicator.label,
    definition: indicator.definition,
    partLabel: input.splitValue === '' ? null : labels.of(input.splitValue),
    counted,
    lines: lines.map(({ householdId: _, attributes, ...line }) => ({
      ...line,
      characteristics: attributeWords({ event: line.event, attributes }, wording),
      title: worksInFiles ? line.title : null,
      mayOpen: worksInFiles && line.mayOpen,
    })),
    more: counted > input.page * pageSize,
  }
}

const inPart = (indicator: IndicatorDefinition, split: Split, value: string): RawBuilder<boolean> =>
  split === 'none' || value === '' ? sql`true` : sql`${splitColumn(indicator, split)} = ${value}`
