import { covenantOperations, reviewOperations } from '../../directory/api.ts'
import { ButtonLink, Section, type WorkItem, WorkList } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'

/** For the administrator and the privacy officer alike: roles nobody confirmed in time, and covenants that end. */
export function AgreementsSection() {
  const reviews = useRead(reviewOperations.listRoleReviews, {})
  const covenants = useRead(covenantOperations.listCovenants, {})
  const total = (key: 'overdue' | 'due') => (reviews.data?.organisations ?? []).reduce((sum, one) => sum + one[key], 0)
  const [overdue, due, ending] = [total('overdue'), total('due'), covenants.data?.counts.ending ?? 0]
  const items: WorkItem[] = [
    ...(overdue > 0
      ? [
          {
            id: 'overdue',
            status: 'late' as const,
            due: 'te laat',
            title: overdue === 1 ? 'Eén rol had al nagelopen moeten zijn' : `${overdue} rollen hadden al nagelopen moeten zijn`,
            href: '/beheer/rechten',
          },
        ]
      : []),
    ...(due > 0
      ? [
          {
            id: 'due',
            status: 'due' as const,
            due: 'deze maand',
            title: due === 1 ? 'Loop één rol na' : `Loop ${due} rollen na`,
            href: '/beheer/rechten',
          },
        ]
      : []),
    ...(ending > 0
      ? [
          {
            id: 'ending',
            status: 'wait' as const,
            due: 'binnen drie maanden',
            title: ending === 1 ? 'Eén convenant loopt af' : `${ending} convenanten lopen af`,
            href: '/beheer/convenanten',
          },
        ]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <Section title="Rechten en afspraken" count={items.length}>
      <WorkList
        items={items.map(item => ({
          ...item,
          action: (
            <ButtonLink size="small" href={item.href ?? '/'} aria-label={`Open: ${item.title}`}>
              Open
            </ButtonLink>
          ),
        }))}
      />
    </Section>
  )
}
