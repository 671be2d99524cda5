import { timeZone } from '../time/calendar-date.ts'
import type { DraftOf } from './draft.ts'

const clock = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', minute: '2-digit', timeZone })

/** Says quietly that what is being typed is kept, and for whom. */
export function KeptLine({ draft }: { draft: Pick<DraftOf<object>, 'savedAt' | 'failed'> }) {
  const words = draft.failed
    ? 'Het concept kon niet worden bewaard; wat hier staat blijft staan zolang dit scherm open is.'
    : draft.savedAt
      ? `concept bewaard ${clock.format(new Date(draft.savedAt)).replace(':', '.')}, alleen voor u`
      : ''
  return (
    <p className="vd-muted vd-small" aria-live="polite">
      {words}
    </p>
  )
}
