import { mandateOperations } from '../../mandates/api.ts'
import { euros } from '../../mandates/rules/money.ts'
import { ButtonLink, dueInWords, ErrorState, Section, useToday, WorkList } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'

/** The process coordinator: money that coordinators ask for over their mandate. Nothing asked, nothing shown. */
export function BudgetRequestsSection() {
  const today = useToday()
  const { data, error, refetch } = useRead(mandateOperations.listBudgetRequests, {})
  if (error) return <ErrorState error={error} what="Het gevraagde geld" onRetry={() => void refetch()} />
  if (!data || data.count === 0) return null
  return (
    <Section title="Geld gevraagd" count={data.count}>
      <WorkList
        items={data.requests.map(one => {
          const { kind, words } = dueInWords(one.neededOn, today)
          const href = `/dossiers/${one.caseFileId}/mandaat`
          const title = `${euros(one.amountCents)}: ${one.what}`
          return {
            id: one.spendingId,
            status: kind,
            due: words,
            title,
            href,
            context: [one.title, one.askedBy, one.asksFor === 'over-budget' ? 'boven het budget' : 'boven het plafond'].join(
              ' · ',
            ),
            action: (
              <ButtonLink size="small" href={href} aria-label={`Beslis: ${title}, ${one.title}`}>
                Beslis
              </ButtonLink>
            ),
          }
        })}
      />
    </Section>
  )
}
