import type { ReactNode } from 'react'
import { Link } from './link.tsx'

export type Crumb = { label: string; href: string }

/** Where this page hangs: the way back up. */
export function Breadcrumb({ items }: { items: ReadonlyArray<Crumb> }) {
  return (
    <nav className="vd-breadcrumb" aria-label="Kruimelpad">
      <ol className="vd-list">
        {items.map(item => (
          <li key={item.href}>
            <Link href={item.href}>{item.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export type PageHeaderProps = {
  title: ReactNode
  breadcrumb?: ReadonlyArray<Crumb> | undefined
  /** Beside the title: phase, status. */
  meta?: ReactNode
  /** Below the title: the facts that frame everything on this page. */
  children?: ReactNode
  actions?: ReactNode
}

/** The one h1 of the page with what frames it. */
export function PageHeader({ title, breadcrumb, meta, children, actions }: PageHeaderProps) {
  return (
    <header className="vd-page-header">
      {breadcrumb?.length ? <Breadcrumb items={breadcrumb} /> : null}
      <div className="vd-page-header-line">
        <h1 tabIndex={-1}>{title}</h1>
        {meta ? <div className="vd-page-header-meta">{meta}</div> : null}
        {actions ? <div className="vd-button-group vd-page-header-actions">{actions}</div> : null}
      </div>
      {children ? <div className="vd-page-header-facts">{children}</div> : null}
    </header>
  )
}

/** What can be done on this page: in the flow on a wide screen, above the thumb on a phone. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="vd-action-bar vd-button-group">{children}</div>
}
