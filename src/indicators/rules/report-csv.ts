import { csvOf } from '../../platform/csv.ts'
import { cellText } from './figures-csv.ts'
import type { ReportBody } from './report-body.ts'

/** The figures of a report as a file for a spreadsheet: what is on screen, under the same rules. */
export function reportCsv(body: ReportBody): string {
  const periods = body.figures[0]?.halves ?? []
  const head = ['Cijfer', 'Waarvan', 'Planning', ...periods.map(one => `${one.half}e halfjaar ${one.year}`), 'Eenheid']
  const lines = body.figures.flatMap(figure => [
    [
      figure.label,
      '',
      figure.planned.half === null ? '' : String(figure.planned.half),
      ...figure.halves.map(one => cellText(one.cell)),
      figure.unit,
    ],
    ...figure.splits.flatMap(({ parts }) =>
      parts.map(part => [figure.label, part.label, '', ...periods.slice(1).map(() => ''), cellText(part.cell), figure.unit]),
    ),
  ])
  return csvOf([head, ...lines])
}
