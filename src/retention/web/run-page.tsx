import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import {
  Button,
  ErrorState,
  formatDutchDate,
  KeyValue,
  LineList,
  Loading,
  Notice,
  PageHeader,
  ProgressBar,
  Section,
  Stack,
  Status,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type DestructionRunDetails, retentionOperations } from '../api.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { ItemsSection } from './items-section.tsx'
import { RecordSection } from './record-section.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { SummaryTable } from './summary-table.tsx'
import { numberWords, runState } from './words.ts'

/** One run of destruction: what is to go, who says yes, how far it is, and the record afterwards. */
export default function RunPage() {
  const runId = useParameter('runId')
  const { data, error, refetch } = useRead(retentionOperations.getDestructionRun, { runId })
  const breadcrumb = [{ label: 'Bewaren en vernietigen', href: '/vernietiging' }]
  if (!data) {
    return (
      <>
        <PageHeader title="Vernietiging" breadcrumb={breadcrumb} />
        {error ? <ErrorState error={error} what="Deze vernietiging" onRetry={() => void refetch()} /> : <Loading lines={10} />}
      </>
    )
  }
  return <Run run={data} onRenew={() => void refetch()} />
}

function Run({ run, onRenew }: { run: DestructionRunDetails; onRenew: () => void }) {
  const me = useMe()
  const today = useToday()
  const toast = useToast()
  const resume = useWrite(retentionOperations.resumeDestruction)
  const [asking, setAsking] = useState<'approve' | 'stop'>()
  const state = runState(run)
  const day = (at: string | null) => (at ? formatDutchDate(calendarDateOf(new Date(at)), 'long', today) : '')
  // While the list is made, or when nothing is on it, there is nothing to agree with.
  const isAsked = run.state !== 'counting' && (run.planned > 0 || run.approvals.length > 0)
  const mayAct = me.may('retention.approve')
  const goOn = () =>
    resume
      .write({ runId: run.id, version: run.version })
      .then(() => toast({ text: 'De vernietiging gaat verder.' }))
      .catch(() => undefined)
  return (
    <>
      <PageHeader
        title={run.state === 'done' ? 'Verklaring van vernietiging' : 'Vernietiging'}
        breadcrumb={[{ label: 'Bewaren en vernietigen', href: '/vernietiging' }]}
        meta={<Status kind={state.kind}>{state.words}</Status>}
        actions={
          <>
            {'role' in run.mayApprove ? (
              <Button variant="primary" onClick={() => setAsking('approve')}>
                Geef akkoord
              </Button>
            ) : null}
            {['counting', 'running'].includes(run.state) ? <Button onClick={onRenew}>Vernieuw</Button> : null}
            {run.state === 'paused' && mayAct ? <Button onClick={() => void goOn()}>Ga verder</Button> : null}
            {run.mayStop && run.state !== 'paused' && mayAct ? (
              <Button onClick={() => setAsking('stop')}>{run.state === 'running' ? 'Zet stil' : 'Trek in'}</Button>
            ) : null}
            {run.state === 'done' ? <Button onClick={() => window.print()}>Druk af</Button> : null}
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Voorbereid', value: `${run.preparedBy}, ${day(run.preparedAt)}` },
            ...(run.finishedAt ? [{ key: 'Uitgevoerd', value: day(run.finishedAt) }] : []),
            ...(run.destroyed === null ? [] : [{ key: 'Rijen vernietigd', value: numberWords(run.destroyed) }]),
          ]}
        />
      </PageHeader>
      <Stack gap="wide">
        <Standing run={run} />
        {run.state === 'counting' ? null : (
          <Section title="Wat er op de lijst staat">
            <SummaryTable lines={run.summary} />
          </Section>
        )}
        {isAsked ? (
          <Section title="Akkoord" count={run.approvals.length}>
            <LineList
              empty="Nog niemand gaf akkoord."
              lines={run.approvals.map(one => ({
                key: one.role,
                primary: one.by,
                secondary: `${roleLabels[one.role]}, ${day(one.at)}`,
              }))}
            />
            {run.state === 'ready' && 'why' in run.mayApprove && run.mayApprove.why ? (
              <p className="vd-muted">{run.mayApprove.why}</p>
            ) : null}
          </Section>
        ) : null}
        {run.state === 'done' ? <RecordSection run={run} /> : null}
        {run.lines !== 'none' && !['counting', 'withdrawn'].includes(run.state) ? (
          <ItemsSection runId={run.id} isAll={run.lines === 'all'} />
        ) : null}
      </Stack>
      {asking === 'approve' ? <ApproveDialog run={run} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'stop' ? <StopDialog run={run} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

/** What is to be known of it now, in one notice. */
function Standing({ run }: { run: DestructionRunDetails }) {
  if (run.state === 'counting') {
    return (
      <Notice title="De lijst wordt gemaakt">
        Dat duurt meestal een paar minuten. Er wordt nog niets vernietigd. U kunt dit scherm sluiten en later terugkomen.
      </Notice>
    )
  }
  if (run.state === 'ready' && run.planned === 0) {
    return <Notice title="Er is niets te vernietigen">Trek deze lijst in; later kan er een nieuwe komen.</Notice>
  }
  if (run.state === 'running' || run.state === 'paused') {
    return (
      <>
        <ProgressBar label="Regels afgehandeld" value={run.settled} max={run.planned} />
        {run.state === 'paused' ? (
          <Notice kind="warning" title="Stilgezet">
            Wat al vernietigd is, is weg. De rest wacht tot iemand verdergaat.
          </Notice>
        ) : null}
      </>
    )
  }
  if (run.withdrawn) {
    return <Notice title={`Ingetrokken door ${run.withdrawn.by}`}>{run.withdrawn.reason} Er is niets vernietigd.</Notice>
  }
  return null
}
