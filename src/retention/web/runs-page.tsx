import { useState } from 'react'
import {
  Button,
  ButtonLink,
  Dialog,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useGo } from '../../platform/web/route.ts'
import { type DestructionRun, retentionOperations } from '../api.ts'
import { numberWords, runState } from './words.ts'

/** Runs of destruction, with the way to the terms and to what is held back. */
export default function RunsPage() {
  const me = useMe()
  const today = useToday()
  const { data, error, refetch } = useRead(retentionOperations.listDestructionRuns, {})
  const [asking, setAsking] = useState(false)
  const open = data?.runs.find(run => !['done', 'withdrawn'].includes(run.state))
  const day = (at: string | null) => (at ? formatDutchDate(calendarDateOf(new Date(at)), 'day', today) : '')
  return (
    <>
      <PageHeader
        title="Bewaren en vernietigen"
        actions={
          <>
            {me.may('retention.prepare') && !open ? (
              <Button variant="primary" onClick={() => setAsking(true)}>
                Maak een lijst
              </Button>
            ) : null}
            <ButtonLink href="/vernietiging/termijnen">Bewaartermijnen</ButtonLink>
            {me.may('retention.hold') ? <ButtonLink href="/vernietiging/opgeschort">Opgeschort</ButtonLink> : null}
          </>
        }
      />
      {error ? <ErrorState error={error} what="De vernietigingen" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={8} /> : null}
      {data ? (
        <Stack>
          {data.orders > 0 ? (
            <Notice title={data.orders === 1 ? '1 toegewezen verzoek wacht' : `${data.orders} toegewezen verzoeken wachten`}>
              Wat een inwoner liet vernietigen gaat mee met de volgende lijst. De wet geeft daarvoor drie maanden.
            </Notice>
          ) : null}
          <Section title="Vernietigingen" count={data.runs.length}>
            <Table
              caption="Vernietigingen"
              hideCaption
              density="compact"
              rows={data.runs}
              rowKey={run => run.id}
              rowHref={run => `/vernietiging/${run.id}`}
              empty="Er is nog niets vernietigd. Een lijst laat zien waarvan de termijn voorbij is; daarmee gebeurt nog niets."
              columns={[
                { key: 'when', header: 'Voorbereid', rowHeader: true, noWrap: true, cell: run => day(run.preparedAt) },
                { key: 'who', header: 'Door', cell: run => run.preparedBy },
                {
                  key: 'state',
                  header: 'Stand',
                  cell: run => <Status kind={runState(run).kind}>{runState(run).words}</Status>,
                },
                { key: 'planned', header: 'Regels', align: 'end', cell: run => numberWords(run.planned) },
                {
                  key: 'destroyed',
                  header: 'Rijen vernietigd',
                  align: 'end',
                  cell: (run: DestructionRun) => (run.destroyed === null ? '' : numberWords(run.destroyed)),
                },
                { key: 'finished', header: 'Uitgevoerd', noWrap: true, cell: run => day(run.finishedAt), hideNarrow: true },
              ]}
            />
          </Section>
        </Stack>
      ) : null}
      {asking ? <PrepareDialog onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function PrepareDialog({ onClose }: { onClose: () => void }) {
  const { write, pending, error } = useWrite(retentionOperations.prepareDestruction)
  const go = useGo()
  const [id] = useState(() => newId())
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Een lijst maken van wat vernietigd kan worden?"
      actions={
        <>
          <Button
            variant="primary"
            pending={pending}
            pendingText="Vragen…"
            onClick={() =>
              void write({ id })
                .then(() => go(`/vernietiging/${id}`))
                // The reason stands in the dialog.
                .catch(() => undefined)
            }
          >
            Maak de lijst
          </Button>
          <Button onClick={onClose}>Nu niet</Button>
        </>
      }
    >
      <p>
        De lijst is er binnen een paar minuten. Er wordt nog niets vernietigd: daarvoor moeten twee anderen akkoord geven, onder
        wie de privacy-functionaris.
      </p>
      {error ? (
        <Notice kind="error" announce>
          {error.detail}
        </Notice>
      ) : null}
    </Dialog>
  )
}
