import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Column,
  Columns,
  DescriptionList,
  Dialog,
  EmptyState,
  ErrorState,
  Form,
  InlineField,
  KeyValue,
  Loading,
  Notice,
  PageHeader,
  Section,
  TextField,
  Timeline,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { timeOf } from '../../platform/time/dutch-clock.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useParameter } from '../../platform/web/route.ts'
import { type BreachView, breachOperations } from '../breach-api.ts'
import { breachLineText, factLabels, factText } from '../rules/breach-words.ts'
import { BreachAbout } from './breach-about.tsx'
import { BreachStanding } from './breaches-page.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { momentText } from './moment-text.ts'

const trail = [{ label: 'Datalekken', href: '/datalekken' }]

/** One data breach: what happened, about whom, what was decided, and line by line what was done. */
export default function BreachPage() {
  const breachId = useParameter('breachId')
  const { data, error, refetch } = useRead(breachOperations.getDataBreach, { breachId })
  if (error?.status === 404) {
    return (
      <>
        <PageHeader title="Niet gevonden" breadcrumb={trail} />
        <EmptyState>Dit datalek is er niet.</EmptyState>
      </>
    )
  }
  if (error) return <ErrorState error={error} what="Het datalek" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={12} what="Het datalek wordt opgehaald" />
  return <Breach key={data.id} breach={data} />
}

type Asking = 'facts' | 'decide' | 'close' | 'reopen'

function Breach({ breach }: { breach: BreachView }) {
  const [asking, setAsking] = useState<Asking>()
  const { facts } = breach
  const isOpen = breach.closedAt === null
  const close = () => setAsking(undefined)
  const shown = (field: keyof typeof facts) => factText(field, facts[field], momentText) || 'nog niet ingevuld'
  return (
    <>
      <PageHeader
        title={`Datalek ${breach.number}: ${facts.title}`}
        breadcrumb={trail}
        meta={<BreachStanding breach={{ ...breach, authority: facts.authority, authorityToldAt: facts.authorityToldAt }} />}
        actions={
          <>
            {isOpen ? (
              <Button variant="primary" onClick={() => setAsking('close')}>
                Sluit af
              </Button>
            ) : (
              <Button onClick={() => setAsking('reopen')}>Open opnieuw</Button>
            )}
            <Button onClick={() => window.print()}>Druk af</Button>
          </>
        }
      >
        <KeyValue
          items={[
            { key: 'Ontdekt', value: momentText(facts.discoveredAt) },
            { key: 'Melden voor', value: momentText(breach.dueAt) },
            ...(facts.authorityToldAt ? [{ key: 'Gemeld', value: momentText(facts.authorityToldAt) }] : []),
            { key: 'Vastgelegd door', value: breach.recordedBy },
          ]}
        />
      </PageHeader>
      <Columns widths={[2, 1]}>
        <Column>
          <Section
            title="Wat er is gebeurd"
            actions={isOpen ? <Change onClick={() => setAsking('facts')} what="de gegevens" /> : null}
          >
            <DescriptionList
              items={(['source', 'happenedOn', 'dataKinds', 'estimatedPeople'] as const).map(field => ({
                term: factLabels[field],
                description: shown(field),
              }))}
            />
            {(['what', 'consequences', 'measures', 'lessons'] as const).map(field => (
              <Written key={`${field} ${isOpen}`} breach={breach} field={field} />
            ))}
          </Section>
          <Section title="Besluiten" actions={isOpen ? <Change onClick={() => setAsking('decide')} what="de besluiten" /> : null}>
            <DescriptionList
              items={decisions
                .filter(field => always.has(field) || facts[field])
                .map(field => ({ term: factLabels[field], description: shown(field) }))}
            />
          </Section>
          <BreachAbout breach={breach} mayWrite={isOpen} />
        </Column>
        <Column>
          {isOpen && breach.missing.length > 0 ? (
            <Section title="Nog in te vullen" count={breach.missing.length}>
              <ul>
                {breach.missing.map(one => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title="Wat er is gedaan" count={breach.lines.length}>
            <NoteForm breachId={breach.id} />
            <Timeline
              entries={breach.lines.map(line => ({
                id: line.id,
                on: calendarDateOf(new Date(line.at)),
                at: timeOf(line.at),
                text: breachLineText(line, momentText),
                by: line.by,
              }))}
            />
          </Section>
        </Column>
      </Columns>
      {asking === 'facts' ? <FactsDialog breach={breach} onClose={close} /> : null}
      {asking === 'decide' ? <DecideDialog breach={breach} onClose={close} /> : null}
      {asking === 'close' ? <CloseDialog breach={breach} onClose={close} /> : null}
      {asking === 'reopen' ? <ReopenDialog breach={breach} onClose={close} /> : null}
    </>
  )
}

const decisions = [
  'risk',
  'authority',
  'authorityReason',
  'authorityToldAt',
  'authorityReference',
  'lateReason',
  'people',
  'peopleReason',
  'peopleToldAt',
  'peopleToldHow',
] as const
const always = new Set<string>(['risk', 'authority', 'people'])

const Change = ({ onClick, what }: { onClick: () => void; what: string }) => (
  <Button size="small" variant="quiet" aria-label={`Wijzig ${what}`} onClick={onClick}>
    Wijzig
  </Button>
)

function Written({ breach, field }: { breach: BreachView; field: 'what' | 'consequences' | 'measures' | 'lessons' }) {
  const { write } = useWrite(breachOperations.changeDataBreach)
  const text = breach.facts[field]
  if (breach.closedAt !== null) {
    return text === '' ? null : (
      <div>
        <h3>{factLabels[field]}</h3>
        <p className="accountability-text" dir="auto">
          {text}
        </p>
      </div>
    )
  }
  return (
    <InlineField
      label={factLabels[field]}
      value={text}
      lines={3}
      placeholder="Schrijf hier, zonder namen"
      onSave={async (to, from) => {
        await write({ breachId: breach.id, change: { [field]: { from, to } } })
      }}
    />
  )
}

function NoteForm({ breachId }: { breachId: string }) {
  const { write } = useWrite(breachOperations.noteOnDataBreach)
  const [note, setNote] = useState({ id: newId(), text: '' })
  return (
    <div className="vd-no-print">
      <Form
        key={note.id}
        label="Noteer wat er gedaan is"
        onSubmit={async () => {
          if (note.text.trim() === '') return { text: 'Schrijf eerst op wat er gedaan is.' }
          await write({ breachId, id: note.id, text: note.text })
          setNote({ id: newId(), text: '' })
          return undefined
        }}
      >
        <TextField
          label="Wat is er gedaan?"
          name="text"
          lines={2}
          maxLength={4000}
          value={note.text}
          onChange={text => setNote({ ...note, text })}
        />
        <ButtonGroup>
          <Button type="submit" size="small" pendingText="Bewaren…">
            Noteer
          </Button>
        </ButtonGroup>
      </Form>
    </div>
  )
}

function CloseDialog({ breach, onClose }: { breach: BreachView; onClose: () => void }) {
  const { write, pending, error } = useWrite(breachOperations.closeDataBreach)
  const mayClose = breach.missing.length === 0
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={mayClose ? 'Datalek afsluiten?' : 'Nog niet af te sluiten'}
      actions={
        <>
          {mayClose ? (
            <Button
              variant="primary"
              pending={pending}
              pendingText="Afsluiten…"
              onClick={() => void write({ breachId: breach.id }).then(onClose, () => undefined)}
            >
              Sluit af
            </Button>
          ) : null}
          <Button onClick={onClose}>Terug</Button>
        </>
      }
    >
      {error ? (
        <Notice kind="error" title="Niet afgesloten">
          {error.message}
        </Notice>
      ) : null}
      {mayClose ? (
        <p>Wat er staat blijft bewaard voor de toezichthouder. Het datalek kan met een reden weer open.</p>
      ) : (
        <>
          <p>Vul eerst in:</p>
          <ul>
            {breach.missing.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function ReopenDialog({ breach, onClose }: { breach: BreachView; onClose: () => void }) {
  const { write } = useWrite(breachOperations.reopenDataBreach)
  const [reason, setReason] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Datalek opnieuw openen">
      <Form
        onSubmit={async () => {
          if (reason.trim() === '') return { reason: 'Schrijf op waarom het weer open moet.' }
          await write({ breachId: breach.id, reason })
          onClose()
          return undefined
        }}
      >
        <TextField label="Waarom?" name="reason" lines={3} maxLength={1000} value={reason} onChange={setReason} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Openen…">
            Open opnieuw
          </Button>
          <Button onClick={onClose}>Annuleer</Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
