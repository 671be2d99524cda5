import { fieldLabel, loadFields } from './load-fields.ts'
import type { LineProblem, LoadKind } from './load-kind.ts'

/** Somebody opens the file in a spreadsheet: a cell that begins like a formula is kept as text. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(cell).join(';')}\r\n`).join('')}`

/** An example to fill in: the headings that are found by themselves, and one line. */
export const templateCsv = (kind: LoadKind): string =>
  csv([loadFields[kind].map(field => field.label), loadFields[kind].map(field => field.example)])

/** What was not taken over, to put beside the file while correcting it. */
export const problemsCsv = (kind: LoadKind, problems: readonly LineProblem[]): string =>
  csv([
    ['Regel', 'Veld', 'Wat er moet gebeuren'],
    ...problems.map(({ line, field, message }) => [String(line), fieldLabel(kind, field), message]),
  ])
