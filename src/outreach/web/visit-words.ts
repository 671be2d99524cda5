import { nearDate } from '../../platform/design/index.ts'
import type { CalendarDate } from '../../platform/time/calendar-date.ts'
import type { VisitCard } from '../api.ts'
import { partOfDayLabels } from '../rules/part-of-day.ts'

/** "do 26 nov, ochtend". */
export const visitDay = (visit: Pick<VisitCard, 'visitOn' | 'partOfDay'>, today: CalendarDate): string =>
  `${nearDate(visit.visitOn, today)}, ${partOfDayLabels[visit.partOfDay]}`

/** "Woonpartners, Tom van Dijk". */
export const visitorOf = ({ organisationName, visitorName }: Pick<VisitCard, 'organisationName' | 'visitorName'>): string =>
  [organisationName, visitorName].filter(Boolean).join(', ')
