import { type CalendarDate, calendarDateOf } from '../../platform/time/calendar-date.ts'

export const dayOf = (moment: string): CalendarDate => calendarDateOf(new Date(moment))
