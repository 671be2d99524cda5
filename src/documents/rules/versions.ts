export interface Version {
  id: string
  replacesId: string | null
  isWithdrawn: boolean
}

/**
 * Each document with its earlier versions, newest first. A version that was withdrawn is out of it: the one before it is the
 * current one again.
 */
export function withEarlier<T extends Version>(documents: readonly T[]): { current: T; earlier: T[] }[] {
  const byId = new Map(documents.map(one => [one.id, one]))
  // A version that was not shared leaves a gap; what comes after it then stands by itself.
  const before = (one: T): T | undefined => (one.replacesId === null ? undefined : byId.get(one.replacesId))
  const replaced = new Set<string>()
  for (const one of documents) {
    if (one.isWithdrawn) continue
    for (let older = before(one); older; older = before(older)) replaced.add(older.id)
  }
  return documents
    .filter(one => !one.isWithdrawn && !replaced.has(one.id))
    .map(current => {
      const earlier: T[] = []
      for (let older = before(current); older; older = before(older)) if (!older.isWithdrawn) earlier.push(older)
      return { current, earlier }
    })
}
