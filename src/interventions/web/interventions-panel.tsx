import { useState } from 'react'
import { Button, ErrorState, LineList, Link, Section, Status, useToday } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { interventionOperations } from '../api.ts'
import { standingOf } from '../rules/course.ts'
import { nameOf, standingInWords, withWhom } from './in-words.ts'
import { ReferDialog } from './refer-dialog.tsx'
import { StepActions } from './step-actions.tsx'

/** What help runs for the household and what is waited for; what ended stands on its own page. */
export function InterventionsPanel({ caseFileId }: { caseFileId: string }) {
  const { data, error, refetch } = useRead(interventionOperations.listInterventions, { caseFileId })
  const [isReferring, setReferring] = useState(false)
  const today = useToday()
  if (error) return <ErrorState error={error} what="Hulp en trajecten" onRetry={() => void refetch()} />
  if (!data || (data.interventions.length === 0 && !data.mayAdd)) return null
  const now = data.interventions.filter(one => standingOf(one) !== 'ended')
  const ended = data.interventions.length - now.length
  return (
    <Section
      title="Hulp en trajecten"
      id="hulp"
      count={now.length > 0 ? now.length : undefined}
      actions={
        data.mayAdd ? (
          <Button size="small" variant="quiet" onClick={() => setReferring(true)}>
            Verwijs
          </Button>
        ) : null
      }
    >
      <LineList
        empty={ended > 0 ? 'Er loopt nu geen hulp.' : 'Er is nog niet verwezen naar hulp of een traject.'}
        lines={now.map(one => ({
          key: one.id,
          primary: nameOf(one),
          secondary: (
            <>
              {withWhom(one)}
              <br />
              <Status kind={one.startedOn ? 'open' : 'wait'}>{standingInWords(one, today)}</Status>
            </>
          ),
          trailing: <StepActions caseFileId={caseFileId} one={one} />,
        }))}
      />
      {data.interventions.length > 0 ? (
        <p className="vd-small vd-no-print">
          <Link href={`/dossiers/${caseFileId}/hulp`}>In de tijd{ended > 0 ? `, ook wat geëindigd is (${ended})` : ''}</Link>
        </p>
      ) : null}
      {isReferring ? <ReferDialog caseFileId={caseFileId} kinds={data.kinds} onClose={() => setReferring(false)} /> : null}
    </Section>
  )
}
