import { ButtonLink, dueInWords, ErrorState, Link, Loading, Section, useToday, WorkList } from '../../platform/design/index.ts'
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
      <WorkList
        empty="Alle taken zijn op tijd opgepakt."
        items={data.calls.map(call => {
          const words = call.pickUpOn ? dueInWords(call.pickUpOn, today).words : 'te laat'
          const href = `/te-bellen?taak=${call.taskId}`
          const title = `Bel ${call.organisation}: taak ligt open`
          return {
            id: call.taskId,
            status: 'late',
            due: words,
            title,
            href,
            context: [call.caseTitle, call.contactFunction, call.phone, call.timesCalled > 0 ? `${call.timesCalled}× gebeld` : '']
              .filter(Boolean)
              .join(' · '),
            action: (
              <ButtonLink size="small" href={href} aria-label={`${title}, ${call.caseTitle}`}>
                Bel
              </ButtonLink>
            ),
          }
        })}
      />
    </Section>
  )
}
