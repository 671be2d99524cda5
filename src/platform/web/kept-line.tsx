import { timeOf } from '../time/dutch-clock.ts'
import type { DraftOf } from './draft.ts'

/** Says quietly that what is being typed is kept, and for whom. */
export function KeptLine({ draft }: { draft: Pick<DraftOf<object>, 'savedAt' | 'failed'> }) {
  const words = draft.failed
    ? 'Het concept kon niet worden bewaard; wat hier staat blijft staan zolang dit scherm open is.'
    : draft.savedAt
      ? `concept bewaard ${timeOf(draft.savedAt)}, alleen voor u`
      : ''
  return (
    <p className="vd-muted vd-small" aria-live="polite">
      {words}
    </p>
  )
}
