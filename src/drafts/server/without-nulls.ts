/** A NUL character is no text in PostgreSQL; a draft with one typed or pasted in is kept without it. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '')
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.replaceAll('\u0000', ''), withoutNulls(entry)]))
  }
  return value
}
