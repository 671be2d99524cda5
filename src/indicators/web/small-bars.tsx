import type { ReportFigure } from '../rules/report-body.ts'

const width = 132
const height = 44

/** The half-years beside each other, small enough to stand beside a sentence; the numbers stand in the table under it. */
export function SmallBars({ figure }: { figure: ReportFigure }) {
  const values = figure.halves.map(({ cell }) =>
    cell.counted === null ? null : figure.isShare ? (cell.outOf ? cell.counted / cell.outOf : null) : cell.counted,
  )
  const planned = figure.isShare ? null : figure.planned.half
  const most = Math.max(...values.map(value => value ?? 0), planned ?? 0)
  if (most === 0) return null
  const step = width / values.length
  const tall = (value: number) => Math.max(1, (value / most) * (height - 2))
  return (
    <svg className="report-bars" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {values.map((value, index) => {
        const { year, half } = figure.halves[index] ?? { year: 0, half: 1 }
        const isLast = index === values.length - 1
        return value === null ? null : (
          <rect
            key={`${year}-${half}`}
            x={index * step + 3}
            y={height - tall(value)}
            width={step - 6}
            height={tall(value)}
            className={isLast ? 'report-bar-now' : 'report-bar-before'}
          />
        )
      })}
      {planned === null ? null : (
        <line
          x1={width - step}
          x2={width}
          y1={height - tall(planned)}
          y2={height - tall(planned)}
          className="report-bar-planned"
        />
      )}
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="report-bar-ground" />
    </svg>
  )
}
