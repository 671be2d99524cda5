import { dueInWords, nearDate, type StatusKind } from '../../platform/design/index.ts'
import { type CalendarDate, calendarDateOf, daysBetween } from '../../platform/time/calendar-date.ts'
import type { OverseenFile } from '../api.ts'

/** What there is to say first about an overseen file, in words. */
export function standing(
  file: OverseenFile,
  today: CalendarDate,
  standsStillAfterDays: number,
): { kind: StatusKind; words: string; title: string } {
  if (!file.isCoordinated) {
    const since = daysBetween(calendarDateOf(new Date(file.uncoordinatedSince ?? file.openedAt)), today)
    return {
      kind: 'late',
      words: since === 0 ? 'sinds vandaag' : since === 1 ? '1 dag' : `${since} dagen`,
      title: file.coordinator ? `${file.coordinator} is hier geen coördinator meer` : 'Nog geen coördinator',
    }
  }
  if (file.late) return { ...dueWords(file.late.dueOn, today), title: file.late.label }
  const lastStep = calendarDateOf(new Date(file.lastStepAt))
  const days = daysBetween(lastStep, today)
  if (days >= standsStillAfterDays) {
    return { kind: 'wait', words: `${days} dagen stil`, title: `Geen stap sinds ${nearDate(lastStep, today)}` }
  }
  return { kind: 'open', words: 'loopt', title: `Laatste stap ${nearDate(lastStep, today)}` }
}

function dueWords(due: CalendarDate, today: CalendarDate): { kind: StatusKind; words: string } {
  const { kind, words } = dueInWords(due, today)
  return { kind, words }
}
