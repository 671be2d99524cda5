import {
  Button,
  ButtonGroup,
  ErrorState,
  FormRow,
  Loading,
  nearDate,
  PageHeader,
  Select,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { workplaceOperations } from '../api.ts'
import { overviewViewLabels, overviewViews } from '../rules/overview-views.ts'
import { phaseLabels } from './phase-labels.ts'
import { standing } from './standing.ts'

/** The process coordinator's list of files, most pressing first. */
export default function OverviewPage() {
  const today = useToday()
  const [filters, change] = useFilters()
  const view = overviewViews.find(one => one === filters.beeld) ?? 'open'
  const page = Math.max(1, Number(filters.pagina ?? 1) || 1)
  const areaId = filters.buurt ?? ''
  const { data, error, refetch } = useRead(
    workplaceOperations.listOverseenFiles,
    { view, page, ...(areaId === '' ? {} : { areaId: Number(areaId) }) },
    { keepPrevious: true },
  )
  return (
    <>
      <PageHeader title="Voortgang" />
      <Stack>
        <FormRow>
          <Select
            label="Toon"
            width="16rem"
            emptyText={null}
            value={view}
            onChange={value => change({ beeld: value === 'open' ? undefined : value, pagina: undefined })}
            options={overviewViews.map(value => ({ value, label: overviewViewLabels[value] }))}
          />
          <Select
            label="Gebied"
            width="16rem"
            emptyText="Heel mijn gebied"
            value={areaId}
            onChange={value => change({ buurt: value, pagina: undefined })}
            options={(data?.areas ?? []).map(area => ({
              value: String(area.id),
              label: area.isDistrict ? `${area.name} (wijk)` : area.name,
            }))}
          />
        </FormRow>
        {error ? <ErrorState error={error} what="De lijst" onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading lines={12} /> : null}
        {data ? (
          <>
            <Table
              caption={overviewViewLabels[view]}
              hideCaption
              density="compact"
              rows={data.files}
              rowKey={file => file.caseFileId}
              rowHref={file => `/dossiers/${file.caseFileId}`}
              empty="Er zijn geen dossiers in deze lijst."
              columns={[
                { key: 'title', header: 'Huishouden', rowHeader: true, cell: file => file.title },
                {
                  key: 'standing',
                  header: 'Stand',
                  noWrap: true,
                  cell: file => {
                    const { kind, words } = standing(file, today, data.standsStillAfterDays)
                    return <Status kind={kind}>{words}</Status>
                  },
                },
                {
                  key: 'what',
                  header: 'Wat',
                  cell: file => {
                    const { kind, title } = standing(file, today, data.standsStillAfterDays)
                    return kind === 'open' ? '' : title
                  },
                },
                { key: 'area', header: 'Buurt', cell: file => file.area },
                { key: 'phase', header: 'Fase', cell: file => phaseLabels[file.phase], hideNarrow: true },
                {
                  key: 'coordinator',
                  header: 'Coördinator',
                  cell: file => (file.isCoordinated ? file.coordinator : <span className="vd-muted">geen</span>),
                },
                {
                  key: 'step',
                  header: 'Laatste stap',
                  noWrap: true,
                  cell: file => nearDate(calendarDateOf(new Date(file.lastStepAt)), today),
                },
              ]}
            />
            {data.more || page > 1 ? (
              <ButtonGroup>
                {page > 1 ? (
                  <Button onClick={() => change({ pagina: page === 2 ? undefined : String(page - 1) })}>Vorige 50</Button>
                ) : null}
                {data.more ? <Button onClick={() => change({ pagina: String(page + 1) })}>Volgende 50</Button> : null}
              </ButtonGroup>
            ) : null}
          </>
        ) : null}
      </Stack>
    </>
  )
}
