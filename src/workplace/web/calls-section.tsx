import { ErrorState, LineList, Link, Loading, Section, Status, useToday } from '../../platform/design/index.ts'
import { calendarDateOf, daysBetween } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { workplaceOperations } from '../api.ts'

/** Tasks that nobody picked up in time: a person calls. */
export function CallsSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(workplaceOperations.getCallsToMake, {})
  if (error) return <ErrorState error={error} what="De lijst om te bellen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={4} what="De lijst om te bellen wordt opgehaald" />
  return (
    <Section title="Te bellen" count={data.count} actions={data.count > 0 ? <Link href="/te-bellen">Alle</Link> : null}>
      <LineList
        empty="Alle taken zijn op tijd opgepakt."
        lines={data.calls.map(call => {
          const days = daysBetween(calendarDateOf(new Date(call.since)), today)
          return {
            key: call.taskId,
            primary: <Link href={`/te-bellen?taak=${call.taskId}`}>{call.organisation}</Link>,
            secondary: [
              call.caseTitle,
              call.contactFunction,
              call.phone,
              call.timesCalled > 0 ? `${call.timesCalled}× gebeld` : '',
            ]
              .filter(Boolean)
              .join(' · '),
            trailing: <Status kind="late">{days === 1 ? '1 dag over tijd' : `${days} dagen over tijd`}</Status>,
          }
        })}
      />
    </Section>
  )
}
