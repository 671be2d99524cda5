import { Link, Status, Table } from '../../platform/design/index.ts'
import { cellText } from '../rules/figures-csv.ts'
import { halfLabels } from '../rules/half-years.ts'
import type { ReportBody, ReportCell, ReportFigure } from '../rules/report-body.ts'
import { checksOf } from '../rules/report-checks.ts'
import { sentenceOf } from '../rules/report-sentence.ts'
import { SmallBars } from './small-bars.tsx'

interface Line {
  key: string
  label: string
  kind: 'whole' | 'group' | 'part'
  cell: ReportCell
  split?: string
  value?: string
}

const nothing: ReportCell = { state: 'empty', counted: null, outOf: null }

/** One figure of a report: in a sentence, drawn, with its parts, and in the margin what the system found when it added it up. */
export function ReportFigurePart({ figure, body, opens }: { figure: ReportFigure; body: ReportBody; opens: boolean }) {
  const now = figure.halves.at(-1)?.cell
  const lines: Line[] = [
    { key: 'all', label: figure.label, kind: 'whole', cell: now ?? nothing },
    ...figure.splits.flatMap(({ split, label, parts }): Line[] => [
      { key: split, label: `Waarvan, naar ${label.toLowerCase()}`, kind: 'group', cell: nothing },
      ...parts.map(
        ({ value, label: part, cell }): Line => ({ key: `${split}/${value}`, label: part, kind: 'part', cell, split, value }),
      ),
    ]),
  ]
  const checks = checksOf(figure)
  return (
    <article className="report-figure">
      <div className="report-figure-body">
        <div className="report-figure-said">
          <p>{sentenceOf(figure)}</p>
          <SmallBars figure={figure} />
        </div>
        {now === undefined || now.state === 'empty' ? null : (
          <Table
            caption={`${figure.label}, met waarvan`}
            hideCaption
            density="compact"
            narrow="lines"
            rows={lines}
            rowKey={line => line.key}
            columns={[
              {
                key: 'what',
                header: 'Cijfer',
                rowHeader: true,
                cell: line => <Name line={line} />,
              },
              {
                key: 'now',
                header: `${halfLabels[body.half]} ${body.year}`,
                align: 'end',
                noWrap: true,
                cell: line => <Counted line={line} figure={figure} body={body} opens={opens} />,
              },
            ]}
          />
        )}
      </div>
      <aside className="report-margin vd-small" aria-label={`Nagerekend: ${figure.label}`}>
        <ul>
          {checks.map(check => (
            <li key={check.text}>
              {check.kind === 'look' ? <Status kind="late">{check.text}</Status> : null}
              {check.kind === 'right' ? <Status kind="done">{check.text}</Status> : null}
              {check.kind === 'unknown' ? <span className="vd-muted">{check.text}</span> : null}
            </li>
          ))}
        </ul>
      </aside>
    </article>
  )
}

function Name({ line }: { line: Line }) {
  if (line.kind === 'whole') return <>{line.label}</>
  return <span className={line.kind === 'part' ? 'app-figure-part' : 'report-group'}>{line.label}</span>
}

function Counted({ line, figure, body, opens }: { line: Line; figure: ReportFigure; body: ReportBody; opens: boolean }) {
  if (line.kind === 'group') return null
  if (line.cell.state === 'empty') return <span className="vd-muted">geen gegevens</span>
  if (line.cell.state === 'held-back') return <span className="vd-muted">niet getoond</span>
  const text = cellText(line.cell)
  if (!opens || line.cell.counted === 0) return <span className="vd-numeric">{text}</span>
  const query = new URLSearchParams({
    programma: body.programme.id,
    cijfer: figure.indicator,
    jaar: String(body.year),
    helft: String(body.half),
    ...(line.split ? { waarvan: line.split, deel: line.value ?? '' } : {}),
  })
  return (
    <Link href={`/cijfers/lijst?${query}`} className="vd-numeric" aria-label={`${text}: open de lijst van ${line.label}`}>
      {text}
    </Link>
  )
}
