import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'

export type FigureProps = {
  title: string
  /** What the drawing shows, in one sentence; the text alternative of the drawing. */
  summary: string
  /**
   * Draws at this width, in pixels. Load Observable Plot inside, so that screens without a drawing do not carry it:
   * `async (width) => (await import('@observablehq/plot')).plot({ width, … })`. Colours: currentColor and --voordeur-*.
   */
  draw: (width: number) => Element | Promise<Element>
  table: ReactNode
  source?: ReactNode
}

/** A drawing with its table one key away; on paper both. */
export function Figure({ title, summary, draw, table, source }: FigureProps) {
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const [asTable, setAsTable] = useState(false)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (width === 0) return
    let stale = false
    void Promise.resolve(draw(width)).then(
      drawing => {
        if (stale) return
        drawing.setAttribute('aria-hidden', 'true')
        place.current?.replaceChildren(drawing)
      },
      // Without the drawing the table still tells everything.
      () => setAsTable(true),
    )
    return () => {
      stale = true
    }
  }, [width, draw])

  return (
    <figure className="vd-figure" aria-labelledby={`${id}-title`} data-view={asTable ? 'table' : 'drawing'}>
      <figcaption>
        <span className="vd-figure-title" id={`${id}-title`}>
          {title}
        </span>
        <Button
          variant="quiet"
          size="small"
          aria-keyshortcuts="t"
          onClick={() => setAsTable(current => !current)}
          onKeyDown={event => {
            if (event.key === 't') setAsTable(current => !current)
          }}
        >
          {asTable ? 'Toon de tekening' : 'Toon de tabel'}
        </Button>
      </figcaption>
      {/* An img cannot hold a drawn element. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className="vd-figure-drawing" role="img" aria-label={summary} ref={place} />
      <div className="vd-figure-table">{table}</div>
      {source ? <p className="vd-small vd-muted">{source}</p> : null}
    </figure>
  )
}
