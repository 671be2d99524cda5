import type { ReactNode } from 'react'
import { VisuallyHidden } from './visually-hidden.tsx'

/**
 * Each kind has its own shape, so that grey print and a colour-blind eye read the same.
 * `urgent` safety first · `late` past its date · `due` today · `wait` somebody else's turn · `new` not yet seen ·
 * `open` under way · `done` finished well · `closed` ended · `stopped` declined or withdrawn
 */
export type StatusKind = 'urgent' | 'late' | 'due' | 'wait' | 'new' | 'open' | 'done' | 'closed' | 'stopped'

const words: Record<StatusKind, string> = {
  urgent: 'spoed',
  late: 'te laat',
  due: 'vandaag',
  wait: 'wacht',
  new: 'nieuw',
  open: 'loopt',
  done: 'klaar',
  closed: 'gesloten',
  stopped: 'gestopt',
}

const shapes: Record<StatusKind, ReactNode> = {
  urgent: <path d="M6 1 11.2 10.6H.8Z" fill="currentcolor" />,
  late: <circle cx="6" cy="6" r="5" fill="currentcolor" />,
  due: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentcolor" strokeWidth="1.7" />,
  wait: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentcolor" strokeWidth="1.7" />
      <path d="M6 1.8a4.2 4.2 0 0 0 0 8.4Z" fill="currentcolor" />
    </>
  ),
  new: <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="none" stroke="currentcolor" strokeWidth="1.6" />,
  open: <path d="M3.2 1.4 10.2 6l-7 4.6Z" fill="none" stroke="currentcolor" strokeWidth="1.6" strokeLinejoin="round" />,
  done: <path d="m1.6 6.4 3 3.2 5.8-7.2" fill="none" stroke="currentcolor" strokeWidth="2" />,
  closed: <rect x="1.8" y="1.8" width="8.4" height="8.4" fill="currentcolor" />,
  stopped: <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentcolor" strokeWidth="2" />,
}

export type StatusProps = {
  kind: StatusKind
  /** The word; by default that of the kind. */
  children?: ReactNode
  /** Shape only, the word for screen readers: where the word already stands in a heading or legend beside it. */
  shapeOnly?: boolean | undefined
}

export function Status({ kind, children, shapeOnly }: StatusProps) {
  const word = children ?? words[kind]
  return (
    <span className="vd-status" data-kind={kind}>
      <svg className="vd-status-shape" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[kind]}
      </svg>
      {shapeOnly ? <VisuallyHidden>{word}</VisuallyHidden> : <span>{word}</span>}
    </span>
  )
}
