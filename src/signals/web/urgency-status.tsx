import type { ReactNode } from 'react'
import { Status } from '../../platform/design/index.ts'

/** The least urgent of a programme is plain text: what stands out is what cannot wait. */
export function UrgencyStatus({ rank, children }: { rank: number; children: ReactNode }) {
  if (rank === 0) return <span className="vd-muted">{children}</span>
  return <Status kind={rank >= 2 ? 'urgent' : 'due'}>{children}</Status>
}
