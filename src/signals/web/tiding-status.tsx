import type { ReactNode } from 'react'
import { Status, type StatusKind } from '../../platform/design/index.ts'

const kinds: Record<string, StatusKind> = {
  received: 'new',
  'in-progress': 'open',
  redirected: 'closed',
  advised: 'done',
  'help-arranged': 'done',
  'coordinator-active': 'open',
  ended: 'closed',
}

export const TidingStatus = ({ state, children }: { state: string; children: ReactNode }) => (
  <Status kind={kinds[state] ?? 'open'}>{children}</Status>
)
