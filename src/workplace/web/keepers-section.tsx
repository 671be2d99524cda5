import { auditOperations } from '../../audit/api.ts'
import { eventLabel } from '../../audit/rules/event-labels.ts'
import { refusalReasons } from '../../audit/rules/refusal-reasons.ts'
import { indicatorOperations } from '../../indicators/api.ts'
import { cellText } from '../../indicators/rules/figures-csv.ts'
import { halfName } from '../../indicators/rules/report-body.ts'
import { EmptyState, ErrorState, LineList, Link, Loading, nearDate, Section, useToday } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead } from '../../platform/web/api.ts'

const shownRefusals = 12

/** The privacy officer: what was refused this week, and how much was looked at. */
export function RefusalsSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(auditOperations.listProcessingLog, { outcome: 'refused' })
  if (error) return <ErrorState error={error} what="Het verwerkingslogboek" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="Het verwerkingslogboek wordt opgehaald" />
  const { refused } = data.counts
  return (
    <Section
      title="Geweigerd, afgelopen 7 dagen"
      count={refused}
      actions={refused > 0 ? <Link href="/verwerkingslogboek?uitkomst=refused">Alle weigeringen</Link> : null}
    >
      <LineList
        empty="Niemand probeerde iets te openen dat niet mocht."
        lines={data.lines.slice(0, shownRefusals).map(line => ({
          key: line.id,
          primary: line.user ?? 'systeem',
          secondary: `${line.organisation ?? ''} · ${eventLabel(line.event)} · ${refusalReasons[line.reason] ?? line.reason}`,
          trailing: `${nearDate(calendarDateOf(new Date(line.occurredAt)), today)} ${timeOf(line.occurredAt)}`,
        }))}
      />
      <p>
        <Link href="/verwerkingslogboek">Het hele verwerkingslogboek</Link>
      </p>
    </Section>
  )
}

/** The policy officer: how the year goes against the plan. */
export function FiguresSection() {
  const { data, error, refetch } = useRead(indicatorOperations.getHalfYearFigures, {})
  if (error) return <ErrorState error={error} what="De cijfers" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="De cijfers worden geteld" />
  return (
    <Section title={`${data.programme.title} in ${data.year}`} actions={<Link href="/cijfers">Alle cijfers</Link>}>
      <LineList
        lines={data.rows
          .filter(row => row.cells.total.state !== 'empty')
          .map(row => ({
            key: row.indicator,
            primary: row.label,
            secondary: row.planned.year ? `gepland ${row.planned.year.planned}` : '',
            trailing: cellText(row.cells.total),
          }))}
        empty="Dit jaar is nog niets vastgelegd."
      />
    </Section>
  )
}

/** A member of the council: what came out, and what the rules are. */
export function CouncilSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(indicatorOperations.listHalfYearReports, {})
  if (error) return <ErrorState error={error} what="De halfjaarberichten" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="De halfjaarberichten worden opgehaald" />
  return (
    <>
      <Section title="Halfjaarberichten" count={data.reports.length}>
        <LineList
          empty="Er is nog geen halfjaarbericht uitgebracht."
          lines={data.reports.map(report => ({
            key: report.id,
            primary: (
              <Link href={`/cijfers/halfjaarberichten/${report.id}`}>
                {report.programme}, {halfName(report.year, report.half)}
              </Link>
            ),
            trailing: report.publishedAt ? nearDate(calendarDateOf(new Date(report.publishedAt)), today) : '',
          }))}
        />
      </Section>
      <Section title="Wie ziet wat van een huishouden">
        <p>
          Welke regels er gelden voor wie in de gemeente en bij partners met huishoudens werkt, staat bij{' '}
          <Link href="/regels/raad">Regels</Link>. Namen en dossiers ziet u hier niet.
        </p>
      </Section>
    </>
  )
}

/** Nobody asks for anything here: said in words, so that an empty page is no riddle. */
export function NothingAsked() {
  return (
    <Section title="Vraagt nu om u">
      <EmptyState>Er is nu niets dat op u wacht. Wat u kunt openen staat in het menu; zoeken kan met Ctrl+K.</EmptyState>
    </Section>
  )
}
