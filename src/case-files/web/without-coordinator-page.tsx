import {
  EmptyState,
  ErrorState,
  formatDutchDate,
  Loading,
  PageHeader,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { daysBetween } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { caseFileOperations } from '../api.ts'
import { dayOf } from './when.ts'

/** Households that wait for a coordinator: an exception that somebody has to solve. */
export default function WithoutCoordinatorPage() {
  const today = useToday()
  const { data, error, refetch } = useRead(caseFileOperations.listFilesWithoutCoordinator, {})
  return (
    <>
      <PageHeader title="Zonder coördinator" breadcrumb={[{ label: 'Vandaag', href: '/vandaag' }]} />
      {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={6} /> : null}
      {data?.files.length === 0 ? <EmptyState>Elk open dossier in uw gebied heeft een coördinator.</EmptyState> : null}
      {data && data.files.length > 0 ? (
        <Table
          caption="Open dossiers zonder coördinator"
          hideCaption
          density="compact"
          rows={data.files}
          rowKey={file => file.id}
          rowHref={file => `/dossiers/${file.id}`}
          columns={[
            { key: 'title', header: 'Huishouden', rowHeader: true, cell: file => file.title, sortValue: file => file.title },
            { key: 'area', header: 'Buurt', cell: file => file.areaName, sortValue: file => file.areaName },
            {
              key: 'why',
              header: 'Waarom',
              cell: file =>
                file.reason === 'never'
                  ? 'Nog niet aangewezen'
                  : `${file.lastCoordinator ?? 'De coördinator'} werkt hier niet meer`,
            },
            {
              key: 'since',
              header: 'Sinds',
              cell: file => formatDutchDate(dayOf(file.since), 'day', today),
              sortValue: file => file.since,
              noWrap: true,
            },
            {
              key: 'days',
              header: 'Wacht',
              cell: file => {
                const days = daysBetween(dayOf(file.since), today)
                return <Status kind={days > 2 ? 'late' : 'wait'}>{days === 1 ? '1 dag' : `${days} dagen`}</Status>
              },
              sortValue: file => file.since,
            },
          ]}
        />
      ) : null}
    </>
  )
}
