import type { Family } from './hold-back.ts'

const nothing = 1e-9

/**
 * Which of the unknown cells follow from the others, by whoever writes down every sum and solves them together: each family by
 * itself may leave two unknown, and the city, its districts and its priority neighbourhoods beside each other leave one.
 */
export function solvable<Key>(unknown: ReadonlySet<Key>, families: readonly Family<Key>[]): Key[] {
  return connected(unknown, families).flatMap(sums => solveOne(sums))
}

/** One sum with the unknown cells in it: the whole minus its parts is what is shown. */
type Sum<Key> = ReadonlyMap<Key, number>

/** Sums that share an unknown cell, together. */
function connected<Key>(unknown: ReadonlySet<Key>, families: readonly Family<Key>[]): Sum<Key>[][] {
  const groupOf = new Map<Key, Sum<Key>[]>()
  const groups = new Set<Sum<Key>[]>()
  for (const { whole, parts } of families) {
    const sum = new Map<Key, number>()
    if (unknown.has(whole)) sum.set(whole, 1)
    for (const part of parts) if (unknown.has(part)) sum.set(part, (sum.get(part) ?? 0) - 1)
    if (sum.size === 0) continue
    const group: Sum<Key>[] = [sum]
    for (const key of sum.keys()) {
      const other = groupOf.get(key)
      if (!other || !groups.has(other)) continue
      groups.delete(other)
      group.push(...other)
    }
    groups.add(group)
    for (const one of group) for (const key of one.keys()) groupOf.set(key, group)
  }
  return [...groups]
}

/** Row reduction: a row that ends with one cell in it tells that cell. */
function solveOne<Key>(sums: readonly Sum<Key>[]): Key[] {
  const keys = [...new Set(sums.flatMap(sum => [...sum.keys()]))]
  const rows = sums.map(sum => keys.map(key => sum.get(key) ?? 0))
  let rank = 0
  for (let column = 0; column < keys.length && rank < rows.length; column++) {
    let best = rank
    for (let at = rank + 1; at < rows.length; at++) if (size(rows[at], column) > size(rows[best], column)) best = at
    const pivot = rows[best]
    if (!pivot || size(pivot, column) < nothing) continue
    rows[best] = rows[rank] ?? pivot
    rows[rank] = pivot
    const by = pivot[column] ?? 1
    for (let at = column; at < keys.length; at++) pivot[at] = (pivot[at] ?? 0) / by
    for (const row of rows) {
      const times = row === pivot ? 0 : (row[column] ?? 0)
      if (Math.abs(times) < nothing) continue
      for (let at = column; at < keys.length; at++) row[at] = (row[at] ?? 0) - times * (pivot[at] ?? 0)
    }
    rank++
  }
  return rows.slice(0, rank).flatMap(row => {
    const left = row.flatMap((value, at) => (Math.abs(value) > nothing ? [at] : []))
    const only = left.length === 1 ? keys[left[0] ?? -1] : undefined
    return only === undefined ? [] : [only]
  })
}

const size = (row: readonly number[] | undefined, column: number): number => Math.abs(row?.[column] ?? 0)
