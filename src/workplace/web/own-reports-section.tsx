import {
  ButtonLink,
  EmptyState,
  ErrorState,
  LineList,
  Link,
  Loading,
  nearDate,
  Section,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { signalOperations } from '../../signals/api.ts'
import { tidingText } from '../../signals/rules/tidings.ts'

const shown = 8

/** A reporter: what became of what one told, newest tiding first. */
export function OwnReportsSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(signalOperations.listOwnReports, {})
  if (error) return <ErrorState error={error} what="Uw meldingen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={4} what="Uw meldingen worden opgehaald" />
  const reports = [...data.reports].sort((one, other) => other.tiding.toldAt.localeCompare(one.tiding.toldAt)).slice(0, shown)
  return (
    <Section title="Mijn meldingen" actions={reports.length > 0 ? <Link href="/mijn-meldingen">Alle meldingen</Link> : null}>
      {reports.length === 0 ? (
        <EmptyState
          actions={
            <ButtonLink variant="primary" href="/melden">
              Meld een zorg
            </ButtonLink>
          }
        >
          U heeft nog niets gemeld. Maakt u zich zorgen over een huishouden en weet u niet wie te bellen? Meld het hier.
        </EmptyState>
      ) : (
        <>
          <LineList
            lines={reports.map(report => ({
              key: report.id,
              primary: (
                <Link href={`/mijn-meldingen/${report.id}`}>
                  {report.anonymous ? 'Zonder naam' : report.aboutName || report.aboutAddress || 'Melding'}
                </Link>
              ),
              secondary: tidingText(report.tiding.state).label,
              trailing: nearDate(calendarDateOf(new Date(report.tiding.toldAt)), today),
            }))}
          />
          <p>
            <ButtonLink href="/melden">Meld een zorg</ButtonLink>
          </p>
        </>
      )}
    </Section>
  )
}
