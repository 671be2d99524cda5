import { useState } from 'react'
import {
  Button,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  Stack,
  TabbedTable,
  TextField,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters, useGo } from '../../platform/web/route.ts'
import { covenantOperations } from '../covenant-api.ts'
import { AddCovenant } from './covenant-form.tsx'
import { CovenantStatus } from './covenant-status.tsx'

/** The register of covenants and cooperation agreements; what ends soon comes first. */
export default function CovenantsPage() {
  const [filters, change] = useFilters()
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState(false)
  const go = useGo()
  const show = filters['staat'] === 'afgelopen' ? 'ended' : 'running'
  const { data, error, refetch } = useRead(covenantOperations.listCovenants, { query, show }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="Convenanten"
        actions={
          data?.mayKeep ? (
            <Button variant="primary" onClick={() => setAdding(true)}>
              Voeg een convenant toe
            </Button>
          ) : null
        }
      />
      <Stack>
        {data && data.counts.ending > 0 ? (
          <Notice kind="warning">
            {data.counts.ending === 1 ? 'Eén convenant loopt' : `${data.counts.ending} convenanten lopen`} binnen drie maanden af.
            Er sluit dan niets vanzelf: spreek met de partijen af hoe het verder gaat.
          </Notice>
        ) : null}
        <TextField
          label="Zoek"
          type="search"
          optional
          hint="Naam van het convenant of van een partij"
          value={query}
          onChange={setQuery}
          width="26rem"
        />
        {error ? <ErrorState error={error} what="De convenanten" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={8} /> : null}
        {data ? (
          <TabbedTable
            label="Welke convenanten"
            selected={show}
            onSelect={key => change({ staat: key === 'ended' ? 'afgelopen' : undefined })}
            views={[
              { key: 'running', label: 'Nu', count: data.counts.running, empty: 'Er is geen convenant dat hierbij past.' },
              {
                key: 'ended',
                label: 'Afgelopen',
                count: data.counts.ended,
                empty: 'Er is geen afgelopen convenant dat hierbij past.',
              },
            ]}
            rows={data.covenants}
            rowKey={one => one.id}
            rowHref={one => `/beheer/convenanten/${one.id}`}
            columns={[
              { key: 'title', header: 'Convenant', rowHeader: true, cell: one => one.title, sortValue: one => one.title },
              { key: 'parties', header: 'Partijen', cell: one => one.organisations.join(', ') },
              {
                key: 'from',
                header: 'Vanaf',
                noWrap: true,
                hideNarrow: true,
                cell: one => formatDutchDate(one.startsOn, 'long'),
                sortValue: one => one.startsOn,
              },
              {
                key: 'until',
                header: 'Tot en met',
                noWrap: true,
                cell: one =>
                  one.endsOn ? formatDutchDate(one.endsOn, 'long') : <span className="vd-muted">geen einddatum</span>,
                sortValue: one => one.endsOn ?? '9999',
              },
              { key: 'state', header: 'Staat', noWrap: true, cell: one => <CovenantStatus state={one.state} /> },
            ]}
          />
        ) : null}
      </Stack>
      {adding ? <AddCovenant onClose={() => setAdding(false)} onAdded={id => go(`/beheer/convenanten/${id}`)} /> : null}
    </>
  )
}
