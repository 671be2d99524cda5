import { ErrorState, LineList, Link, Loading, PageHeader, Table, Tabs, useToday } from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { conferenceOperations } from '../api.ts'
import { ConferenceStatus } from './conference-status.tsx'
import { whenOf, whereOf } from './when.ts'

type Answer = OutputOf<typeof conferenceOperations.listMyConferences>
type Listed = Answer['conferences'][number]

/** Where one is asked to come, and what one leads. */
export default function MyConferencesPage() {
  const coming = useRead(conferenceOperations.listMyConferences, { show: 'coming' })
  const past = useRead(conferenceOperations.listMyConferences, { show: 'past' })
  const [filters, change] = useFilters()
  const error = coming.error ?? past.error
  const shown =
    filters['toon'] === 'afgelopen' || (filters['toon'] === 'plannen' && coming.data?.requested.length)
      ? filters['toon']
      : 'komend'
  return (
    <>
      <PageHeader title="Overleggen" />
      {error ? (
        <ErrorState
          error={error}
          what="De overleggen"
          onRetry={() => {
            void coming.refetch()
            void past.refetch()
          }}
        />
      ) : !coming.data || !past.data ? (
        <Loading lines={6} what="De overleggen worden opgehaald" />
      ) : (
        <>
          <Tabs
            label="Welke overleggen"
            selected={shown}
            onSelect={key => change({ toon: key === 'komend' ? undefined : key })}
            items={[
              {
                key: 'komend',
                label: 'Komend',
                count: coming.data.total,
                content: (
                  <List
                    caption="Komende overleggen"
                    rows={coming.data.conferences}
                    empty="U bent nu voor geen overleg gevraagd."
                  />
                ),
              },
              ...(coming.data.requested.length > 0
                ? [
                    {
                      key: 'plannen',
                      label: 'Nog te plannen',
                      count: coming.data.requested.length,
                      content: <ToPlan requested={coming.data.requested} />,
                    },
                  ]
                : []),
              {
                key: 'afgelopen',
                label: 'Afgelopen jaar',
                count: past.data.total,
                content: (
                  <List
                    caption="Overleggen van het afgelopen jaar"
                    rows={past.data.conferences}
                    empty="Er was het afgelopen jaar geen overleg."
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </>
  )
}

/** The programme asks for one, the household was visited, and nothing is planned. */
function ToPlan({ requested }: { requested: Answer['requested'] }) {
  return (
    <LineList
      lines={requested.map(one => ({
        key: one.caseFileId,
        primary: <Link href={`/dossiers/${one.caseFileId}#overleg`}>{one.caseTitle}</Link>,
        secondary: one.tableLabel ?? 'Overleg',
      }))}
    />
  )
}

function List({ caption, rows, empty }: { caption: string; rows: readonly Listed[]; empty: string }) {
  const today = useToday()
  return (
    <Table
      caption={caption}
      hideCaption
      density="compact"
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/dossiers/${row.caseFileId}/overleg/${row.id}`}
      empty={empty}
      columns={[
        { key: 'file', header: 'Huishouden', rowHeader: true, cell: row => row.caseTitle, sortValue: row => row.caseTitle },
        { key: 'when', header: 'Wanneer', noWrap: true, cell: row => whenOf(row, today), sortValue: row => row.startsAt },
        { key: 'where', header: 'Waar', cell: row => whereOf(row) },
        { key: 'table', header: 'Overleg', cell: row => row.tableLabel ?? 'Overleg' },
        {
          key: 'lead',
          header: 'Leiding',
          cell: row => (row.isMine ? 'u zelf' : (row.coordinatorName ?? 'nog niemand')),
          hideNarrow: true,
        },
        { key: 'state', header: 'Stand', cell: row => <ConferenceStatus conference={row} today={today} /> },
      ]}
    />
  )
}
