import { type CalendarDate, daysBetween, startOfDay } from '../time/calendar-date.ts'
import { describeDate, describeDue } from '../time/term.ts'
import { Status, type StatusKind } from './status.tsx'
import { useToday } from './today.tsx'

export type DueLabelProps = {
  due: CalendarDate
  /** It is done, or no longer asked: shown as a plain date. */
  isOver?: boolean | undefined
  /** From how many days before the date it stands out. */
  nearDays?: number | undefined
}

/** A date by which something is asked, as people say it: "over 3 werkdagen, vr 27 nov". */
export function DueLabel({ due, isOver, nearDays }: DueLabelProps) {
  const today = useToday()
  if (isOver) {
    return (
      <time className="vd-numeric" dateTime={due}>
        {describeDate(due, today)}
      </time>
    )
  }
  const { kind, words } = dueInWords(due, today, nearDays)
  return (
    <Status kind={kind}>
      <time dateTime={due}>{words}</time>
    </Status>
  )
}

/** The words and the kind of status for a date; for lists that bring their own layout. */
export function dueInWords(due: CalendarDate, today: CalendarDate, nearDays = 1): { kind: StatusKind; words: string } {
  const days = daysBetween(today, due)
  const kind = days < 0 ? 'late' : days <= nearDays ? 'due' : 'open'
  return { kind, words: describeDue(due, startOfDay(today)) }
}
