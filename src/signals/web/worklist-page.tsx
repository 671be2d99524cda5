import './worklist.css'
import { type ReactNode, useState } from 'react'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  DueLabel,
  ErrorState,
  FormRow,
  Loading,
  PageHeader,
  Select,
  Stack,
  Status,
  Table,
  useToday,
} from '../../platform/design/index.ts'
import type { SentOf } from '../../platform/operation.ts'
import { useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { type DeskReport, reportOrders, reportViews, signalOperations } from '../api.ts'
import { type HandlingState, handlingLabels } from '../rules/handling.ts'
import { type ReporterKind, reporterKindLabels } from '../rules/reporter-kinds.ts'
import { aboutWhom } from './about-whom.ts'
import { UrgencyStatus } from './urgency-status.tsx'
import { ageInWords, lastDayOf } from './when.ts'

const stateKinds = { new: 'new', claimed: 'open', helping: 'wait', triaged: 'done' } as const
const orderLabels: Record<(typeof reportOrders)[number], string> = {
  urgency: 'Spoed, dan langst wachtend',
  age: 'Langst wachtend',
  due: 'Termijn',
  area: 'Wijk of buurt',
  channel: 'Kanaal',
}

type Sent = SentOf<(typeof signalOperations)['listReports']>

export default function WorklistPage() {
  const [filters, change] = useFilters()
  const today = useToday()
  const page = Math.max(1, Math.trunc(Number(filters.page ?? '1')) || 1)
  const input: Sent = {
    view: reportViews.find(view => view === filters.view) ?? 'open',
    order: reportOrders.find(order => order === filters.order) ?? 'urgency',
    ...(filters.areaId ? { areaId: filters.areaId } : {}),
    ...(filters.channel ? { channel: filters.channel } : {}),
    ...(filters.urgency ? { urgency: filters.urgency } : {}),
    mine: filters.mine === 'true' ? 'true' : 'false',
    withoutConversation: filters.withoutConversation === 'true' ? 'true' : 'false',
    page: String(page),
  }
  const list = useRead(signalOperations.listReports, input, { keepPrevious: true })
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} what="De lijst met meldingen" />
  if (!list.data) return <Loading lines={10} />
  const { reports, counts, areas, channels, urgencies, more } = list.data
  const filter = (changes: Record<string, string | undefined>) => change({ ...changes, page: undefined })
  const open = counts.new + counts.claimed + counts.helping
  const exceptions = filters.withoutConversation === 'true'

  return (
    <>
      <PageHeader
        title="Meldingen"
        meta={
          <span className="vd-muted">
            {open} open · {counts.new} nieuw · {counts.mine} bij mij
          </span>
        }
        actions={
          <ButtonLink href="/meldingen/nieuw" variant="primary">
            Voer een melding in
          </ButtonLink>
        }
      />
      <Filters>
        <FormRow>
          <Select
            label="Stand"
            emptyText={null}
            disabled={exceptions}
            value={input.view}
            onChange={view => filter({ view: view === 'open' ? undefined : view })}
            options={[
              { value: 'open', label: `Alles wat open staat (${open})` },
              { value: 'new', label: `Nieuw (${counts.new})` },
              { value: 'claimed', label: `Opgepakt (${counts.claimed})` },
              { value: 'helping', label: `Nog af te ronden (${counts.helping})` },
              { value: 'triaged', label: 'Beoordeeld' },
            ]}
          />
          <Select
            label="Spoed"
            emptyText="Alle"
            value={filters.urgency ?? ''}
            onChange={urgency => filter({ urgency })}
            options={urgencies.map(({ code, label }) => ({ value: code, label }))}
          />
          <Select
            label="Wijk of buurt"
            emptyText="Alle"
            value={filters.areaId ?? ''}
            onChange={areaId => filter({ areaId })}
            options={areas.map(({ id, name, isDistrict }) => ({ value: String(id), label: isDistrict ? name : `– ${name}` }))}
          />
          <Select
            label="Kanaal"
            emptyText="Alle"
            value={filters.channel ?? ''}
            onChange={channel => filter({ channel })}
            options={channels.map(({ code, label }) => ({ value: code, label }))}
          />
          <Select
            label="Volgorde"
            emptyText={null}
            value={input.order}
            onChange={order => filter({ order: order === 'urgency' ? undefined : order })}
            options={Object.entries(orderLabels).map(([value, label]) => ({ value, label }))}
          />
        </FormRow>
        <ButtonGroup>
          <Checkbox checked={filters.mine === 'true'} onChange={mine => filter({ mine: mine ? 'true' : undefined })}>
            Alleen bij mij ({counts.mine})
          </Checkbox>
          <Checkbox checked={exceptions} onChange={only => filter({ withoutConversation: only ? 'true' : undefined })}>
            Balie zonder gesprek ({counts.withoutConversation})
          </Checkbox>
        </ButtonGroup>
      </Filters>
      <Table<DeskReport>
        caption="Meldingen"
        hideCaption
        density="compact"
        rows={reports}
        rowKey={report => report.id}
        rowHref={report => `/meldingen/${report.id}`}
        empty={
          exceptions
            ? 'Van iedereen aan de balie is een gesprek vastgelegd.'
            : 'Er zijn geen meldingen die hierbij passen. Kies andere filters om meer te zien.'
        }
        columns={[
          {
            key: 'about',
            header: 'Over wie',
            rowHeader: true,
            cell: aboutWhom,
          },
          {
            key: 'urgency',
            header: 'Spoed',
            noWrap: true,
            cell: report => <UrgencyStatus rank={report.urgencyRank}>{report.urgencyLabel}</UrgencyStatus>,
          },
          { key: 'age', header: 'Wacht', noWrap: true, cell: report => ageInWords(report.receivedAt, today) },
          {
            key: 'due',
            header: 'Beoordelen',
            noWrap: true,
            cell: report => (report.dueAt ? <DueLabel due={lastDayOf(report.dueAt)} /> : <span className="vd-muted">–</span>),
          },
          {
            key: 'address',
            header: 'Adres',
            cell: report =>
              report.anonymous ? (
                <span className="vd-muted">niet genoemd</span>
              ) : (
                <span>
                  {report.aboutName ? report.aboutAddress.split(',')[0] : ''}
                  {report.addressKnown ? null : (
                    <span className="vd-muted"> {report.aboutAddress ? '(niet in register)' : 'onbekend'}</span>
                  )}
                </span>
              ),
          },
          {
            key: 'area',
            header: 'Buurt',
            cell: report => (report.areaId === 0 ? <span className="vd-muted">onbekend</span> : report.area),
          },
          {
            key: 'reporter',
            header: 'Melder',
            cell: report => (
              <span>
                {reporterLine(report)}
                {report.together > 0 ? <span className="vd-muted"> en nog {report.together}</span> : null}
              </span>
            ),
          },
          { key: 'channel', header: 'Kanaal', hideNarrow: true, cell: report => report.channelLabel },
          {
            key: 'state',
            header: 'Stand',
            cell: report => (
              <span>
                <Status kind={stateKinds[report.state]}>{stateLine(report)}</Status>
                {report.lacksConversation ? <span className="vd-muted"> · nog geen gesprek</span> : null}
              </span>
            ),
          },
        ]}
        footer={
          page > 1 || more ? (
            <div className="vd-button-group">
              {page > 1 ? (
                <Button size="small" onClick={() => change({ page: page === 2 ? undefined : String(page - 1) })}>
                  Vorige 50
                </Button>
              ) : null}
              {more ? (
                <Button size="small" onClick={() => change({ page: String(page + 1) })}>
                  Volgende 50
                </Button>
              ) : null}
              <span className="vd-muted">blad {page}</span>
            </div>
          ) : null
        }
      />
    </>
  )
}

const reporterLine = (report: DeskReport): string =>
  report.reporterKind === 'professional'
    ? report.reporter || reporterKindLabels.professional
    : (reporterKindLabels[report.reporterKind as ReporterKind] ?? report.reporterKind)

function stateLine(report: DeskReport): string {
  if (report.state === 'triaged') return report.outcomeLabel ?? handlingLabels.triaged
  const who = report.claimedByMe ? 'bij mij' : report.claimedBy
  const label: Record<HandlingState, string> = handlingLabels
  return who ? `${label[report.state]} · ${who}` : label[report.state]
}

/** In the way on a phone, where the list comes first; open on a wide screen. */
function Filters({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(() => window.matchMedia('(min-width: 48rem)').matches)
  return (
    <details className="report-filters" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>Filter en sorteer</summary>
      <Stack gap="tight">{children}</Stack>
    </details>
  )
}
