import { addMonths, type CalendarDate } from '../../platform/time/calendar-date.ts'

/** No law gives a number: what the screen proposes, and what a municipality changes per shield. */
const reviewMonths = 3
/** A shield that nobody looks at for longer is forgotten. */
const mostReviewMonths = 12

export const proposedReviewDay = (today: CalendarDate): CalendarDate => addMonths(today, reviewMonths)

/** What is wrong with this day, or undefined. */
export function wrongReviewDay(day: CalendarDate, today: CalendarDate): string | undefined {
  if (day <= today) return 'Kies een dag die nog komt.'
  if (day > addMonths(today, mostReviewMonths)) return 'Kies een dag binnen een jaar.'
  return undefined
}
