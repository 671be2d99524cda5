import { expect, test } from 'vitest'
import type { Cell, HalfYearFigures } from '../api.ts'
import { figuresCsv } from './figures-csv.ts'

const shown = (counted: number, outOf: number | null = null): Cell => ({ state: 'shown', counted, outOf })
const heldBack: Cell = { state: 'held-back', counted: null, outOf: null }
const empty: Cell = { state: 'empty', counted: null, outOf: null }

const table = (label: string, partLabel: string): HalfYearFigures => ({
  programme: { id: 'example', title: 'Voorbeeld' },
  programmes: [],
  year: 2026,
  years: [2026],
  split: 'attribute',
  areaId: null,
  areas: [],
  hasPriorityAreas: false,
  view: 'public',
  mayBeExact: false,
  mayPlan: false,
  smallestShown: 5,
  countedAt: null,
  rows: [
    {
      indicator: 'reports',
      label,
      definition: '',
      note: null,
      unit: 'meldingen',
      isShare: false,
      better: 'neither',
      planned: { year: { planned: 2100, version: 1 }, first: null, second: null },
      cells: { first: shown(12), second: empty, total: shown(0) },
      partsLabel: 'Hoe gemeld',
      parts: [{ value: 'x', label: partLabel, cells: { first: heldBack, second: heldBack, total: shown(8, 10) } }],
    },
  ],
})

test('a cell without data is empty, a held back one says so, and zero is zero', () => {
  expect(figuresCsv(table('Meldingen', 'telefoon'))).toBe(
    '\uFEFFCijfer;Waarvan;Planning;1e halfjaar;2e halfjaar;Totaal;Eenheid\r\n' +
      'Meldingen;;2100;12;;0;meldingen\r\n' +
      'Meldingen;telefoon;;niet getoond;niet getoond;80% (8 van 10);meldingen\r\n',
  )
})

test('a label cannot become a formula or break the columns', () => {
  const lines = figuresCsv(table('=HYPERLINK("http://x")', 'a;b "c"\nd')).split('\r\n')
  expect(lines[1]?.startsWith(`"'=HYPERLINK(""http://x"")"`)).toBe(true)
  expect(lines[2]).toContain('"a;b ""c""\nd"')
})
