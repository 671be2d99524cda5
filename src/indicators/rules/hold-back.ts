import { solvable } from './solvable.ts'

/**
 * Small numbers can point at somebody: "one withdrawn file in this neighbourhood" is a neighbour. Readers who may not open
 * what was counted therefore do not get a number that is small, nor one from which a small one follows by subtraction.
 */

export interface Count {
  /** Null: there are no data, which is something else than zero. */
  counted: number | null
  /** For a share: what it is a share of. */
  outOf?: number | null | undefined
}

export interface HeldBack extends Count {
  heldBack: boolean
}

/** The smallest number that is shown, unless the municipality sets another one (setting `figures.smallestShown`). Zero is shown: nobody is in it. */
export const smallestShown = 5

/** A part of a whole: the halves of a year, the neighbourhoods of a city. */
export interface Family<Key> {
  whole: Key
  parts: readonly Key[]
}

/** Whether a number by itself is too small to show. */
export function isSmall({ counted, outOf }: Count, smallest: number): boolean {
  const tooFew = (n: number | null | undefined): boolean => typeof n === 'number' && n > 0 && n < smallest
  if (tooFew(counted)) return true
  if (outOf === undefined || outOf === null || counted === null) return false
  // Who was not picked up is a group as well.
  return tooFew(outOf) || tooFew(outOf - counted)
}

/**
 * Holds back what is small, and then as much as is needed that nothing held back can be calculated. Of a whole and its
 * parts at least two are held back, or none; and beside a whole that is shown, what is held back is together not small
 * either (the whole minus the other parts tells that sum). What follows from several families together is held back with one more.
 * The whole is shown as long as possible, because it says most.
 */
export function holdBack<Key>(
  cells: ReadonlyMap<Key, Count>,
  families: readonly Family<Key>[],
  smallest: number,
): Map<Key, HeldBack> {
  const held = new Set<Key>()
  for (const [key, count] of cells) if (isSmall(count, smallest)) held.add(key)

  const isTelling = (key: Key): boolean => (cells.get(key)?.counted ?? 0) > 0
  // The smallest other part costs least; without one the whole is that part, so it goes too.
  const leastOf = ({ whole, parts }: Family<Key>): Key =>
    parts
      .filter(key => isTelling(key) && !held.has(key))
      .sort((a, b) => (cells.get(a)?.counted ?? 0) - (cells.get(b)?.counted ?? 0))[0] ?? whole
  for (let changed = true; changed; ) {
    changed = false
    for (const { whole, parts } of families) {
      const members = [whole, ...parts].filter(isTelling)
      const gone = members.filter(key => held.has(key))
      const together = gone.reduce((sum, key) => sum + (cells.get(key)?.counted ?? 0), 0)
      const isSmallTogether = gone.length > 0 && !held.has(whole) && together < smallest
      if (gone.length !== 1 && !isSmallTogether) continue
      const next = leastOf({ whole, parts })
      if (held.has(next)) continue
      held.add(next)
      changed = true
    }
    if (changed) continue
    const known = solvable(held, families)
    for (const key of known) {
      const around = families.filter(({ whole, parts }) => whole === key || parts.includes(key))
      const next = around.map(leastOf).find(one => isTelling(one) && !held.has(one))
      if (next === undefined) continue
      held.add(next)
      changed = true
    }
    if (changed || known.length === 0) continue
    // All around it is held back already: then it follows from sums further away.
    const beside = families.filter(({ whole, parts }) => [whole, ...parts].some(key => held.has(key)))
    const next = beside.map(leastOf).find(one => isTelling(one) && !held.has(one))
    if (next === undefined) continue
    held.add(next)
    changed = true
  }

  const result = new Map<Key, HeldBack>()
  for (const [key, count] of cells) {
    result.set(key, held.has(key) ? { counted: null, outOf: null, heldBack: true } : { ...count, heldBack: false })
  }
  return result
}
