import { type ReactNode, useCallback, useState } from 'react'
import { purposes } from '../../access/rules/purposes.ts'
import { type Role, roleLabels } from '../../access/rules/roles.ts'
import {
  Beside,
  Button,
  ButtonGroup,
  ButtonLink,
  ComboBox,
  DateField,
  DescriptionList,
  Drawer,
  ErrorState,
  FormRow,
  formatDutchDate,
  KeyValue,
  Loading,
  PageHeader,
  Select,
  Stack,
  Status,
  Table,
  TextField,
} from '../../platform/design/index.ts'
import { calendarDateOf, timeZone } from '../../platform/time/calendar-date.ts'
import { read, useRead } from '../../platform/web/api.ts'
import { useFilters } from '../../platform/web/route.ts'
import { auditOperations, type ProcessingLogLine } from '../api.ts'
import { eventLabel, eventLabels } from '../rules/event-labels.ts'
import { shortPurpose } from '../rules/purpose-labels.ts'
import { refusalReasons } from '../rules/refusal-reasons.ts'

const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone })

/** Who looked at or changed what, when and why; for the privacy officer. */
export default function ProcessingLogPage() {
  const [filters, change] = useFilters()
  const [pages, setPages] = useState<readonly string[]>([])
  const [opened, setOpened] = useState<ProcessingLogLine | undefined>(undefined)
  const after = pages.at(-1)
  const narrow = (changes: Record<string, string | undefined>) => {
    setPages([])
    setOpened(undefined)
    change(changes)
  }
  const asked = {
    ...(filters.van ? { from: filters.van } : {}),
    ...(filters.tot ? { until: filters.tot } : {}),
    ...(filters.medewerker ? { userId: filters.medewerker } : {}),
    ...(filters.over ? { about: filters.over } : {}),
    ...(filters.uitkomst === 'refused' || filters.uitkomst === 'done' ? { outcome: filters.uitkomst as 'done' | 'refused' } : {}),
    ...(filters.doel && filters.doel in purposes ? { purpose: filters.doel as keyof typeof purposes } : {}),
    ...(filters.wat ? { event: filters.wat } : {}),
  }
  const { data, error, refetch } = useRead(
    auditOperations.listProcessingLog,
    { ...asked, ...(after ? { after } : {}) },
    { keepPrevious: true },
  )
  const findUsers = useCallback(
    async (query: string, signal: AbortSignal) =>
      (await read(auditOperations.listLoggedUsers, { query }, signal)).users.map(user => ({
        value: user.id,
        label: user.name,
        detail: user.jobTitle,
      })),
    [],
  )
  const fieldError = (name: string): string | undefined => error?.errors.find(one => one.field === name)?.message
  return (
    <>
      <PageHeader title="Verwerkingslogboek">
        {data ? (
          <KeyValue
            items={[
              {
                key: 'Periode',
                value: `${formatDutchDate(data.from, 'numeric')} tot en met ${formatDutchDate(data.until, 'numeric')}`,
              },
              { key: 'Gedaan', value: data.counts.done },
              { key: 'Geweigerd', value: data.counts.refused },
              { key: 'Medewerkers', value: data.counts.users },
              { key: 'Regels', value: data.counts.lines },
            ]}
          />
        ) : null}
      </PageHeader>
      <Stack>
        <Filters>
          <FormRow>
            <DateField
              label="Van"
              lean="past"
              optional
              value={filters.van ?? ''}
              error={fieldError('from')}
              onChange={value => narrow({ van: value })}
            />
            <DateField
              label="Tot en met"
              lean="past"
              optional
              value={filters.tot ?? ''}
              error={fieldError('until')}
              onChange={value => narrow({ tot: value })}
            />
            <ComboBox
              label="Medewerker"
              optional
              load={findUsers}
              value={filters.medewerker ?? null}
              onChange={value => narrow({ medewerker: value ?? undefined })}
            />
            <Select
              label="Uitkomst"
              emptyText="Alles"
              value={(filters.uitkomst ?? '') as 'done' | 'refused' | ''}
              onChange={value => narrow({ uitkomst: value })}
              options={[
                { value: 'done', label: 'Gedaan' },
                { value: 'refused', label: 'Geweigerd' },
              ]}
            />
            <Select
              label="Doel"
              emptyText="Alle doelen"
              value={filters.doel ?? ''}
              onChange={value => narrow({ doel: value })}
              options={Object.entries(purposes).map(([value, label]) => ({ value, label }))}
            />
            <Select
              label="Wat"
              emptyText="Alles"
              value={filters.wat ?? ''}
              onChange={value => narrow({ wat: value })}
              options={Object.entries(eventLabels)
                .map(([value, label]) => ({ value, label }))
                .sort((one, other) => one.label.localeCompare(other.label, 'nl'))}
            />
            <NumberField value={filters.over ?? ''} error={fieldError('about')} onChange={value => narrow({ over: value })} />
          </FormRow>
        </Filters>
        {error && error.errors.length === 0 ? (
          <ErrorState error={error} what="Het logboek" onRetry={() => void refetch()} />
        ) : null}
        {!data && !error ? <Loading lines={14} what="Het logboek wordt opgehaald" /> : null}
        {data ? (
          <Beside
            drawer={
              opened ? (
                <Drawer key={opened.id} title={eventLabel(opened.event)} onClose={() => setOpened(undefined)}>
                  <Details line={opened} onAbout={number => narrow({ over: number, van: undefined, tot: undefined })} />
                </Drawer>
              ) : null
            }
          >
            <Table
              caption="Regels van het verwerkingslogboek"
              hideCaption
              density="compact"
              narrow="lines"
              rows={data.lines}
              rowKey={line => line.id}
              isSelected={line => line.id === opened?.id}
              empty="In deze periode staan er geen regels die hierbij passen."
              columns={[
                { key: 'at', header: 'Wanneer', rowHeader: true, noWrap: true, cell: line => momentText(line.occurredAt) },
                { key: 'who', header: 'Wie', cell: line => line.user ?? 'systeem' },
                { key: 'organisation', header: 'Organisatie', cell: line => line.organisation ?? '', hideNarrow: true },
                { key: 'what', header: 'Wat', cell: line => eventLabel(line.event) },
                { key: 'why', header: 'Waarom', cell: line => shortPurpose(line.purpose), hideNarrow: true },
                {
                  key: 'about',
                  header: 'Over',
                  noWrap: true,
                  cell: line => aboutText(line),
                },
                {
                  key: 'outcome',
                  header: 'Uitkomst',
                  noWrap: true,
                  cell: line =>
                    line.outcome === 'refused' ? <Status kind="stopped">geweigerd</Status> : <Status kind="done">gedaan</Status>,
                },
                {
                  key: 'open',
                  header: 'Details',
                  hideHeader: true,
                  cell: line => (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Details van ${eventLabel(line.event)}, ${momentText(line.occurredAt)}`}
                      onClick={() => setOpened(line)}
                    >
                      Details
                    </Button>
                  ),
                },
              ]}
            />
            {data.lines.length > 0 ? (
              <ButtonGroup>
                <ButtonLink href={`/v1/processing-log-exports?${new URLSearchParams(asked).toString()}`} download>
                  Bewaar als bestand (CSV)
                </ButtonLink>
                {pages.length > 0 ? <Button onClick={() => setPages(pages.slice(0, -1))}>Nieuwere regels</Button> : null}
                {data.more ? (
                  <Button
                    onClick={() => {
                      const last = data.lines.at(-1)
                      if (last) setPages([...pages, last.id])
                    }}
                  >
                    Oudere regels
                  </Button>
                ) : null}
              </ButtonGroup>
            ) : null}
          </Beside>
        ) : null}
      </Stack>
    </>
  )
}

/** In the way on a phone, where the lines come first; open on a wide screen. */
function Filters({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(() => window.matchMedia('(min-width: 48rem)').matches)
  return (
    <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>Zoek en filter</summary>
      {children}
    </details>
  )
}

/** Searched on leaving the field: half a number finds nothing. */
function NumberField({
  value,
  error,
  onChange,
}: {
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    setTyped(value)
  }
  return (
    <TextField
      label="Nummer"
      optional
      hint="Van een dossier, huishouden, persoon, melding of taak. Namen staan niet in het logboek."
      value={typed}
      {...(error ? { error } : {})}
      onChange={setTyped}
      onBlur={text => {
        if (text.trim() !== value) onChange(text.trim())
      }}
    />
  )
}

function Details({ line, onAbout }: { line: ProcessingLogLine; onAbout: (number: string) => void }) {
  const numbers = (ids: readonly string[]) =>
    ids.length === 0
      ? 'geen'
      : ids.map(id => (
          <div key={id}>
            <Button variant="quiet" size="small" aria-label={`Toon alles over ${id}`} onClick={() => onAbout(id)}>
              {id}
            </Button>
          </div>
        ))
  return (
    <DescriptionList
      items={[
        { term: 'Wanneer', description: momentText(line.occurredAt) },
        { term: 'Wie', description: [line.user ?? 'systeem', line.organisation].filter(Boolean).join(', ') },
        { term: 'In de rol van', description: line.roles.map(role => roleLabels[role as Role] ?? role).join(', ') },
        { term: 'Doel', description: purposeLabel(line.purpose) },
        {
          term: 'Uitkomst',
          description: line.outcome === 'done' ? 'gedaan' : `geweigerd: ${refusalReasons[line.reason] ?? line.reason}`,
        },
        { term: 'Dossier', description: numbers(line.caseFileId ? [line.caseFileId] : []) },
        { term: line.isList ? 'Stonden in de lijst' : 'Personen en huishoudens', description: numbers(line.subjectIds) },
        { term: 'Andere stukken', description: numbers(line.recordIds) },
        { term: 'Grondslag', description: line.grounds.length > 0 ? line.grounds.join('; ') : 'geen nodig' },
        ...(line.covert
          ? [{ term: 'Verborgen', description: 'Deze regel ziet het huishouden niet: wie keek is voor hen afgeschermd.' }]
          : []),
        { term: 'Handeling', description: line.operation },
        { term: 'Van adres', description: line.origin },
        { term: 'Vastgelegd (echte tijd)', description: momentText(line.recordedAt) },
        { term: 'Kenmerk van het verzoek', description: line.actId },
        ...(line.traceId === line.actId ? [] : [{ term: 'Spoor (trace)', description: line.traceId }]),
      ]}
    />
  )
}

const momentText = (moment: string): string =>
  `${formatDutchDate(calendarDateOf(new Date(moment)), 'numeric')} ${time.format(new Date(moment)).replaceAll(':', '.')}`

const purposeLabel = (purpose: string): string =>
  purpose in purposes ? purposes[purpose as keyof typeof purposes] : shortPurpose(purpose)

function aboutText(line: ProcessingLogLine): string {
  const people = line.subjectIds.length
  if (line.isList && people > 0) return people === 1 ? 'lijst met 1 naam' : `lijst met ${people} namen`
  if (line.caseFileId && people > 1) return `dossier ${line.caseFileId.slice(-6)}, ${people} regels`
  if (line.caseFileId) return `dossier ${line.caseFileId.slice(-6)}`
  if (people > 0) return people === 1 ? '1 persoon of gezin' : `${people} personen of gezinnen`
  if (line.recordIds.length > 0) return line.recordIds.length === 1 ? '1 stuk' : `${line.recordIds.length} stukken`
  return ''
}
