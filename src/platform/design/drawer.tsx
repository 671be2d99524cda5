import { type ReactNode, useEffect, useId, useRef } from 'react'

export type DrawerProps = {
  title: string
  onClose: () => void
  actions?: ReactNode
  children: ReactNode
}

/** Details that open beside the page, not instead of it. Put it as the second child of `Beside`. */
export function Drawer({ title, onClose, actions, children }: DrawerProps) {
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  // Focus goes in when it opens and back to where the person was when it closes.
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    // Esc closes from anywhere inside, next to the button that does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="vd-drawer"
      aria-labelledby={headingId}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <div className="vd-dialog-head">
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="vd-button" data-variant="quiet" data-size="small" onClick={onClose}>
          Sluiten
        </button>
      </div>
      <div className="vd-drawer-body">{children}</div>
      {actions ? <div className="vd-dialog-actions vd-button-group">{actions}</div> : null}
    </aside>
  )
}

/** The page with, when one is open, a drawer beside it; on a phone the drawer lies over the page. */
export function Beside({ drawer, children }: { drawer?: ReactNode; children: ReactNode }) {
  return (
    <div className="vd-beside" data-open={drawer ? '' : undefined}>
      <div className="vd-beside-main">{children}</div>
      {drawer}
    </div>
  )
}
