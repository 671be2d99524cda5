import { useCallback } from 'react'
import { Figure, Section, Table } from '../../platform/design/index.ts'
import type { HalfYearFigures } from '../api.ts'
import { wholeTicks } from '../rules/whole-ticks.ts'

interface Bar {
  label: string
  first: number | null
  second: number | null
  total: number | null
  planned: number | null
}

/** The counts beside each other, with what was planned as a line; shares have another scale and stay in the table. */
export function FiguresDrawing({ figures }: { figures: HalfYearFigures }) {
  const bars: Bar[] = figures.rows
    .filter(row => !row.isShare && (row.cells.total.state === 'shown' || row.planned.year))
    .map(row => ({
      label: row.label,
      first: row.cells.first.counted,
      second: row.cells.second.counted,
      total: row.cells.total.counted,
      planned: row.planned.year?.planned ?? null,
    }))
  const key = JSON.stringify(bars)
  const draw = useCallback(
    async (width: number) => {
      const Plot = await import('@observablehq/plot')
      const drawn = JSON.parse(key) as Bar[]
      const narrow = width < 560
      const most = Math.max(0, ...drawn.flatMap(bar => [bar.total ?? 0, bar.planned ?? 0]))
      return Plot.plot({
        width,
        height: 40 + drawn.length * (narrow ? 50 : 34),
        marginLeft: narrow ? 8 : 300,
        marginRight: 44,
        marginTop: narrow ? 20 : 8,
        style: { fontSize: '14px', fontFamily: 'inherit', background: 'transparent' },
        x: { label: null, ticks: wholeTicks(most), tickFormat: 'd', grid: true, domain: [0, Math.max(1, most)], nice: true },
        y: {
          label: null,
          domain: drawn.map(bar => bar.label),
          tickSize: 0,
          ...(narrow ? { axis: null } : {}),
          padding: narrow ? 0.55 : 0.3,
        },
        marks: [
          Plot.barX(drawn, { y: 'label', x: 'total', fill: 'var(--voordeur-accent)' }),
          Plot.text(drawn, {
            y: 'label',
            x: (bar: Bar) => bar.total ?? 0,
            text: (bar: Bar) => (bar.total === null ? '' : String(bar.total)),
            textAnchor: 'start',
            dx: 6,
            fill: 'currentColor',
          }),
          Plot.tickX(
            drawn.filter(bar => bar.planned !== null),
            { y: 'label', x: 'planned', stroke: 'var(--voordeur-ink)', strokeWidth: 3 },
          ),
          ...(narrow
            ? [Plot.text(drawn, { y: 'label', x: 0, text: 'label', textAnchor: 'start', dy: -20, dx: 2, fill: 'currentColor' })]
            : []),
          Plot.ruleX([0], { stroke: 'var(--voordeur-control-border)' }),
        ],
      })
    },
    [key],
  )
  if (bars.length === 0) return null
  const [most] = [...bars].sort((one, other) => (other.total ?? 0) - (one.total ?? 0))
  return (
    <Section title="In beeld">
      <Figure
        title={`Gerealiseerd in ${figures.year}`}
        summary={`Staven per cijfer; het hoogst is ${most?.label ?? ''} met ${most?.total ?? 0}. Een dikke streep staat bij wat gepland was.`}
        draw={draw}
        source="Staaf: gerealiseerd. Dikke streep: gepland voor het hele jaar."
        table={
          <Table
            caption={`Gerealiseerd en gepland in ${figures.year}`}
            hideCaption
            density="compact"
            rows={bars}
            rowKey={bar => bar.label}
            columns={[
              { key: 'label', header: 'Cijfer', rowHeader: true, cell: bar => bar.label },
              { key: 'total', header: 'Gerealiseerd', align: 'end', cell: bar => bar.total ?? '' },
              { key: 'planned', header: 'Gepland', align: 'end', cell: bar => bar.planned ?? '' },
            ]}
          />
        }
      />
    </Section>
  )
}
