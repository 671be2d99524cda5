import { dueInWords, formatDutchDate, type WorkItem } from '../../platform/design/index.ts'
import { type CalendarDate, calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { DestructionRun, LegalHold } from '../../retention/api.ts'

/** What keeping and destroying asks of the privacy officer: holds to look at again, lists that wait for a yes. Names no household. */
export function keepingWork(
  waiting: {
    runs?: readonly DestructionRun[] | undefined
    holds?: readonly LegalHold[] | undefined
  },
  today: CalendarDate,
): WorkItem[] {
  const { runs = [], holds = [] } = waiting
  return [
    ...holds
      .filter(hold => hold.validTo === null && hold.reviewOn <= today)
      .toSorted((one, other) => one.reviewOn.localeCompare(other.reviewOn))
      .map(hold => {
        const { kind, words } = dueInWords(hold.reviewOn, today)
        return {
          id: hold.id,
          status: kind,
          due: words,
          title: 'Bekijk of opschorten nog nodig is',
          href: '/vernietiging/opgeschort',
          context: hold.reason,
        }
      }),
    ...runs
      .filter(run => run.state === 'ready' && run.planned > 0)
      .map(run => ({
        id: run.id,
        status: 'wait' as const,
        due: 'wacht op akkoord',
        title: `Bekijk de lijst om te vernietigen van ${formatDutchDate(calendarDateOf(new Date(run.preparedAt)), 'day', today)}`,
        href: `/vernietiging/${run.id}`,
        context: `Gemaakt door ${run.preparedBy}`,
      })),
  ]
}
