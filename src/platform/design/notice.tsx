import type { ReactNode } from 'react'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const words: Record<NoticeKind, string> = {
  info: 'Let op',
  success: 'Gelukt',
  warning: 'Opgelet',
  error: 'Niet gelukt',
}

export type NoticeProps = {
  kind?: NoticeKind | undefined
  /** Replaces the standing word; keep it a word or short sentence that also works without colour. */
  title?: string | undefined
  children?: ReactNode
  actions?: ReactNode
  /** Read out at once when it appears by what the person just did. */
  announce?: boolean | undefined
}

/** Something to know before going on. */
export function Notice({ kind = 'info', title, children, actions, announce }: NoticeProps) {
  return (
    <div className="vd-notice" data-kind={kind} role={announce ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <strong className="vd-notice-title">{title ?? words[kind]}</strong>
      {children ? <div className="vd-notice-text">{children}</div> : null}
      {actions ? <div className="vd-notice-actions">{actions}</div> : null}
    </div>
  )
}
