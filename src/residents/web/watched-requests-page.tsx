import {
  DueLabel,
  ErrorState,
  formatDutchDate,
  Loading,
  Notice,
  PageHeader,
  Stack,
  Status,
  TabbedTable,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { residentOperations } from '../api.ts'
import { channelLabels, requestLaw, stateForStaff } from '../rules/request-kind.ts'
import { statusKindOf } from './request-status.ts'

/** For the privacy officer: whether requests are answered in time. Without words, names or households. */
export default function WatchedRequestsPage() {
  const [filters, change] = useFilters()
  const show = filters['staat'] === 'afgerond' ? 'ended' : 'open'
  const { data, error, refetch } = useRead(residentOperations.watchResidentRequests, { show }, { keepPrevious: true })
  return (
    <>
      <PageHeader title="Verzoeken van inwoners">
        <span className="vd-muted">U ziet of er op tijd wordt beslist. Wie het is en wat er staat, ziet u niet.</span>
      </PageHeader>
      <Stack>
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={8} /> : null}
        {data && data.counts.late > 0 ? (
          <Notice
            kind="warning"
            title={data.counts.late === 1 ? 'Eén verzoek is te laat' : `${data.counts.late} verzoeken zijn te laat`}
          >
            De inwoner kan de gemeente in gebreke stellen, of klagen bij de Autoriteit Persoonsgegevens.
          </Notice>
        ) : null}
        {data ? (
          <TabbedTable
            label="Welke"
            selected={show}
            onSelect={key => change({ staat: key === 'ended' ? 'afgerond' : undefined })}
            views={[
              { key: 'open', label: 'Lopen nog', count: data.counts.open, empty: 'Er loopt geen verzoek.' },
              { key: 'ended', label: 'Afgerond', count: data.counts.ended, empty: 'Er is nog geen verzoek afgerond.' },
            ]}
            rows={data.requests}
            rowKey={request => request.id}
            columns={[
              {
                key: 'kind',
                header: 'Verzoek',
                rowHeader: true,
                cell: request => requestLaw[request.kind].staffLabel,
                sortValue: request => request.kind,
              },
              {
                key: 'state',
                header: 'Stand',
                cell: request => <Status kind={statusKindOf[request.state]}>{stateForStaff[request.state]}</Status>,
              },
              {
                key: 'due',
                header: 'Uiterlijk',
                cell: request => (
                  <>
                    {show === 'open' ? <DueLabel due={request.dueOn} /> : formatDutchDate(request.dueOn, 'long')}
                    {request.isExtended ? <span className="vd-muted"> (verlengd)</span> : null}
                  </>
                ),
                sortValue: request => request.dueOn,
              },
              { key: 'channel', header: 'Gevraagd', cell: request => channelLabels[request.channel], hideNarrow: true },
              {
                key: 'received',
                header: 'Ontvangen',
                cell: request => formatDutchDate(request.receivedOn, 'long'),
                sortValue: request => request.receivedOn,
                hideNarrow: true,
              },
            ]}
          />
        ) : null}
      </Stack>
    </>
  )
}
