import { Link, Table, VisuallyHidden } from '../../platform/design/index.ts'
import type { Cell, Cells, FigureRow, HalfYearFigures } from '../api.ts'
import { cellText } from '../rules/figures-csv.ts'
import { type Half, halfLabels } from '../rules/half-years.ts'

interface Line {
  key: string
  row: FigureRow
  part: { value: string; label: string } | undefined
  cells: Cells
}

/** Planning, first half, second half, total: the columns of the half-year table. Parts stand under their figure. */
export function FiguresTable({ figures }: { figures: HalfYearFigures }) {
  const lines: Line[] = figures.rows.flatMap(row => [
    { key: row.indicator, row, part: undefined, cells: row.cells },
    ...row.parts.map(part => ({ key: `${row.indicator}/${part.value}`, row, part, cells: part.cells })),
  ])
  const column = (half: Half, pick: (cells: Cells) => Cell) => ({
    key: `half-${half}`,
    header: halfLabels[half],
    align: 'end' as const,
    noWrap: true,
    cell: (line: Line) => <Figure figures={figures} line={line} half={half} cell={pick(line.cells)} />,
  })
  return (
    <Table
      caption={`${figures.programme.title}: gepland en gerealiseerd in ${figures.year}`}
      hideCaption
      rows={lines}
      rowKey={line => line.key}
      columns={[
        {
          key: 'label',
          header: 'Cijfer',
          rowHeader: true,
          width: '40%',
          cell: line =>
            line.part ? (
              <span className="app-figure-part">
                <VisuallyHidden>{line.row.label}, </VisuallyHidden>waarvan {line.part.label}
              </span>
            ) : (
              line.row.label
            ),
        },
        {
          key: 'planned',
          header: 'Planning',
          align: 'end',
          cell: line => (line.part ? '' : plannedText(line.row.planned)),
          noWrap: true,
        },
        column(1, cells => cells.first),
        column(2, cells => cells.second),
        column(0, cells => cells.total),
        { key: 'unit', header: 'Eenheid', cell: line => (line.part || line.row.isShare ? '' : line.row.unit), hideNarrow: true },
      ]}
    />
  )
}

function Figure({ figures, line, half, cell }: { figures: HalfYearFigures; line: Line; half: Half; cell: Cell }) {
  if (cell.state === 'empty') return <VisuallyHidden>geen gegevens</VisuallyHidden>
  if (cell.state === 'held-back') return <span className="vd-muted">niet getoond</span>
  const text = cellText(cell)
  if (figures.view !== 'exact' || cell.counted === 0) return <span className="vd-numeric">{text}</span>
  const query = new URLSearchParams({
    programma: figures.programme.id,
    cijfer: line.row.indicator,
    jaar: String(figures.year),
    helft: String(half),
    ...(line.part ? { waarvan: figures.split, deel: line.part.value } : {}),
    ...(figures.areaId === null ? {} : { gebied: String(figures.areaId) }),
  })
  const what = [line.row.label, line.part?.label, halfLabels[half]].filter(Boolean).join(', ')
  return (
    <Link href={`/cijfers/lijst?${query}`} className="vd-numeric" aria-label={`${text}: open de lijst van ${what}`}>
      {text}
    </Link>
  )
}

function plannedText({ year, first, second }: FigureRow['planned']): string {
  const perHalf = first || second ? ` (${first?.planned ?? '–'} + ${second?.planned ?? '–'})` : ''
  return `${year?.planned ?? ''}${perHalf}`
}
