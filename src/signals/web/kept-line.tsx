import { Button, Notice, useToday } from '../../platform/design/index.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { whenInWords } from './when.ts'

/** What was typed earlier is there again. */
export function FoundDraft({ savedAt, onStartAnew }: { savedAt: string; onStartAnew: () => void }) {
  const today = useToday()
  return (
    <Notice
      title="U was hiermee bezig"
      actions={
        <Button size="small" onClick={onStartAnew}>
          Begin opnieuw
        </Button>
      }
    >
      Wat u typte staat er nog, bewaard {whenInWords(savedAt, today)}. Het is nog niet verstuurd.
    </Notice>
  )
}

/** A quiet line under a form: kept, and by whom it can be read until it is sent. */
export function KeptLine({ savedAt, failed }: { savedAt: string | undefined; failed: boolean }) {
  return (
    <p className="vd-muted vd-small" aria-live="polite">
      {failed
        ? 'Het concept kon net niet worden bewaard. Wat u typte staat er nog.'
        : savedAt
          ? `Concept bewaard ${timeOf(savedAt)}. Alleen u ziet het, op dit apparaat.`
          : 'Terwijl u typt wordt een concept bewaard, alleen voor u.'}
    </p>
  )
}
