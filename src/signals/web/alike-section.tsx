import { LineList, Link, Section, useToday } from '../../platform/design/index.ts'
import type { ReportAtDesk } from '../api.ts'
import { handlingLabels } from '../rules/handling.ts'
import { whenInWords } from './when.ts'

const sameLabels = { address: 'zelfde adres', name: 'zelfde naam', both: 'zelfde naam en adres' } as const

/** Other reports about the same address or name. */
export function AlikeSection({ report }: { report: ReportAtDesk }) {
  const today = useToday()
  if (report.alike.length === 0) return null
  return (
    <Section title="Andere meldingen" count={report.alike.length}>
      <LineList
        lines={report.alike.map(other => ({
          key: other.id,
          primary: <Link href={`/meldingen/${other.id}`}>{other.aboutName || other.aboutAddress || 'Naam onbekend'}</Link>,
          secondary: `${sameLabels[other.same]} · ${other.outcomeLabel ?? handlingLabels[other.state]}`,
          trailing: whenInWords(other.receivedAt, today),
        }))}
      />
    </Section>
  )
}
