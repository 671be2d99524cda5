import { useState } from 'react'
import { Button, ErrorState, Loading, PageHeader, Stack, TabbedTable, TextField } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters, useGo } from '../../platform/web/route.ts'
import { directoryOperations } from '../api.ts'
import { organisationKindLabel, organisationPartLabels } from '../rules/organisation-kind.ts'
import { AddOrganisation } from './organisation-form.tsx'

/** The register of partner organisations. */
export default function OrganisationsPage() {
  const [filters, change] = useFilters()
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState(false)
  const go = useGo()
  const show = filters['staat'] === 'beeindigd' ? 'ended' : 'running'
  const { data, error, refetch } = useRead(directoryOperations.listOrganisations, { query, show }, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="Organisaties"
        actions={
          <Button variant="primary" onClick={() => setAdding(true)}>
            Voeg een organisatie toe
          </Button>
        }
      />
      <Stack>
        <TextField
          label="Zoek"
          type="search"
          optional
          hint="Naam, soort, werkveld of waarvoor men er terechtkan"
          value={query}
          onChange={setQuery}
          width="26rem"
        />
        {error ? <ErrorState error={error} what="De organisaties" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={12} /> : null}
        {data ? (
          <TabbedTable
            label="Welke organisaties"
            selected={show}
            onSelect={key => change({ staat: key === 'ended' ? 'beeindigd' : undefined })}
            views={[
              { key: 'running', label: 'Nu', count: data.counts.running, empty: 'Er is geen organisatie die hierbij past.' },
              {
                key: 'ended',
                label: 'Beëindigd',
                count: data.counts.ended,
                empty: 'Er is geen beëindigde organisatie die hierbij past.',
              },
            ]}
            rows={data.organisations}
            rowKey={one => one.id}
            rowHref={one => `/beheer/organisaties/${one.id}`}
            columns={[
              { key: 'name', header: 'Organisatie', rowHeader: true, cell: one => one.name, sortValue: one => one.name },
              {
                key: 'kind',
                header: 'Soort',
                cell: one => organisationKindLabel(one.kind),
                sortValue: one => organisationKindLabel(one.kind),
              },
              { key: 'parts', header: 'Deel in het werk', cell: one => partsInWords(one.parts), hideNarrow: true },
              {
                key: 'phone',
                header: 'Telefoon',
                cell: one => one.phone || <span className="vd-muted">geen</span>,
                noWrap: true,
              },
              {
                key: 'mail',
                header: 'Mail',
                cell: one => one.mailbox || <span className="vd-muted">geen</span>,
                hideNarrow: true,
              },
              { key: 'people', header: 'Mensen', align: 'end', cell: one => one.people, sortValue: one => one.people },
            ]}
          />
        ) : null}
      </Stack>
      {adding ? <AddOrganisation onClose={() => setAdding(false)} onAdded={id => go(`/beheer/organisaties/${id}`)} /> : null}
    </>
  )
}

const partsInWords = (parts: readonly string[]): string =>
  parts
    .map(part => (part in organisationPartLabels ? organisationPartLabels[part as keyof typeof organisationPartLabels] : part))
    .map(label => label.split(':')[0]?.toLowerCase())
    .join(', ')
