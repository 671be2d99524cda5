import { ErrorState, Link, Loading, PageHeader, Section, Table, Tabs, useToday } from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useRead } from '../../platform/web/api.ts'
import { conferenceOperations } from '../api.ts'
import { ConferenceStatus } from './conference-status.tsx'
import { whenOf, whereOf } from './when.ts'

type Listed = OutputOf<typeof conferenceOperations.listMyConferences>['conferences'][number]

/** Where one is asked to come, and what one leads. */
export default function MyConferencesPage() {
  const coming = useRead(conferenceOperations.listMyConferences, { show: 'coming' })
  const past = useRead(conferenceOperations.listMyConferences, { show: 'past' })
  const error = coming.error ?? past.error
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
          {coming.data.requested.length > 0 ? (
            <Section title="Nog te plannen" count={coming.data.requested.length}>
              <ul>
                {coming.data.requested.map(one => (
                  <li key={one.caseFileId}>
                    <Link href={`/dossiers/${one.caseFileId}#overleg`}>{one.caseTitle}</Link>
                    {one.tableLabel ? ` · ${one.tableLabel}` : ''}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Tabs
            label="Welke overleggen"
            items={[
              {
                key: 'coming',
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
              {
                key: 'past',
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
