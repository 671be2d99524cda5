import type { ListItem } from './setting-definition.ts'

/** A list as people type it: a line for each. */
export const linesOf = (items: readonly ListItem[]): string => items.map(item => item.label).join('\n')

/** Typed lines as a list. A label that was there keeps its code, so that what was chosen with it stays the same thing. */
export function itemsOf(typed: string, known: readonly ListItem[]): ListItem[] {
  const labels = typed
    .split('\n')
    .map(line => line.replaceAll(/\s+/g, ' ').trim())
    .filter(line => line !== '')
  const taken = new Set(known.map(item => item.code))
  return labels.map(label => {
    const before = known.find(item => item.label.toLowerCase() === label.toLowerCase())
    if (before) return { code: before.code, label }
    const code = freeCode(label, taken)
    taken.add(code)
    return { code, label }
  })
}

function freeCode(label: string, taken: ReadonlySet<string>): string {
  const base =
    label
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^[-0-9]+|-+$/g, '')
      .slice(0, 50) || 'soort'
  let code = base
  for (let number = 2; taken.has(code); number++) code = `${base}-${number}`
  return code
}
