import { Status, type StatusKind } from '../../platform/design/index.ts'
import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import type { ConferenceCard } from '../api.ts'
import { conferenceKindLabels, conferenceStateLabels } from '../rules/conference-state.ts'

/** A planned one whose day has passed waits for its record. */
export const waitsForRecord = ({ state, on }: Pick<ConferenceCard, 'state' | 'on'>, today: CalendarDate): boolean =>
  state === 'planned' && on < today

export function ConferenceStatus({
  conference,
  today,
}: {
  conference: Pick<ConferenceCard, 'state' | 'on' | 'kind'>
  today: CalendarDate
}) {
  const { state, kind } = conference
  if (waitsForRecord(conference, today)) return <Status kind="late">nog niet vastgelegd</Status>
  const kinds: Record<ConferenceCard['state'], StatusKind> = { planned: 'open', held: 'done', cancelled: 'stopped' }
  return (
    <Status kind={kinds[state]}>
      {conferenceStateLabels[state]}
      {state === 'held' && kind ? `, ${conferenceKindLabels[kind]}` : ''}
    </Status>
  )
}
