import { breachOperations } from '../../accountability/api.ts'
import { hoursInWords } from '../../accountability/rules/breach-words.ts'
import { ErrorState, Link, Loading, Section, WorkList } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'

/** The privacy officer: data breaches that are open, with what is left of their 72 hours. */
export function BreachesSection() {
  const { data, error, refetch } = useRead(breachOperations.listDataBreaches, {})
  if (error) return <ErrorState error={error} what="De datalekken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={3} what="De datalekken worden opgehaald" />
  const open = data.breaches.filter(breach => breach.closedAt === null)
  return (
    <Section title="Datalekken" count={open.length} actions={<Link href="/datalekken">Alle datalekken</Link>}>
      <WorkList
        items={open.map(breach => {
          const hours = breach.hoursLeft
          return {
            id: breach.id,
            status: hours === null ? ('open' as const) : hours < 0 ? ('late' as const) : ('due' as const),
            due: hours === null ? 'nog afsluiten' : `melden: ${hoursInWords(hours)}`,
            title: breach.title,
            href: `/datalekken/${breach.id}`,
            context: `Datalek ${breach.number}`,
          }
        })}
        empty="Er is geen open datalek."
      />
    </Section>
  )
}
