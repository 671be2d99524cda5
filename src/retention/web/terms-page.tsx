import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  ErrorState,
  Form,
  FormRow,
  formatDutchDate,
  LineList,
  Loading,
  Notice,
  PageHeader,
  Section,
  Select,
  Stack,
  Table,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { describeDuration, formatDuration, getDuration } from '../../platform/time/iso-duration.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { retentionOperations, type TermLine } from '../api.ts'
import { isFilePart, type PartDefinition, partDefinition } from '../rules/parts.ts'

const sources = { stated: 'staat in de wet', derived: 'afgeleid uit de wet', default: 'gemeente beslist' } as const

/** How long what is kept, by which law, and what the municipality decided about it. */
export default function TermsPage() {
  const me = useMe()
  const { data, error, refetch } = useRead(retentionOperations.listRetentionTerms, {})
  const [opened, setOpened] = useState<TermLine>()
  const mayDecide = me.may('retention.set-terms')
  return (
    <>
      <PageHeader
        title="Bewaartermijnen"
        breadcrumb={[{ label: 'Bewaren en vernietigen', href: '/vernietiging' }]}
        actions={<Button onClick={() => window.print()}>Druk af</Button>}
      />
      {error ? <ErrorState error={error} what="De bewaartermijnen" onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading lines={12} /> : null}
      {data ? (
        <Stack>
          <Notice title="Elke termijn loopt vanaf de laatste wijziging van dat deel">
            Een dossier kan dus in delen verdwijnen. Er wordt niets vernietigd zonder akkoord van twee mensen.
          </Notice>
          <Terms
            title="Delen van een dossier"
            terms={data.terms.filter(one => isFilePart(one.part))}
            onOpen={mayDecide ? setOpened : undefined}
          />
          <Terms
            title="Buiten het dossier"
            terms={data.terms.filter(one => !isFilePart(one.part))}
            onOpen={mayDecide ? setOpened : undefined}
          />
        </Stack>
      ) : null}
      {opened ? <DecideDialog key={opened.part} line={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}

function Terms({
  title,
  terms,
  onOpen,
}: {
  title: string
  terms: readonly TermLine[]
  onOpen: ((line: TermLine) => void) | undefined
}) {
  const today = useToday()
  return (
    <Section title={title}>
      <Table
        caption={title}
        hideCaption
        density="compact"
        rows={terms}
        rowKey={one => one.part}
        columns={[
          {
            key: 'part',
            header: 'Deel',
            rowHeader: true,
            cell: one => (
              <>
                {partDefinition(one.part).label}
                <div className="vd-muted vd-small" style={{ fontWeight: 'normal' }}>
                  {partDefinition(one.part).holds}
                </div>
              </>
            ),
          },
          {
            key: 'term',
            header: 'Bewaard',
            width: '9rem',
            cell: one => (
              <>
                {describeDuration(one.term)}
                {one.version > 0 ? <div className="vd-muted vd-small">zelf besloten</div> : null}
              </>
            ),
          },
          {
            key: 'law',
            header: 'Op grond van',
            cell: one => (
              <>
                {partDefinition(one.part).law}
                <div className="vd-muted vd-small">{sources[partDefinition(one.part).source]}</div>
              </>
            ),
          },
          {
            key: 'decided',
            header: 'Laatste besluit',
            width: '11rem',
            hideNarrow: true,
            cell: one =>
              one.decisions[0] ? (
                <>
                  {formatDutchDate(calendarDateOf(new Date(one.decisions[0].at)), 'day', today)}
                  <div className="vd-muted vd-small">{one.decisions[0].by}</div>
                </>
              ) : (
                <span className="vd-muted">standaard</span>
              ),
          },
          ...(onOpen
            ? [
                {
                  key: 'open',
                  header: 'Besluiten',
                  hideHeader: true,
                  cell: (one: TermLine) => (
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`Besluit over ${partDefinition(one.part).label}`}
                      onClick={() => onOpen(one)}
                    >
                      Besluit
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

const units = { days: 'dagen', weeks: 'weken', months: 'maanden', years: 'jaar' } as const
type Unit = keyof typeof units

const bounds = ({ least, most }: PartDefinition): string =>
  `${least ? `Ten minste ${describeDuration(least)}, ten` : 'Ten'} hoogste ${describeDuration(most)}.`

function DecideDialog({ line: now, onClose }: { line: TermLine; onClose: () => void }) {
  const { write } = useWrite(retentionOperations.decideRetentionTerm)
  const toast = useToast()
  const today = useToday()
  // As it was when the dialog opened: two administrators never overwrite each other in silence.
  const [line] = useState(now)
  const definition = partDefinition(line.part)
  const duration = getDuration(line.term)
  const first = (Object.keys(units) as Unit[]).toReversed().find(unit => duration[unit] > 0) ?? 'days'
  const [unit, setUnit] = useState<Unit>(first)
  return (
    <Dialog isOpen onClose={onClose} title={`Hoe lang: ${definition.label.toLowerCase()}`}>
      <Form
        onSubmit={async data => {
          const amount = Number(String(data.get('term') ?? '').trim())
          if (!Number.isInteger(amount) || amount < 1) return { term: 'Vul een heel getal in, 1 of meer.' }
          const term = formatDuration({ [unit]: amount })
          await write({ part: line.part, term, reason: String(data.get('reason') ?? ''), version: line.version })
          toast({ text: `${definition.label}: ${describeDuration(term)}.` })
          onClose()
          return undefined
        }}
      >
        <p>{definition.law}</p>
        <FormRow>
          <TextField
            label="Bewaren"
            name="term"
            inputMode="numeric"
            width="8rem"
            hint={bounds(definition)}
            defaultValue={String(duration[first])}
          />
          <Select
            label="Eenheid"
            emptyText={null}
            value={unit}
            onChange={value => setUnit(value || 'days')}
            options={(Object.keys(units) as Unit[]).map(one => ({ value: one, label: units[one] }))}
          />
        </FormRow>
        <TextField label="Waarom" name="reason" lines={3} maxLength={2000} hint="Het besluit en zijn reden blijven staan." />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Vastleggen…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
      <Section title="Eerdere besluiten" level={3}>
        <LineList
          empty="Nog geen. De standaard geldt."
          lines={now.decisions.map(one => ({
            key: String(one.version),
            primary: `${describeDuration(one.term)}: ${one.reason}`,
            secondary: `${one.by}, ${formatDutchDate(calendarDateOf(new Date(one.at)), 'day', today)}`,
          }))}
        />
      </Section>
    </Dialog>
  )
}
