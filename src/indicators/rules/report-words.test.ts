import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportCell, ReportFigure } from './report-body.ts'
import { checksOf } from './report-checks.ts'
import { reportCsv } from './report-csv.ts'
import { sentenceOf } from './report-sentence.ts'

const shown = (counted: number, outOf: number | null = null): ReportCell => ({ state: 'shown', counted, outOf })
const heldBack: ReportCell = { state: 'held-back', counted: null, outOf: null }
const empty: ReportCell = { state: 'empty', counted: null, outOf: null }

const figure = (now: ReportCell, more: Partial<ReportFigure> = {}, before: ReportCell = empty): ReportFigure => ({
  indicator: 'visits',
  label: 'Huisbezoeken',
  definition: '',
  note: null,
  unit: 'huisbezoeken',
  isShare: false,
  better: 'higher',
  meaning: '',
  isOtherThanYearBefore: false,
  planned: { half: null, otherHalf: null, year: null },
  halves: [
    { year: 2025, half: 1, cell: before },
    { year: 2025, half: 2, cell: empty },
    { year: 2026, half: 1, cell: now },
  ],
  total: now,
  splits: [],
  ...more,
})
const districts = (...cells: ReportCell[]): ReportFigure['splits'] => [
  {
    split: 'district',
    label: 'Wijk',
    parts: cells.map((cell, index) => ({ value: String(index), label: `Wijk ${index}`, cell })),
  },
]
const texts = (one: ReportFigure) => checksOf(one).map(check => `${check.kind}: ${check.text}`)

describe('a figure in a sentence', () => {
  test('beside a year before and beside the plan', () => {
    const planned = { half: 100, otherHalf: null, year: null }
    expect(sentenceOf(figure(shown(120), { planned }, shown(110)))).toBe(
      'Huisbezoeken: 120 huisbezoeken in het eerste halfjaar van 2026, 10 meer dan een jaar eerder, gepland waren er 100 (120% gehaald).',
    )
    expect(sentenceOf(figure(shown(0), {}, shown(0)))).toContain('evenveel als een jaar eerder.')
  })

  test('says nothing of what is held back, not there, or was something else', () => {
    expect(sentenceOf(figure(heldBack, {}, shown(110)))).toBe(
      'Huisbezoeken: het aantal in het eerste halfjaar van 2026 is te klein om te tonen.',
    )
    expect(sentenceOf(figure(empty))).toContain('zijn geen gegevens')
    expect(sentenceOf(figure(shown(120), {}, heldBack))).not.toContain('eerder')
    expect(sentenceOf(figure(shown(120), { isOtherThanYearBefore: true }, shown(110)))).not.toContain('eerder')
  })

  test('a share is a share', () => {
    const share = { isShare: true, label: 'Taken opgepakt', unit: '%' }
    expect(sentenceOf(figure(shown(30, 40), share, shown(10, 20)))).toBe(
      'Taken opgepakt: 75% (30 van 40) in het eerste halfjaar van 2026, een jaar eerder 50%.',
    )
    expect(sentenceOf(figure(shown(0, 0), share))).toContain('niets om een deel van te zijn')
  })
})

describe('adding up', () => {
  test('parts that make the whole, that say less, that say more, and that cannot be', () => {
    expect(texts(figure(shown(10), { splits: districts(shown(6), shown(4)) }))).toEqual(['right: Waarvan wijken: de som klopt.'])
    expect(texts(figure(shown(10), { splits: districts(shown(6)) }))[0]).toContain('van 4 is dit niet bekend')
    expect(texts(figure(shown(10), { splits: districts(shown(6), shown(9)) }))[0]).toContain('samen 15')
    expect(texts(figure(shown(10), { splits: districts(shown(11)) }))[0]).toMatch(/^look: .*groter dan het totaal/)
  })

  test('what is held back is not added up', () => {
    expect(texts(figure(shown(10), { splits: districts(shown(6), heldBack) }))[0]).toMatch(/^unknown: /)
  })

  test('the halves of a year and of a plan', () => {
    const year = (total: number) =>
      figure(shown(5), {
        halves: [
          { year: 2026, half: 1, cell: shown(7) },
          { year: 2026, half: 2, cell: shown(5) },
        ],
        total: shown(total),
      })
    expect([texts(year(12))[0], texts(year(10))[0], texts(year(13))[0], texts(year(6))[0]]).toEqual([
      expect.stringContaining('de som van de halfjaren klopt'),
      expect.stringContaining('2 kwam in beide halfjaren voor'),
      expect.stringContaining('look: Jaar: 13 past niet bij'),
      expect.stringContaining('look: Jaar: 6 past niet bij'),
    ])
    expect(texts(figure(shown(1), { planned: { half: 10, otherHalf: 15, year: 20 } }))[0]).toContain(
      'samen 25, voor het jaar staat er 20',
    )
  })

  test('a part above the whole is always told, and never called right', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }), (whole, parts) => {
        const [check] = checksOf(figure(shown(whole), { splits: districts(...parts.map(part => shown(part))) }))
        expect(check?.kind).toBe(parts.some(part => part > whole) ? 'look' : 'right')
      }),
    )
  })
})

test('the file has a column for each half-year, and its parts stand under the last', () => {
  const body = {
    programme: { id: 'x', version: 1, title: 'X' },
    year: 2026,
    half: 1 as const,
    publishedAs: null,
    countedAt: null,
    smallestShown: 5,
    figures: [figure(shown(10), { label: '=1+1', splits: districts(shown(6), heldBack) }, shown(8))],
    next: [],
    texts: [],
  }
  expect(reportCsv(body).split('\r\n')).toEqual([
    '\uFEFFCijfer;Waarvan;Planning;1e halfjaar 2025;2e halfjaar 2025;1e halfjaar 2026;Eenheid',
    `'=1+1;;;8;;10;huisbezoeken`,
    `'=1+1;Wijk 0;;;;6;huisbezoeken`,
    `'=1+1;Wijk 1;;;;niet getoond;huisbezoeken`,
    '',
  ])
})
