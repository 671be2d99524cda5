import { csvOf } from '../../platform/csv.ts'
import type { Cell, HalfYearFigures } from '../api.ts'

/**
 * The table as a file for a spreadsheet: what is on screen, under the same rules.
 */
export function figuresCsv(figures: HalfYearFigures): string {
  const head = ['Cijfer', 'Waarvan', 'Planning', '1e halfjaar', '2e halfjaar', 'Totaal', 'Eenheid']
  const lines = figures.rows.flatMap(row => [
    [row.label, '', plannedText(row.planned.year?.planned), ...cellTexts(row.cells), row.unit],
    ...row.parts.map(part => [row.label, part.label, '', ...cellTexts(part.cells), row.unit]),
  ])
  return csvOf([head, ...lines])
}

const cellTexts = ({ first, second, total }: { first: Cell; second: Cell; total: Cell }): string[] =>
  [first, second, total].map(cellText)

/** A number as it stands in the table; empty where there are no data. */
export function cellText(cell: Pick<Cell, 'state' | 'counted' | 'outOf'>): string {
  if (cell.state === 'held-back') return 'niet getoond'
  if (cell.counted === null) return ''
  if (cell.outOf === null) return String(cell.counted)
  return cell.outOf === 0 ? '' : `${Math.round((cell.counted / cell.outOf) * 100)}% (${cell.counted} van ${cell.outOf})`
}

const plannedText = (planned: number | undefined): string => (planned === undefined ? '' : String(planned))
