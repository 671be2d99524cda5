import type { ReactNode } from 'react'

/** Text for a screen reader where the eye already knows. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="vd-hidden">{children}</span>
}
