import {
  DueLabel,
  ErrorState,
  formatDutchDate,
  Loading,
  PageHeader,
  Stack,
  Status,
  TabbedTable,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { residentOperations } from '../api.ts'
import { requestLaw, stateForStaff } from '../rules/request-kind.ts'
import { statusKindOf } from './request-status.ts'

/** What residents ask about their own data, the first due on top: of one's own files, and of the areas one oversees. */
export default function RequestsPage() {
  const [filters, change] = useFilters()
  const show = filters['staat'] === 'afgerond' ? 'ended' : 'open'
  const { data, error, refetch } = useRead(residentOperations.listResidentRequests, { show }, { keepPrevious: true })
  return (
    <>
      <PageHeader title="Verzoeken van inwoners">
        <span className="vd-muted">
          Kopie, verbetering, vernietiging en bezwaar. De coördinator bereidt voor, een procesregisseur beslist. De termijn staat
          in de wet.
        </span>
      </PageHeader>
      <Stack>
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={8} /> : null}
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
            rowHref={request => `/dossiers/${request.caseFileId}/verzoeken/${request.id}`}
            columns={[
              {
                key: 'file',
                header: 'Huishouden',
                rowHeader: true,
                cell: request => request.caseTitle,
                sortValue: request => request.caseTitle,
              },
              { key: 'kind', header: 'Verzoek', cell: request => requestLaw[request.kind].staffLabel },
              {
                key: 'state',
                header: 'Stand',
                cell: request => <Status kind={statusKindOf[request.state]}>{stateForStaff[request.state]}</Status>,
              },
              {
                key: 'due',
                header: 'Uiterlijk',
                cell: request => (show === 'open' ? <DueLabel due={request.dueOn} /> : formatDutchDate(request.dueOn, 'long')),
                sortValue: request => request.dueOn,
              },
              { key: 'coordinator', header: 'Coördinator', cell: request => request.coordinator ?? '', hideNarrow: true },
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
