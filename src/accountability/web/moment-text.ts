import { clockTimeOf } from '../../conferences/rules/dutch-moment.ts'
import { formatDutchDate } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'

/** "vr 20 november 2026, 16:00" */
export const momentText = (moment: string): string =>
  `${formatDutchDate(calendarDateOf(new Date(moment)), 'long')}, ${clockTimeOf(new Date(moment))}`
