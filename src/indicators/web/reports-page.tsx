import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  DueLabel,
  EmptyState,
  ErrorState,
  Form,
  FormRow,
  formatDutchDate,
  LineList,
  Loading,
  PageHeader,
  Section,
  Select,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { useGo } from '../../platform/web/route.ts'
import { indicatorOperations } from '../api.ts'
import { yearOf, yearsBack } from '../rules/half-years.ts'
import { halfName } from '../rules/report-body.ts'

/** The half-year reports: what came out, and for who writes them what is being written. */
export default function ReportsPage() {
  const today = useToday()
  const me = useMe()
  const [isStarting, setStarting] = useState(false)
  const { data, error, refetch } = useRead(indicatorOperations.listHalfYearReports, {})
  if (error) return <ErrorState error={error} what="De halfjaarberichten" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={8} what="De halfjaarberichten worden opgehaald" />
  return (
    <>
      <PageHeader
        title="Halfjaarberichten"
        {...(me.may('figures.read') ? { breadcrumb: [{ label: 'Cijfers', href: '/cijfers' }] } : {})}
        actions={
          data.mayWrite && data.programmes.length > 0 ? (
            <Button variant="primary" onClick={() => setStarting(true)}>
              Begin een halfjaarbericht
            </Button>
          ) : null
        }
      />
      <Stack gap="wide">
        {data.deadlines.length > 0 ? (
          <Section title="Afgesproken">
            <LineList
              lines={data.deadlines.map(one => ({
                key: `${one.programme}/${one.label}`,
                primary: one.label,
                secondary: one.programme,
                trailing: <DueLabel due={calendarDateOf(new Date(Date.parse(one.dueAt) - 1000))} />,
              }))}
            />
          </Section>
        ) : null}
        {data.reports.length === 0 ? (
          <EmptyState>
            {data.mayWrite
              ? 'Er is nog geen halfjaarbericht. Begin er een: de cijfers staan er al in.'
              : 'Er is nog geen halfjaarbericht uitgebracht.'}
          </EmptyState>
        ) : (
          <Table
            caption="Halfjaarberichten"
            hideCaption
            rows={data.reports}
            rowKey={one => one.id}
            rowHref={one => `/cijfers/halfjaarberichten/${one.id}`}
            columns={[
              {
                key: 'period',
                header: 'Halfjaar',
                rowHeader: true,
                cell: one => capital(halfName(one.year, one.half)),
                sortValue: one => `${one.year}-${one.half}`,
              },
              { key: 'programme', header: 'Programma', cell: one => one.programme, sortValue: one => one.programme },
              {
                key: 'state',
                header: 'Stand',
                cell: one =>
                  one.state === 'draft' ? (
                    <Status kind="wait">concept</Status>
                  ) : (
                    <Status kind="done">
                      uitgebracht{' '}
                      {one.publishedAt ? formatDutchDate(calendarDateOf(new Date(one.publishedAt)), 'day', today) : ''}
                    </Status>
                  ),
              },
              { key: 'edition', header: 'Uitgave', cell: one => (one.edition > 1 ? `${one.edition}: ${one.reason}` : '') },
              { key: 'by', header: 'Door', cell: one => one.publishedBy ?? '', hideNarrow: true },
            ]}
          />
        )}
      </Stack>
      {isStarting ? <StartDialog programmes={data.programmes} onClose={() => setStarting(false)} /> : null}
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function StartDialog({ programmes, onClose }: { programmes: { id: string; title: string }[]; onClose: () => void }) {
  const { write } = useWrite(indicatorOperations.startHalfYearReport)
  const go = useGo()
  const today = useToday()
  const thisYear = yearOf(today)
  // The half-year that ended last is the one that people report about.
  const ended = today.slice(5) < '07-01' ? { year: thisYear - 1, half: 2 } : { year: thisYear, half: 1 }
  const [id] = useState(() => newId())
  const [programmeId, setProgramme] = useState(programmes.length === 1 ? (programmes[0]?.id ?? '') : '')
  const [year, setYear] = useState(String(ended.year))
  const [half, setHalf] = useState(String(ended.half))
  return (
    <Dialog isOpen onClose={onClose} title="Begin een halfjaarbericht">
      <Form
        onSubmit={async () => {
          if (programmeId === '') return { programmeId: 'Kies een programma.' }
          await write({ id, programmeId, year: Number(year), half: Number(half) })
          onClose()
          go(`/cijfers/halfjaarberichten/${id}`)
          return undefined
        }}
      >
        <Select
          label="Programma"
          name="programmeId"
          value={programmeId}
          onChange={setProgramme}
          options={programmes.map(one => ({ value: one.id, label: one.title }))}
        />
        <FormRow>
          <Select
            label="Jaar"
            name="year"
            emptyText={null}
            value={year}
            onChange={setYear}
            options={Array.from({ length: yearsBack + 1 }, (_, index) => String(thisYear - index)).map(one => ({
              value: one,
              label: one,
            }))}
          />
          <Select
            label="Halfjaar"
            name="half"
            emptyText={null}
            value={half}
            onChange={setHalf}
            options={[
              { value: '1', label: 'Eerste halfjaar' },
              { value: '2', label: 'Tweede halfjaar' },
            ]}
          />
        </FormRow>
        <p className="vd-muted vd-small">Ambitie en langere termijn neemt u over uit het vorige bericht; u kunt ze wijzigen.</p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Beginnen…">
            Begin
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
