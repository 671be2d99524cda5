import { roleLabels, roles } from '../../access/rules/roles.ts'
import { formatDutchDate, KeyValue, Status, useToday } from '../../platform/design/index.ts'
import { type CalendarDate, calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import type { EmergencyAccess } from '../api.ts'
import { verdictLabels } from '../rules/emergency-hours.ts'

/** When an emergency access ran and what became of it, in a few words. */
export function AccessStatus({ access }: { access: EmergencyAccess }) {
  if (access.isRunning) return <Status kind="urgent">loopt tot {timeOf(access.endsAt)} uur</Status>
  if (access.verdict) {
    return <Status kind={access.verdict === 'justified' ? 'done' : 'late'}>{verdictLabels[access.verdict].toLowerCase()}</Status>
  }
  return <Status kind="wait">nog te beoordelen</Status>
}

/** When it was opened, for a heading: one person may have opened several. */
export const whenOpened = (access: EmergencyAccess, today: CalendarDate): string =>
  `${formatDutchDate(calendarDateOf(new Date(access.openedAt)), 'day', today)} ${timeOf(access.openedAt)}`

/** Who opened what, when and why. */
export function AccessFacts({ access, withPerson }: { access: EmergencyAccess; withPerson: boolean }) {
  const today = useToday()
  const when = (at: string) => `${formatDutchDate(calendarDateOf(new Date(at)), 'day', today)} ${timeOf(at)} uur`
  const held = roles.filter(role => access.roles.includes(role)).map(role => roleLabels[role].toLowerCase())
  return (
    <KeyValue
      items={[
        ...(withPerson
          ? [
              { key: 'Wie', value: `${access.user}, ${access.organisation} (${held.join(', ')})` },
              { key: 'Dossier', value: access.caseFileId.slice(-6) },
            ]
          : []),
        { key: 'Van', value: when(access.openedAt) },
        { key: 'Tot', value: when(access.endedAt ?? access.endsAt) },
        { key: 'Reden', value: access.reason },
        ...(access.reviewedAt
          ? [
              {
                key: 'Oordeel',
                value: `${access.verdict ? verdictLabels[access.verdict] : ''}, ${access.reviewedBy ?? 'privacy-functionaris'}, ${when(access.reviewedAt)}${access.finding ? `: ${access.finding}` : ''}`,
              },
            ]
          : []),
      ]}
    />
  )
}
