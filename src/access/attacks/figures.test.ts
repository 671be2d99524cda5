import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Count, holdBack, smallestShown } from '../../indicators/rules/hold-back.ts'
import { cellKey } from '../../indicators/server/assemble-figures.ts'
import { familiesOf } from '../../indicators/server/figure-families.ts'

// Somebody with all public tables of a year beside each other, a pencil and time: halves, districts, neighbourhoods, priority
// neighbourhoods. They write down every sum and solve it. No number that was held back comes out.

const halves = [1, 2] as const

/** Six neighbourhoods in two or three districts, some of them priority, and how often something happened in each half. */
const town = fc.record({
  places: fc.array(fc.record({ district: fc.integer({ min: 1, max: 3 }), isPriority: fc.boolean() }), {
    minLength: 2,
    maxLength: 7,
  }),
  counts: fc.array(fc.nat(14), { minLength: 14, maxLength: 14 }),
})

function publicTables({ places, counts }: typeof town extends fc.Arbitrary<infer T> ? T : never) {
  const areas = places.map(({ district, isPriority }, at) => ({ id: 10 + at, districtId: district, isPriority }))
  const cells = new Map<string, Count>()
  const add = (half: 0 | 1 | 2, split: Parameters<typeof cellKey>[2], value: string, count: number) => {
    const key = cellKey('x', half, split, value)
    cells.set(key, { counted: (cells.get(key)?.counted ?? 0) + count })
  }
  const parts = { district: new Set<string>(), neighbourhood: new Set<string>(), priority: new Set(['priority', 'elsewhere']) }
  for (const half of halves) for (const group of parts.priority) add(half, 'priority', group, 0)
  for (const [at, area] of areas.entries()) {
    parts.district.add(String(area.districtId))
    parts.neighbourhood.add(String(area.id))
    for (const half of halves) {
      const count = counts[at * 2 + half - 1] ?? 0
      for (const when of [half, 0] as const) {
        add(when, 'none', '', count)
        add(when, 'district', String(area.districtId), count)
        add(when, 'neighbourhood', String(area.id), count)
        add(when, 'priority', area.isPriority ? 'priority' : 'elsewhere', count)
      }
    }
  }
  const partsOf = (split: string): string[] => [...((parts as Record<string, Set<string>>)[split] ?? [])]
  const families = familiesOf('x', partsOf, areas)
  return { cells, families, shown: holdBack(cells, families, smallestShown) }
}

/** All held-back cells of which the number follows: row reduction by hand, with whole numbers. */
function solved({ families, shown }: ReturnType<typeof publicTables>): string[] {
  const unknown = [...shown].filter(([, cell]) => cell.heldBack).map(([key]) => key)
  const place = new Map(unknown.map((key, at) => [key, at]))
  const rows: bigint[][] = []
  for (const { whole, parts } of families) {
    const row = unknown.map(() => 0n)
    for (const [key, sign] of [[whole, 1n] as const, ...parts.map(part => [part, -1n] as const)]) {
      const at = place.get(key)
      if (at !== undefined) row[at] = (row[at] ?? 0n) + sign
    }
    if (row.some(one => one !== 0n)) rows.push(row)
  }
  let rank = 0
  for (let column = 0; column < unknown.length; column++) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0n)
    if (found === -1) continue
    const pivot = rows[found] as bigint[]
    rows[found] = rows[rank] as bigint[]
    rows[rank] = pivot
    for (const [at, row] of rows.entries()) {
      if (at === rank || row[column] === 0n) continue
      const [own, theirs] = [row[column] as bigint, pivot[column] as bigint]
      rows[at] = row.map((value, index) => value * theirs - (pivot[index] as bigint) * own)
    }
    rank++
  }
  return rows
    .slice(0, rank)
    .filter(row => row.filter(one => one !== 0n).length === 1)
    .map(row => unknown[row.findIndex(one => one !== 0n)] ?? '')
}

test('no number that was held back follows from all tables together', () => {
  let held = 0
  fc.assert(
    fc.property(town, one => {
      const tables = publicTables(one)
      held += [...tables.shown.values()].filter(cell => cell.heldBack).length
      expect(solved(tables)).toEqual([])
    }),
    { numRuns: 400 },
  )
  expect(held).toBeGreaterThan(1000)
})

test('and still most of what is not small is shown', () => {
  const [shown, counted] = [[] as number[], [] as number[]]
  fc.assert(
    fc.property(town, one => {
      const { cells, shown: result } = publicTables(one)
      const large = [...cells].filter(([, { counted: n }]) => (n ?? 0) >= smallestShown)
      counted.push(large.length)
      shown.push(large.filter(([key]) => !result.get(key)?.heldBack).length)
    }),
    { numRuns: 200 },
  )
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  expect(sum(shown) / sum(counted)).toBeGreaterThan(0.3)
})
