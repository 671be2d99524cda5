import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import { Status, type StatusKind } from './status.tsx'

export type WorkItem = {
  id: string
  status: StatusKind
  /** By when, as people say it: "te laat 2 dagen", "vandaag". */
  due: string
  /** What is asked, as an order: "Bel Woonpartners: taak ligt open". */
  title: string
  href?: string | undefined
  /** About whom, and whose turn it is. */
  context?: ReactNode
  action?: ReactNode
}

/** What is asked of somebody, the first thing on top. */
export function WorkList({
  items,
  empty = 'Er is nu niets dat op u wacht.',
}: {
  items: ReadonlyArray<WorkItem>
  empty?: ReactNode
}) {
  if (items.length === 0) return <p className="vd-empty">{empty}</p>
  return (
    <ul className="vd-list vd-work-list">
      {items.map(item => (
        <li key={item.id} className="vd-work-item">
          <div className="vd-work-due">
            <DueInTwoLines status={item.status} due={item.due} />
          </div>
          <div className="vd-work-text">
            <div className="vd-work-title">{item.href ? <Link href={item.href}>{item.title}</Link> : item.title}</div>
            {item.context ? <div className="vd-work-context">{item.context}</div> : null}
          </div>
          {item.action ? <div className="vd-work-action">{item.action}</div> : null}
        </li>
      ))}
    </ul>
  )
}

/** "over 3 werkdagen, vr 27 nov": what counts above, the date below it. */
function DueInTwoLines({ status, due }: { status: StatusKind; due: string }) {
  const [words, date] = due.split(/, (.*)/)
  return (
    <>
      <Status kind={status}>{words}</Status>
      {date ? <span className="vd-work-date">, {date}</span> : null}
    </>
  )
}

export type Line = {
  key: string
  primary: ReactNode
  secondary?: ReactNode
  /** At the end of the line: a figure, a status, a date. */
  trailing?: ReactNode
  /** Under the line before it: a child in a family, an action under a goal. */
  depth?: 0 | 1 | undefined
}

/** Short lines to glance over: who is involved, who waits, what comes. */
export function LineList({ lines, empty }: { lines: ReadonlyArray<Line>; empty?: ReactNode }) {
  if (lines.length === 0) return <p className="vd-empty">{empty ?? 'Nog niemand.'}</p>
  return (
    <ul className="vd-list vd-line-list">
      {lines.map(line => (
        <li key={line.key} data-depth={line.depth || undefined}>
          <div className="vd-line-text">
            <span className="vd-line-primary">{line.primary}</span>
            {line.secondary ? <span className="vd-line-secondary"> {line.secondary}</span> : null}
          </div>
          {line.trailing ? <div className="vd-line-trailing">{line.trailing}</div> : null}
        </li>
      ))}
    </ul>
  )
}
