import { type ReactNode, useMemo } from 'react'
import type { CalendarDate } from '../time/calendar-date.ts'
import { nearDate } from './dutch-date.ts'
import { useToday } from './today.tsx'

export type TimelineEntry = {
  id: string
  on: CalendarDate
  /** '10:12' when the hour matters. */
  at?: string | undefined
  text: ReactNode
  /** Who did it, by name and organisation. */
  by?: string | undefined
  /** Below the line: a quote, a change from → to. */
  detail?: ReactNode
  /** Came after the reader was last here. */
  isNew?: boolean | undefined
}

export type TimelineProps = {
  /** Newest first. */
  entries: ReadonlyArray<TimelineEntry>
  empty?: ReactNode
}

/** What happened, grouped by day. */
export function Timeline({ entries, empty = 'Er is nog niets gebeurd.' }: TimelineProps) {
  const today = useToday()
  const days = useMemo(() => Map.groupBy(entries, entry => entry.on), [entries])
  if (entries.length === 0) return <p className="vd-empty">{empty}</p>
  return (
    <ol className="vd-list vd-timeline">
      {[...days].map(([on, lines]) => (
        <li key={on}>
          <h3 className="vd-timeline-day">
            <time dateTime={on}>{nearDate(on, today)}</time>
          </h3>
          <ol className="vd-list">
            {lines.map(entry => (
              <li key={entry.id} className="vd-timeline-line" data-new={entry.isNew ? '' : undefined}>
                <div>
                  {entry.at ? <span className="vd-timeline-time">{entry.at} </span> : null}
                  {entry.text}
                  {entry.isNew ? <span className="vd-hidden"> (nieuw voor u)</span> : null}
                  {entry.by ? <span className="vd-muted"> · {entry.by}</span> : null}
                </div>
                {entry.detail ? <div className="vd-timeline-detail">{entry.detail}</div> : null}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
