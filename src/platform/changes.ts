/** A change names, per field, what it was made on and what it becomes. */
export type Change<T> = { [Field in keyof T]?: { from: T[Field]; to: T[Field] } }

/** What a form changed, each with what it was made on; undefined: nothing. */
export function changesBetween<T extends object>(from: T, to: T): Change<T> | undefined {
  const changed = (Object.keys(to) as (keyof T)[]).filter(field => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
  if (changed.length === 0) return undefined
  return Object.fromEntries(changed.map(field => [field, { from: from[field], to: to[field] }])) as Change<T>
}

export type ChangeOutcome<T> =
  | { kind: 'applied'; values: Partial<T> }
  | { kind: 'identical' }
  | { kind: 'clash'; clashes: { field: keyof T & string; yours: unknown; theirs: unknown }[] }

/**
 * Nothing is overwritten in silence (architecture rule 3). Per field: equal to `from` → apply; equal to `to` → identical
 * already; anything else → a clash that a person decides. One clash holds back the whole change, so nothing is half saved.
 */
export function applyChange<T extends object>(current: T, change: Change<T>): ChangeOutcome<T> {
  const values: Partial<T> = {}
  const clashes: { field: keyof T & string; yours: unknown; theirs: unknown }[] = []
  for (const field of Object.keys(change) as (keyof T & string)[]) {
    const wanted = change[field]
    if (!wanted || same(current[field], wanted.to)) continue
    if (same(current[field], wanted.from)) values[field] = wanted.to
    else clashes.push({ field, yours: wanted.to, theirs: current[field] })
  }
  if (clashes.length > 0) return { kind: 'clash', clashes }
  return Object.keys(values).length > 0 ? { kind: 'applied', values } : { kind: 'identical' }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
