import {
  DueLabel,
  ErrorState,
  formatDutchDate,
  Loading,
  PageHeader,
  Section,
  TabbedTable,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useFilters } from '../../platform/web/route.ts'
import { aftercareOperations } from '../api.ts'

/** The calls half a year later: one's own, and for who watches over the areas those that nobody will make. */
export default function AftercareListPage() {
  const me = useMe()
  return (
    <>
      <PageHeader title="Nazorg" />
      {me.may('case-file.coordinate') ? <OwnContacts /> : null}
      <WithoutCoordinator isAlone={!me.may('case-file.coordinate')} />
    </>
  )
}

const views = [
  { key: 'nu', show: 'due', label: 'Nu bellen', empty: 'Er is nu niemand te bellen voor nazorg.' },
  { key: 'later', show: 'planned', label: 'Later', empty: 'Er staat geen nazorg gepland.' },
] as const

type Contact = OutputOf<typeof aftercareOperations.listAftercare>['items'][number]

function OwnContacts() {
  const [filters, change] = useFilters()
  const today = useToday()
  const view = views.find(one => one.key === filters['staat']) ?? views[0]
  const { data, error, refetch } = useRead(aftercareOperations.listAftercare, { show: view.show }, { keepPrevious: true })
  if (error) return <ErrorState error={error} what="De nazorg" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="De nazorg wordt opgehaald" />
  return (
    <TabbedTable<Contact>
      label="Wanneer"
      views={views.map(one => ({ ...one, count: data.counts[one.show] }))}
      selected={view.key}
      onSelect={key => change({ staat: key === 'nu' ? undefined : key })}
      rows={data.items}
      rowKey={item => item.id}
      rowHref={item => `/dossiers/${item.caseFileId}/nazorg`}
      columns={[
        {
          key: 'case',
          header: 'Huishouden',
          rowHeader: true,
          cell: item => item.caseTitle,
          sortValue: item => item.caseTitle,
        },
        {
          key: 'on',
          header: 'Bellen',
          noWrap: true,
          cell: item => <DueLabel due={item.plannedFor} nearDays={14} />,
          sortValue: item => item.plannedFor,
        },
        {
          key: 'closed',
          header: 'Afgesloten',
          noWrap: true,
          cell: item => formatDutchDate(calendarDateOf(new Date(item.closedAt)), 'day', today),
          sortValue: item => item.closedAt,
        },
        {
          key: 'attempts',
          header: 'Eerder geprobeerd',
          align: 'end',
          cell: item => item.attempts || 'nee',
          sortValue: item => item.attempts,
        },
      ]}
    />
  )
}

type Orphan = OutputOf<typeof aftercareOperations.listAftercareWithoutCoordinator>['items'][number]

function WithoutCoordinator({ isAlone }: { isAlone: boolean }) {
  const today = useToday()
  const { data, error, refetch } = useRead(aftercareOperations.listAftercareWithoutCoordinator, {})
  if (error) return <ErrorState error={error} what="De lijst zonder coördinator" onRetry={() => void refetch()} />
  if (!data || (!isAlone && data.items.length === 0)) return null
  return (
    <Section title="Zonder coördinator" count={data.items.length}>
      <Table<Orphan>
        caption="Nazorg van wie hier niet meer werkt"
        hideCaption
        density="compact"
        rows={data.items}
        rowKey={item => item.caseFileId}
        rowHref={item => `/dossiers/${item.caseFileId}`}
        empty="Elke nazorg heeft iemand die belt."
        columns={[
          { key: 'case', header: 'Huishouden', rowHeader: true, cell: item => item.caseTitle, sortValue: item => item.caseTitle },
          { key: 'area', header: 'Buurt', cell: item => item.areaName, sortValue: item => item.areaName },
          { key: 'who', header: 'Was van', cell: item => item.coordinatorName ?? 'niemand' },
          {
            key: 'due',
            header: 'Bellen',
            noWrap: true,
            cell: item => (item.dueOn ? <DueLabel due={item.dueOn} nearDays={14} /> : ''),
            sortValue: item => item.dueOn,
          },
          {
            key: 'closed',
            header: 'Afgesloten',
            noWrap: true,
            cell: item => formatDutchDate(calendarDateOf(new Date(item.closedAt)), 'day', today),
            sortValue: item => item.closedAt,
          },
        ]}
      />
    </Section>
  )
}
