import { useState } from 'react'
import { Button, ErrorState, Link, Loading, Notice, PageHeader, Status, Table } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { type BreachLine, breachOperations } from '../breach-api.ts'
import { hoursInWords } from '../rules/breach-words.ts'
import { breachRisks } from '../rules/data-breach.ts'
import { momentText } from './moment-text.ts'
import { RecordBreachDialog } from './record-breach-dialog.tsx'

/** Data breaches: the open ones first, each with what is left of the 72 hours. */
export default function BreachesPage() {
  const [filters, change] = useFilters()
  const [isRecording, setRecording] = useState(Boolean(filters.signaal))
  const { data, error, refetch } = useRead(breachOperations.listDataBreaches, {})
  if (error) return <ErrorState error={error} what="De datalekken" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De datalekken worden opgehaald" />
  return (
    <>
      <PageHeader
        title="Datalekken"
        actions={
          <Button variant="primary" onClick={() => setRecording(true)}>
            Leg een datalek vast
          </Button>
        }
      />
      {data.open > 0 ? null : (
        <Notice kind="info" title="Er is geen open datalek">
          <p>
            Twijfelt u? Leg het vast: een datalek dat er geen blijkt te zijn, sluit u met de reden. De 72 uur lopen vanaf het
            ontdekken.
          </p>
        </Notice>
      )}
      <Table
        caption="Datalekken"
        hideCaption
        rows={data.breaches}
        rowKey={breach => breach.id}
        rowHref={breach => `/datalekken/${breach.id}`}
        empty="Er is nog geen datalek vastgelegd."
        columns={[
          { key: 'title', header: 'Datalek', rowHeader: true, cell: breach => `${breach.number}. ${breach.title}` },
          {
            key: 'found',
            header: 'Ontdekt',
            cell: breach => momentText(breach.discoveredAt),
            sortValue: breach => breach.discoveredAt,
          },
          { key: 'standing', header: 'Melden binnen 72 uur', noWrap: true, cell: breach => <BreachStanding breach={breach} /> },
          {
            key: 'risk',
            header: 'Risico',
            cell: breach => (breach.risk ? breachRisks[breach.risk] : 'nog niet bepaald'),
            hideNarrow: true,
          },
          { key: 'about', header: 'Nummers', align: 'end', cell: breach => breach.about },
        ]}
      />
      <p className="vd-no-print">
        Bij een datalek kan ook het <Link href="/verwerkingslogboek">verwerkingslogboek</Link> nodig zijn: wie keek, en wanneer.
      </p>
      {isRecording ? (
        <RecordBreachDialog
          {...(filters.signaal ? { alertId: filters.signaal } : {})}
          onClose={() => {
            setRecording(false)
            change({ signaal: undefined })
          }}
        />
      ) : null}
    </>
  )
}

/** Where a breach stands with the 72 hours. */
export function BreachStanding({
  breach,
}: {
  breach: Pick<BreachLine, 'closedAt' | 'hoursLeft' | 'authority' | 'authorityToldAt'>
}) {
  if (breach.closedAt) return <Status kind="closed">afgesloten</Status>
  if (breach.authorityToldAt) return <Status kind="done">gemeld</Status>
  if (breach.authority === 'not') return <Status kind="done">hoeft niet</Status>
  const hours = breach.hoursLeft ?? 0
  return <Status kind={hours < 0 ? 'late' : hours < 24 ? 'due' : 'open'}>{hoursInWords(hours)}</Status>
}
