import { type CalendarDate, daysBetween } from '../../platform/time/calendar-date.ts'

/** The days of help: asked for, begun, over. */
export interface Course {
  referredOn: CalendarDate
  startedOn: CalendarDate | null
  endedOn: CalendarDate | null
}

export type Standing = 'waiting' | 'running' | 'ended'

export const standingOf = ({ startedOn, endedOn }: Course): Standing =>
  endedOn !== null ? 'ended' : startedOn !== null ? 'running' : 'waiting'

/** Days between referral and start; of help that has not begun, until today or until it was called off. */
export const waitedDays = ({ referredOn, startedOn, endedOn }: Course, today: CalendarDate): number =>
  Math.max(0, daysBetween(referredOn, startedOn ?? endedOn ?? today))

/** What is wrong with these days, by field; empty when they follow each other and lie behind us. */
export function courseErrors(course: Course, today: CalendarDate): { field: keyof Course; message: string }[] {
  const errors: { field: keyof Course; message: string }[] = []
  for (const field of ['referredOn', 'startedOn', 'endedOn'] as const) {
    const day = course[field]
    if (day !== null && day > today) errors.push({ field, message: 'Deze dag moet nog komen. Vul in wanneer het was.' })
  }
  const { referredOn, startedOn, endedOn } = course
  if (startedOn !== null && startedOn < referredOn) {
    errors.push({ field: 'startedOn', message: 'De start kan niet voor de verwijzing liggen.' })
  }
  if (endedOn !== null && endedOn < (startedOn ?? referredOn)) {
    errors.push({
      field: 'endedOn',
      message: startedOn === null ? 'Het einde kan niet voor de verwijzing liggen.' : 'Het einde kan niet voor de start liggen.',
    })
  }
  return errors
}

/** "3 dagen", "5 weken", "4 maanden": as people say it. */
export function spanInWords(days: number): string {
  if (days < 14) return days === 1 ? '1 dag' : `${days} dagen`
  if (days < 92) return `${Math.round(days / 7)} weken`
  return `${Math.round(days / 30.44)} maanden`
}
