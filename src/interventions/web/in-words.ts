import { formatDutchDate } from '../../platform/design/index.ts'
import { type CalendarDate, daysBetween } from '../../platform/time/calendar-date.ts'
import type { Intervention } from '../api.ts'
import { spanInWords, standingOf, waitedDays } from '../rules/course.ts'
import { resultLabels } from '../rules/outcome.ts'

/** What it is called: its own name, or else its kind. */
export const nameOf = (one: Intervention): string => one.name || one.kindLabel

/** By whom and for whom. */
export const withWhom = (one: Intervention): string => [one.organisationName, one.subjectName].filter(Boolean).join(' · ')

/** How it stands, in one line: "wacht 3 weken", "loopt sinds 2 nov, na 3 weken wachten". */
export function standingInWords(one: Intervention, today: CalendarDate): string {
  const waited = spanInWords(waitedDays(one, today))
  const day = (date: CalendarDate) => formatDutchDate(date, 'day', today)
  switch (standingOf(one)) {
    case 'waiting':
      return `wacht ${waited}, sinds ${day(one.referredOn)}`
    case 'running':
      return `loopt sinds ${day(one.startedOn ?? '')}${waitedDays(one, today) > 0 ? `, na ${waited} wachten` : ''}`
    case 'ended':
      return `${one.result ? resultLabels[one.result].toLowerCase() : 'geëindigd'}, ${
        one.startedOn
          ? `${day(one.startedOn)} tot ${day(one.endedOn ?? '')} (${spanInWords(daysBetween(one.startedOn, one.endedOn ?? today))})`
          : `${day(one.endedOn ?? '')} afgezegd na ${waited} wachten`
      }`
  }
}
