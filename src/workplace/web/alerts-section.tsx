import { auditOperations } from '../../audit/api.ts'
import { alertKinds } from '../../audit/rules/unusual-looking.ts'
import { ErrorState, LineList, Link, nearDate, Section, useToday } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'

const shown = 5

/** The privacy officer: looking that stands out and was not judged yet; nothing when there is none. */
export function AlertsSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(auditOperations.listAlerts, {})
  if (error) return <ErrorState error={error} what="De opvallende inzagen" onRetry={() => void refetch()} />
  if (!data || data.open === 0) return null
  return (
    <Section
      title="Opvallende inzagen"
      count={data.open}
      actions={<Link href="/opvallende-inzagen">Beoordeel opvallende inzagen</Link>}
    >
      <LineList
        empty=""
        lines={data.alerts.slice(0, shown).map(alert => ({
          key: alert.id,
          primary: alertKinds[alert.kind],
          secondary: [alert.user, alert.organisation].filter(Boolean).join(' · '),
          trailing: nearDate(alert.noticedOn, today),
        }))}
      />
    </Section>
  )
}
