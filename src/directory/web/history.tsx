import { formatDutchDate, LineList, Section, useToday } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { PastChange } from '../api.ts'
import { changeInWords } from '../rules/change-words.ts'

/** Who changed what from what to what, the last first. */
export function History({ changes }: { changes: readonly PastChange[] }) {
  const today = useToday()
  return (
    <Section title="Wat er gewijzigd is">
      <LineList
        empty="Hier is nog niets gewijzigd."
        lines={changes.map(change => ({
          key: change.id,
          primary: changeInWords({ field: change.field, before: change.before, after: change.after }),
          secondary: `${change.by}, ${formatDutchDate(calendarDateOf(new Date(change.at)), 'day', today)}`,
        }))}
      />
    </Section>
  )
}
