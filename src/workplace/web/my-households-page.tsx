import {
  DueLabel,
  ErrorState,
  formatDutchDate,
  KeyValue,
  Loading,
  nearDate,
  PageHeader,
  Select,
  Stack,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { workplaceOperations } from '../api.ts'
import { phaseLabels } from './phase-labels.ts'

const views = ['open', 'connect', 'tackle', 'follow'] as const
type View = (typeof views)[number]

/** All households one coordinates, the next term first. */
export default function MyHouseholdsPage() {
  const today = useToday()
  const [filters, change] = useFilters()
  const phase: View = views.find(view => view === filters.fase) ?? 'open'
  const { data, error, refetch } = useRead(workplaceOperations.listMyHouseholds, { phase }, { keepPrevious: true })
  return (
    <>
      <PageHeader title="Mijn huishoudens">
        {data && phase === 'open' ? (
          <KeyValue
            items={[
              { key: 'In begeleiding', value: data.files.filter(file => !file.standsInFor).length },
              ...(data.files.some(file => file.standsInFor)
                ? [{ key: 'Waarneming', value: data.files.filter(file => file.standsInFor).length }]
                : []),
              ...(data.norm === null ? [] : [{ key: 'Norm', value: data.norm }]),
            ]}
          />
        ) : null}
      </PageHeader>
      <Stack>
        <Select
          label="Toon"
          width="16rem"
          emptyText={null}
          value={phase}
          onChange={value => change({ fase: value === 'open' ? undefined : value })}
          options={[
            { value: 'open', label: 'Alles wat loopt' },
            { value: 'connect', label: phaseLabels.connect },
            { value: 'tackle', label: phaseLabels.tackle },
            { value: 'follow', label: 'Afgesloten, nazorg komt nog' },
          ]}
        />
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={10} /> : null}
        {data ? (
          <Table
            caption="Huishoudens die ik begeleid"
            hideCaption
            density="compact"
            rows={data.files}
            rowKey={file => file.caseFileId}
            rowHref={file => `/dossiers/${file.caseFileId}`}
            empty="Er zijn nu geen huishoudens in deze lijst."
            columns={[
              {
                key: 'title',
                header: 'Huishouden',
                rowHeader: true,
                cell: file => (file.standsInFor ? `${file.title} · voor ${file.standsInFor}` : file.title),
                sortValue: file => file.title,
              },
              { key: 'area', header: 'Buurt', cell: file => file.area, sortValue: file => file.area },
              { key: 'phase', header: 'Fase', cell: file => phaseLabels[file.phase], sortValue: file => file.phase },
              {
                key: 'next',
                header: 'Termijn',
                cell: file => (file.next ? <DueLabel due={file.next.dueOn} /> : <span className="vd-muted">geen</span>),
                sortValue: file => file.next?.dueOn,
                noWrap: true,
              },
              { key: 'what', header: 'Wat', cell: file => file.next?.label ?? '' },
              {
                key: 'tasks',
                header: 'Taken open',
                align: 'end',
                cell: file => file.openTasks,
                sortValue: file => file.openTasks,
              },
              {
                key: 'step',
                header: 'Laatste stap',
                cell: file => nearDate(calendarDateOf(new Date(file.lastStepAt)), today),
                sortValue: file => file.lastStepAt,
                noWrap: true,
              },
              {
                key: 'opened',
                header: 'Open sinds',
                cell: file => formatDutchDate(calendarDateOf(new Date(file.openedAt)), 'day', today),
                sortValue: file => file.openedAt,
                noWrap: true,
                hideNarrow: true,
              },
            ]}
          />
        ) : null}
      </Stack>
    </>
  )
}
