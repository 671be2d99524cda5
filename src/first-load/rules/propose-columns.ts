import { foldText } from '../../programmes/rules/fold-text.ts'
import { loadFields } from './load-fields.ts'
import type { LoadKind } from './load-kind.ts'

/** Which heading of the file belongs to a field; a field that is not in it is not in here. */
export type Columns = Readonly<Record<string, string>>

/** "E-mail adres:" and "e mail adres" are one heading. */
const plain = (heading: string): string =>
  foldText(heading)
    .folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * Proposes which heading is which field: as chosen the last time, else by the label or a usual name for it, each heading
 * once. A person looks at it before anything is read.
 */
export function proposeColumns(kind: LoadKind, headings: readonly string[], earlier: Columns = {}): Columns {
  const columns: Record<string, string> = {}
  const free = new Set(headings.filter(heading => heading.trim() !== ''))
  const take = (field: string, heading: string | undefined) => {
    if (heading === undefined || !free.has(heading) || field in columns) return
    columns[field] = heading
    free.delete(heading)
  }
  for (const { name } of loadFields[kind]) take(name, earlier[name])
  for (const { name, label } of loadFields[kind]) {
    take(
      name,
      [...free].find(heading => plain(heading) === plain(label)),
    )
  }
  for (const { name, headings: usual } of loadFields[kind]) {
    take(
      name,
      [...free].find(heading => usual.includes(plain(heading))),
    )
  }
  return columns
}

/** Labels of fields that must have a column and have none. */
export const missingColumns = (kind: LoadKind, columns: Columns): string[] =>
  loadFields[kind].filter(field => field.required && !columns[field.name]).map(field => field.label)
