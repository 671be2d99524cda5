import { type ReactNode, useId } from 'react'

export type SectionProps = {
  title: ReactNode
  /** Said beside the title: a count, a norm. */
  count?: ReactNode
  actions?: ReactNode
  /** 2 by default; 3 for a part of a section. */
  level?: 2 | 3 | undefined
  id?: string | undefined
  children: ReactNode
}

/** A part of the page. A line and white space set it apart, no box. */
export function Section({ title, count, actions, level = 2, id, children }: SectionProps) {
  const ownId = useId()
  const headingId = `${id ?? ownId}-heading`
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="vd-section" data-level={level} id={id} aria-labelledby={headingId}>
      <div className="vd-section-head">
        <Heading id={headingId}>
          {title}
          {count === undefined ? null : <span className="vd-section-count"> {count}</span>}
        </Heading>
        {actions ? <div className="vd-section-actions">{actions}</div> : null}
      </div>
      <div className="vd-section-body">{children}</div>
    </section>
  )
}
