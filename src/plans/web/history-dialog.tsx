import { Dialog, EmptyState, ErrorState, Loading, Timeline } from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead } from '../../platform/web/api.ts'
import { type HistoryEntry, planOperations } from '../api.ts'
import { planFieldLabels, valueInWords } from './plan-words.ts'

/** Who changed what when, from what to what: the newest first. */
export function HistoryDialog({
  caseFileId,
  recordId,
  of,
  title,
  onClose,
}: {
  caseFileId: string
  recordId: string
  of: 'goal' | 'action'
  title: string
  onClose: () => void
}) {
  const { data, error, refetch } = useRead(planOperations.getHistory, { caseFileId, recordId })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={of === 'goal' ? 'Geschiedenis van dit doel' : 'Geschiedenis van deze actie'}
      size="wide"
    >
      <p className="vd-muted plan-words" dir="auto">
        {title}
      </p>
      {error ? <ErrorState error={error} what="De geschiedenis" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={4} what="De geschiedenis wordt opgehaald" /> : null}
      {data?.entries.length === 0 ? <EmptyState>Er is nog niets veranderd.</EmptyState> : null}
      {data ? (
        <Timeline
          entries={data.entries.toReversed().map(entry => ({
            id: entry.id,
            on: calendarDateOf(new Date(entry.at)),
            at: timeOf(entry.at),
            text: <strong>{headings[entry.event] ?? 'Gewijzigd'}</strong>,
            by: [entry.by, entry.organisationName].filter(Boolean).join(', '),
            detail: <Changes entry={entry} of={of} />,
          }))}
        />
      ) : null}
    </Dialog>
  )
}

const headings: Readonly<Record<string, string>> = {
  'goal.added': 'Afgesproken',
  'action.added': 'Afgesproken',
  'goal.reached': 'Bereikt',
  'action.done': 'Gedaan',
}

function Changes({ entry, of }: { entry: HistoryEntry; of: 'goal' | 'action' }) {
  const isFirst = entry.event.endsWith('.added')
  return (
    <ul className="plan-changes">
      {entry.changes.map(({ field, from, to }) => (
        <li key={field} dir="auto">
          {planFieldLabels[field] ?? field}: {isFirst || from === to ? '' : `${valueInWords(field, from, of)} → `}
          {valueInWords(field, to, of)}
        </li>
      ))}
    </ul>
  )
}
