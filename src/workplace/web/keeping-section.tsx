import { ErrorState, Section, useToday, WorkList } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { retentionOperations } from '../../retention/api.ts'
import { keepingWork } from './keeping-work.ts'

/** The privacy officer: what keeping and destroying asks; nothing when it asks nothing. */
export function KeepingSection() {
  const today = useToday()
  const runs = useRead(retentionOperations.listDestructionRuns, {})
  const holds = useRead(retentionOperations.listLegalHolds, {})
  // One part that cannot be read must not hide what the others ask.
  const failed = [runs, holds].find(one => one.error)
  const items = keepingWork({ runs: runs.data?.runs, holds: holds.data?.holds }, today)
  return (
    <>
      {failed?.error ? (
        <ErrorState error={failed.error} what="Wat wacht bij bewaren en vernietigen" onRetry={() => void failed.refetch()} />
      ) : null}
      {items.length > 0 ? (
        <Section title="Bewaren en vernietigen" count={items.length}>
          <WorkList items={items} />
        </Section>
      ) : null}
    </>
  )
}
