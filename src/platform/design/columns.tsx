import type { ReactNode } from 'react'

export type ColumnsProps = {
  /** Relative widths on a wide screen, for instance [2, 1, 1]. */
  widths: ReadonlyArray<number>
  children: ReactNode
}

/** Columns side by side where there is room; below each other, in the same order, where there is not. */
export function Columns({ widths, children }: ColumnsProps) {
  const template = widths.map(width => `minmax(0, ${width}fr)`).join(' ')
  return (
    <div
      className="vd-columns"
      data-count={widths.length}
      data-widest-first={widths[0] === Math.max(...widths) ? '' : undefined}
      style={{ '--vd-columns': template } as React.CSSProperties}
    >
      {children}
    </div>
  )
}

/** One column: sections below each other. */
export function Column({ children }: { children: ReactNode }) {
  return <div className="vd-column">{children}</div>
}

/** Things below each other with even white space. */
export function Stack({ gap = 'normal', children }: { gap?: 'tight' | 'normal' | 'wide' | undefined; children: ReactNode }) {
  return (
    <div className="vd-stack" data-gap={gap}>
      {children}
    </div>
  )
}
