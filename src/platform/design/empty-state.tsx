import type { ReactNode } from 'react'

/** Nothing here, in one calm sentence, with what can be done about it. */
export function EmptyState({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="vd-empty">
      <p>{children}</p>
      {actions ? <div className="vd-button-group">{actions}</div> : null}
    </div>
  )
}
