import { useState } from 'react'
import {
  Button,
  ButtonLink,
  DescriptionList,
  EmptyState,
  ErrorState,
  FormRow,
  formatDutchDate,
  Loading,
  PageHeader,
  Section,
  Select,
  Stack,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { type HalfYearFigures, indicatorOperations, type splitChoices } from '../api.ts'
import { figuresCsv } from '../rules/figures-csv.ts'
import './figures.css'
import { FiguresDrawing } from './figures-drawing.tsx'
import { FiguresTable } from './figures-table.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { saveFile } from './save-file.ts'

const splitLabels: Record<(typeof splitChoices)[number], string> = {
  none: 'Niet uitgesplitst',
  attribute: 'Naar kenmerk',
  district: 'Naar wijk',
  neighbourhood: 'Naar buurt',
  priority: 'Naar aandachtsbuurt',
}

/** Planned and realised per half-year, "of which", each figure opening what it counts. */
export default function FiguresPage() {
  const today = useToday()
  const [filters, change] = useFilters()
  const [planning, setPlanning] = useState(false)
  const split = (Object.keys(splitLabels) as (keyof typeof splitLabels)[]).find(one => one === filters.waarvan) ?? 'none'
  const { data, error, refetch } = useRead(
    indicatorOperations.getHalfYearFigures,
    {
      split,
      ...(filters.programma ? { programmeId: filters.programma } : {}),
      ...(filters.jaar ? { year: Number(filters.jaar) } : {}),
      ...(filters.gebied ? { areaId: Number(filters.gebied) } : {}),
      ...(filters.weergave === 'openbaar' ? { view: 'public' as const } : {}),
    },
    { keepPrevious: true },
  )
  if (error) {
    return (
      <>
        <PageHeader title="Cijfers" />
        <ErrorState error={error} what="De cijfers" onRetry={() => void refetch()} />
      </>
    )
  }
  if (!data) {
    return (
      <>
        <PageHeader title="Cijfers" />
        <Loading lines={10} what="De cijfers worden geteld" />
      </>
    )
  }
  const saveCsv = () => saveFile(`cijfers-${data.programme.id}-${data.year}.csv`, figuresCsv(data))
  const hasFigures = data.rows.some(row => row.cells.total.state !== 'empty')
  return (
    <>
      <PageHeader
        title="Cijfers"
        meta={
          <span className="vd-muted">
            {data.programme.title}, {data.year}
          </span>
        }
        actions={
          <>
            {data.mayPlan ? <Button onClick={() => setPlanning(true)}>Wijzig de planning</Button> : null}
            <ButtonLink href="/cijfers/halfjaarberichten">Halfjaarberichten</ButtonLink>
            <Button onClick={saveCsv}>Bewaar als CSV</Button>
            <Button onClick={() => window.print()}>Druk af</Button>
          </>
        }
      />
      <Stack gap="wide">
        <div className="app-no-print">
          <FormRow>
            <Select
              label="Programma"
              emptyText={null}
              value={data.programme.id}
              onChange={value => change({ programma: value })}
              options={data.programmes.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <Select
              label="Jaar"
              emptyText={null}
              value={String(data.year)}
              onChange={value => change({ jaar: value })}
              options={data.years.map(year => ({ value: String(year), label: String(year) }))}
            />
            <Select
              label="Waarvan"
              emptyText={null}
              value={split}
              onChange={value => change({ waarvan: value === 'none' ? undefined : value })}
              options={Object.entries(splitLabels)
                .filter(([value]) => value !== 'priority' || data.hasPriorityAreas)
                .map(([value, label]) => ({ value, label }))}
            />
            {data.areas.length > 0 ? (
              <Select
                label="Gebied"
                emptyText="Hele gemeente"
                value={data.areaId === null ? '' : String(data.areaId)}
                onChange={value => change({ gebied: value, weergave: undefined })}
                options={data.areas.map(area => ({
                  value: String(area.id),
                  label: area.isDistrict ? `${area.name} (wijk)` : area.name,
                }))}
              />
            ) : null}
            {data.mayBeExact ? (
              <Select
                label="Weergave"
                emptyText={null}
                value={data.view}
                onChange={value => change({ weergave: value === 'public' ? 'openbaar' : undefined, gebied: undefined })}
                options={[
                  { value: 'exact', label: 'Voor intern gebruik' },
                  { value: 'public', label: 'Om te publiceren' },
                ]}
              />
            ) : null}
          </FormRow>
        </div>
        {hasFigures ? null : (
          <EmptyState>
            {data.countedAt === null
              ? 'Voor dit programma is in dit jaar niets geteld. De cijfers worden elk kwartier bijgewerkt.'
              : 'In dit jaar is voor dit programma nog niets vastgelegd. Een leeg vak is iets anders dan nul.'}
          </EmptyState>
        )}
        <div>
          <FiguresTable figures={data} />
          <Rules figures={data} today={today} />
        </div>
        {hasFigures ? <FiguresDrawing figures={data} /> : null}
        <Section title="Wat telt mee">
          <DescriptionList
            items={data.rows.map(row => ({
              term: row.label,
              description: row.note ? `${row.definition} ${row.note}` : row.definition,
            }))}
          />
        </Section>
      </Stack>
      {planning ? <PlanDialog figures={data} onClose={() => setPlanning(false)} /> : null}
    </>
  )
}

function Rules({ figures, today }: { figures: HalfYearFigures; today: string }) {
  const until = figures.countedAt ? formatDutchDate(calendarDateOf(new Date(figures.countedAt)), 'long', today) : undefined
  return (
    <div className="app-figure-rules vd-small vd-muted">
      <p>
        {until ? `Geteld tot en met ${until}. ` : ''}
        Een leeg vak betekent: geen gegevens. Afgeschermde dossiers tellen niet mee. Wat in beide halfjaren voorkomt, telt in het
        totaal één keer.
      </p>
      {figures.view === 'public' ? (
        <p>
          <strong>niet getoond</strong>: kleiner dan {figures.smallestShown}, of met andere getallen te herleiden tot een getal
          kleiner dan {figures.smallestShown}.
        </p>
      ) : null}
    </div>
  )
}
