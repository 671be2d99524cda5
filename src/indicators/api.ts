import * as z from 'zod'
import { operation } from '../platform/operation.ts'
import { areaInAddress, line } from '../platform/text-fields.ts'
import { reportOperations } from './report-api.ts'

const year = z.coerce.number().int().min(2000).max(2200)
const half = z.coerce.number().int().min(0).max(2)
const code = line(120)

export const splitChoices = ['none', 'district', 'neighbourhood', 'attribute', 'priority'] as const

const cell = z.object({
  /** `empty`: no data, which is not zero. `held-back`: a small number, or one that would give a small one away. */
  state: z.enum(['empty', 'shown', 'held-back']),
  counted: z.int().nullable(),
  /** Of a share: what it is a share of. */
  outOf: z.int().nullable(),
})
export type Cell = z.infer<typeof cell>

/** First half, second half, and the year as a whole. */
const cells = z.object({ first: cell, second: cell, total: cell })
export type Cells = z.infer<typeof cells>

const target = z.object({ planned: z.int(), version: z.int() }).nullable()
export type Target = z.infer<typeof target>

const row = z.object({
  indicator: z.string(),
  label: z.string(),
  definition: z.string(),
  note: z.string().nullable(),
  unit: z.string(),
  isShare: z.boolean(),
  better: z.enum(['higher', 'lower', 'neither']),
  planned: z.object({ year: target, first: target, second: target }),
  cells,
  /** What the parts are parts by: "Hoe gemeld", "Wijk". Null: this figure is not split so. */
  partsLabel: z.string().nullable(),
  parts: z.array(z.object({ value: z.string(), label: z.string(), cells })),
})
export type FigureRow = z.infer<typeof row>

export const HalfYearFigures = z.object({
  programme: z.object({ id: z.string(), title: z.string() }),
  programmes: z.array(z.object({ id: z.string(), title: z.string() })),
  year: z.int(),
  years: z.array(z.int()),
  split: z.enum(splitChoices),
  areaId: z.int().nullable(),
  /** The areas that the reader may narrow the figures to. */
  areas: z.array(z.object({ id: z.int(), name: z.string(), isDistrict: z.boolean() })),
  /** Whether any neighbourhood is marked as a priority neighbourhood (aandachtsbuurt), by which figures can be split. */
  hasPriorityAreas: z.boolean(),
  /**
   * `exact`: the reader may see every line that was counted; each figure opens its list. `public`: small numbers are held
   * back and no figure opens a list.
   */
  view: z.enum(['exact', 'public']),
  mayBeExact: z.boolean(),
  mayPlan: z.boolean(),
  smallestShown: z.int(),
  /** Until when was counted; null: nothing was counted yet. */
  countedAt: z.string().nullable(),
  rows: z.array(row),
})
export type HalfYearFigures = z.infer<typeof HalfYearFigures>

const countedLine = z.object({
  id: z.uuid(),
  aboutKind: z.string(),
  caseFileId: z.uuid().nullable(),
  /** For who works in files; for others a figure is a number of cases, not of people. */
  title: z.string().nullable(),
  mayOpen: z.boolean(),
  event: z.string(),
  occurredOn: z.string(),
  area: z.string(),
  /** The attributes of the counted fact, in the words of the programme. */
  characteristics: z.array(z.string()),
})
export type CountedLine = z.infer<typeof countedLine>

export const indicatorOperations = {
  ...reportOperations,
  getHalfYearFigures: operation({
    method: 'GET',
    path: '/half-year-figures',
    summary: 'Planned against realised per half-year (halfjaarcijfers) for one programme (R-090, R-091)',
    input: z.object({
      programmeId: code.optional(),
      year: year.optional(),
      split: z.enum(splitChoices).default('none'),
      areaId: areaInAddress().optional(),
      /** Even who may see everything can ask for what others see, to publish it. */
      view: z.enum(['exact', 'public']).default('exact'),
    }),
    output: HalfYearFigures,
    permission: 'figures.read',
    purpose: 'steering',
    event: 'figures.read',
  }),
  listCounted: operation({
    method: 'GET',
    path: '/half-year-figures/counted',
    summary: 'The lines that one figure was counted from, for who may see all of them; 200 at a time',
    input: z.object({
      programmeId: code,
      indicator: code,
      year,
      half,
      split: z.enum(splitChoices).default('none'),
      splitValue: line(120).default(''),
      areaId: areaInAddress().optional(),
      /** Of a share: what it is a share of. */
      ofWhole: z.enum(['true', 'false']).default('false'),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    output: z.object({
      label: z.string(),
      definition: z.string(),
      partLabel: z.string().nullable(),
      counted: z.int(),
      lines: z.array(countedLine),
      more: z.boolean(),
    }),
    permission: 'figures.read',
    purpose: 'steering',
    event: 'figures.opened',
  }),
  planIndicator: operation({
    method: 'PUT',
    path: '/half-year-figures/planned',
    summary: 'Set what is planned for an indicator in a year or half-year',
    input: z.object({
      programmeId: code,
      indicator: code,
      year,
      half,
      change: z.object({
        planned: z.object({
          from: z.int().nullable(),
          to: z.int('Vul een heel getal in.').min(0, 'Vul 0 of meer in.').max(10_000_000),
        }),
      }),
    }),
    output: z.object({ version: z.int() }),
    permission: 'figures.plan',
    purpose: 'steering',
    event: 'figures.planned',
  }),
}
