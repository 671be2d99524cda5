import type { CaseFileView } from '../../case-files/api.ts'
import { formatDutchDate, LineList, Section, useToday } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'

const kinds = { note: 'Notitie', score: 'Score', goal: 'Doel' } as const

/** From before the household split: what the coordinator of the other file let this one read. */
export function SharedFromBefore({ file }: { file: CaseFileView }) {
  const today = useToday()
  const { data } = useRead(householdOperations.listShared, { caseFileId: file.id })
  if (!data || data.rows.length === 0) return null
  return (
    <Section title="Van voor de splitsing" count={data.rows.length}>
      <LineList
        lines={data.rows.map(row => ({
          key: row.id,
          primary: (
            <span className="family-shared-text" dir="auto">
              {row.text}
            </span>
          ),
          secondary: [
            kinds[row.kind],
            row.lifeDomainLabel.toLowerCase(),
            row.name,
            formatDutchDate(calendarDateOf(new Date(row.at)), 'day', today),
            row.by ?? '',
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Section>
  )
}
