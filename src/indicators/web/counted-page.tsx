import {
  Button,
  ButtonGroup,
  EmptyState,
  ErrorState,
  formatDutchDate,
  Link,
  Loading,
  PageHeader,
  Table,
} from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { programmeEvents } from '../../programmes/rules/events.ts'
import { type CountedLine, indicatorOperations, splitChoices } from '../api.ts'
import { type Half, halfLabels } from '../rules/half-years.ts'

/** What one figure was counted from: as many lines as the figure says. */
export default function CountedPage() {
  const [filters, change] = useFilters()
  const page = Math.max(1, Number(filters.pagina ?? 1) || 1)
  const half = (['0', '1', '2'].includes(filters.helft ?? '') ? Number(filters.helft) : 0) as Half
  const year = Number(filters.jaar) || new Date().getFullYear()
  const { data, error, refetch } = useRead(
    indicatorOperations.listCounted,
    {
      programmeId: filters.programma ?? '',
      indicator: filters.cijfer ?? '',
      year,
      half,
      split: splitChoices.find(one => one === filters.waarvan) ?? 'none',
      splitValue: filters.deel ?? '',
      ...(filters.gebied ? { areaId: Number(filters.gebied) } : {}),
      page,
    },
    { keepPrevious: true, enabled: Boolean(filters.programma && filters.cijfer) },
  )
  const back = {
    label: 'Cijfers',
    href: `/cijfers?${new URLSearchParams({ programma: filters.programma ?? '', jaar: String(year) })}`,
  }
  if (!filters.programma || !filters.cijfer) {
    return (
      <>
        <PageHeader title="Lijst bij een cijfer" breadcrumb={[back]} />
        <EmptyState>Open deze lijst vanuit een cijfer in de tabel.</EmptyState>
      </>
    )
  }
  if (error) {
    return (
      <>
        <PageHeader title="Lijst bij een cijfer" breadcrumb={[back]} />
        <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} />
      </>
    )
  }
  if (!data) return <Loading lines={10} what="De lijst wordt opgehaald" />
  const period = half === 0 ? String(year) : `${halfLabels[half]} ${year}`
  return (
    <>
      <PageHeader
        title={data.label}
        breadcrumb={[back]}
        meta={
          <span className="vd-muted">
            {[data.partLabel, period, data.counted === 1 ? '1 regel' : `${data.counted} regels`].filter(Boolean).join(' · ')}
          </span>
        }
      >
        <p>{data.definition}</p>
      </PageHeader>
      <Table
        caption={`${data.label}, ${period}`}
        hideCaption
        density="compact"
        rows={data.lines}
        rowKey={line => line.id}
        empty="Hier is niets geteld."
        columns={[
          {
            key: 'on',
            header: 'Datum',
            noWrap: true,
            rowHeader: true,
            cell: line => formatDutchDate(line.occurredOn, 'numeric'),
            sortValue: line => line.occurredOn,
          },
          { key: 'what', header: 'Wat', cell: line => eventLabel(line.event) },
          { key: 'area', header: 'Buurt', cell: line => line.area, sortValue: line => line.area },
          { key: 'case', header: 'Dossier', cell: caseOf },
          { key: 'characteristics', header: 'Kenmerken', cell: line => line.characteristics.join(', '), hideNarrow: true },
        ]}
      />
      {data.more || page > 1 ? (
        <ButtonGroup>
          {page > 1 ? (
            <Button onClick={() => change({ pagina: page === 2 ? undefined : String(page - 1) })}>Vorige 200</Button>
          ) : null}
          {data.more ? <Button onClick={() => change({ pagina: String(page + 1) })}>Volgende 200</Button> : null}
        </ButtonGroup>
      ) : null}
    </>
  )
}

/** Cases, not people: who does not work in files reads a short number, enough to tell two lines apart. */
function caseOf(line: CountedLine) {
  if (line.caseFileId === null) return <span className="vd-muted">nog geen dossier</span>
  if (line.mayOpen && line.title) return <Link href={`/dossiers/${line.caseFileId}`}>{line.title}</Link>
  return <span className="vd-numeric">{line.caseFileId.slice(-6)}</span>
}

const eventLabel = (event: string): string =>
  event in programmeEvents ? programmeEvents[event as keyof typeof programmeEvents].label : event
