import { useState } from 'react'
import './consent.css'
import {
  Button,
  ButtonGroup,
  DateField,
  Dialog,
  ErrorState,
  Form,
  formatDutchDate,
  LineList,
  Loading,
  PageHeader,
  Section,
  Stack,
  Status,
  Table,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf, endOfDay } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { consentOperations } from '../api.ts'
import { useInWords } from '../rules/law.ts'
import { type GroundRow, groundsInForce, isInForce } from '../rules/may-use.ts'
import { ConsentText } from './consent-text.tsx'

/** The legal-basis table: on which ground who may use what, in versions. The privacy officer keeps it. */
export default function GroundsPage() {
  const me = useMe()
  const today = useToday()
  const { data, error, refetch } = useRead(consentOperations.listLegalGrounds, {})
  const [changing, setChanging] = useState<GroundRow>()
  const [ending, setEnding] = useState<GroundRow>()
  const [isWording, setWording] = useState(false)
  if (error) return <ErrorState error={error} what="De grondslagen" onRetry={() => void refetch()} />
  if (!data) return <Loading lines={10} what="De grondslagen worden opgehaald" />
  const moment = endOfDay(today)
  const keeps = me.may('legal-grounds.keep')
  const inForce = groundsInForce(data.grounds, moment)
  const off = data.grounds.filter(row => row.validFrom === null && !inForce.some(one => one.code === row.code))
  const text = data.texts[0]
  return (
    <>
      <PageHeader
        title="Grondslagen"
        actions={keeps ? <Button onClick={() => setWording(true)}>Wijzig de tekst voor toestemming</Button> : undefined}
      >
        <p className="vd-muted">
          Elke grond beantwoordt twee vragen: mag de ontvanger het hebben, en wat heft het beroepsgeheim op? Een grond die er één
          open laat, opent niets.
        </p>
      </PageHeader>
      <Stack gap="wide">
        <Section title="Nu van kracht" count={inForce.length}>
          <GroundsTable rows={inForce} keeps={keeps} onChange={setChanging} onEnd={setEnding} />
        </Section>
        <Section title="Uit" count={off.length}>
          <GroundsTable rows={off} keeps={keeps} onChange={setChanging} />
        </Section>
        <Section
          title="Komend en eerder"
          count={data.grounds.filter(row => row.validFrom !== null && !inForce.includes(row)).length}
        >
          <LineList
            empty="Er zijn geen andere versies."
            lines={data.grounds
              .filter(row => row.validFrom !== null && !inForce.some(one => one.id === row.id))
              .map(row => ({
                key: String(row.id),
                primary: row.label,
                secondary: `${row.receiver ?? ''} · ${row.secrecy ?? ''}`,
                trailing: [
                  `van ${day(row.validFrom, today)}`,
                  row.validTo ? `tot ${day(row.validTo, today)}` : '',
                  !isInForce(row, moment) && row.validFrom !== null && new Date(row.validFrom) > moment ? 'komt nog' : '',
                ]
                  .filter(Boolean)
                  .join(' '),
              }))}
          />
        </Section>
        <Section title="Wie wijzigde wat" count={data.changes.length}>
          <LineList
            empty="Nog niets gewijzigd: dit is de tabel waarmee de gemeente begon."
            lines={data.changes.map(change => ({
              key: change.id,
              primary: `${data.grounds.find(row => row.id === change.groundId)?.label ?? change.code}: ${change.change === 'ended' ? 'beëindigd' : 'nieuwe versie of aangezet'}`,
              secondary: `${change.by}: ${change.reason}`,
              trailing: `per ${day(change.takesEffectAt, today)}`,
            }))}
          />
        </Section>
        {text ? (
          <Section title={`Tekst voor toestemming (${text.version === 0 ? 'standaard' : `versie ${text.version}`})`}>
            <ConsentText text={text} />
          </Section>
        ) : null}
      </Stack>
      {changing ? <VersionDialog row={changing} onClose={() => setChanging(undefined)} /> : null}
      {ending ? <EndDialog row={ending} onClose={() => setEnding(undefined)} /> : null}
      {isWording && text ? <TextDialog text={text} onClose={() => setWording(false)} /> : null}
    </>
  )
}

const day = (moment: string | null, today: string): string =>
  moment === null ? '' : formatDutchDate(calendarDateOf(new Date(moment)), 'long', today)

function GroundsTable({
  rows,
  keeps,
  onChange,
  onEnd,
}: {
  rows: readonly GroundRow[]
  keeps: boolean
  onChange: (row: GroundRow) => void
  onEnd?: (row: GroundRow) => void
}) {
  return (
    <Table
      caption="Grondslagen"
      density="compact"
      empty="Geen."
      rows={rows}
      rowKey={row => String(row.id)}
      columns={[
        {
          key: 'label',
          header: 'Grond',
          rowHeader: true,
          cell: row => row.label,
          sortValue: row => row.label,
        },
        {
          key: 'use',
          header: 'Waarvoor',
          cell: row => useInWords(row.usedFor),
          sortValue: row => useInWords(row.usedFor),
        },
        {
          key: 'receiver',
          header: 'Ontvanger (AVG)',
          cell: row =>
            [row.receiver, row.special && `gezondheid: ${row.special}`, row.criminal && `strafrecht: ${row.criminal}`]
              .filter(Boolean)
              .join(' · '),
        },
        {
          key: 'secrecy',
          header: 'Beroepsgeheim',
          cell: row => (
            <>
              {row.secrecy} {row.secrecyBy === 'consent' ? <Status kind="wait">met toestemming</Status> : null}
            </>
          ),
        },
        { key: 'controller', header: 'Verantwoordelijke', cell: row => row.controller },
        ...(keeps
          ? [
              {
                key: 'acts',
                header: 'Wijzigen',
                cell: (row: GroundRow) => (
                  <ButtonGroup>
                    <Button
                      size="small"
                      onClick={() => onChange(row)}
                      aria-label={`${row.validFrom === null ? 'Zet aan' : 'Nieuwe versie'}: ${row.label}`}
                    >
                      {row.validFrom === null ? 'Zet aan' : 'Nieuwe versie'}
                    </Button>
                    {onEnd ? (
                      <Button size="small" variant="quiet" onClick={() => onEnd(row)} aria-label={`Beëindig: ${row.label}`}>
                        Beëindig
                      </Button>
                    ) : null}
                  </ButtonGroup>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function VersionDialog({ row, onClose }: { row: GroundRow; onClose: () => void }) {
  const { write } = useWrite(consentOperations.versionLegalGround)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [validFrom, setFrom] = useState<string | null>(today)
  const text = (data: FormData, name: string) => String(data.get(name) ?? '')
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={row.validFrom === null ? `${row.label} aanzetten` : `Nieuwe versie: ${row.label}`}
    >
      <Form
        onSubmit={async data => {
          if (!validFrom) return { validFrom: 'Vul in vanaf welke dag dit geldt.' }
          await write({
            code: row.code,
            id,
            label: text(data, 'label'),
            receiver: text(data, 'receiver'),
            special: text(data, 'special'),
            criminal: text(data, 'criminal'),
            secrecy: text(data, 'secrecy'),
            controller: text(data, 'controller'),
            validFrom,
            reason: text(data, 'reason'),
          })
          toast({ text: 'De grond is vastgelegd.' })
          onClose()
          return undefined
        }}
      >
        <p>Wat al gedeeld is, houdt de versie van toen. Nieuwe besluiten worden op deze genomen.</p>
        <TextField label="Naam" name="label" maxLength={200} defaultValue={row.label} />
        <TextField
          label="Mag de ontvanger het hebben? (AVG art. 6, met artikel)"
          name="receiver"
          maxLength={500}
          defaultValue={row.receiver ?? ''}
        />
        <TextField
          label="Voor gezondheid (AVG art. 9)"
          name="special"
          optional
          maxLength={500}
          hint="Leeg: gezondheid mag niet mee."
          defaultValue={row.special ?? ''}
        />
        <TextField
          label="Voor strafrecht (UAVG art. 31-33)"
          name="criminal"
          optional
          maxLength={500}
          hint="Leeg: strafrecht mag niet mee."
          defaultValue={row.criminal ?? ''}
        />
        <TextField
          label="Wat heft het beroepsgeheim op? (met artikel)"
          name="secrecy"
          maxLength={500}
          defaultValue={row.secrecy ?? ''}
        />
        <TextField label="Verwerkingsverantwoordelijke" name="controller" maxLength={200} defaultValue={row.controller} />
        <DateField label="Geldt vanaf" name="validFrom" value={validFrom ?? ''} onChange={setFrom} lean="future" />
        <TextField label="Waarom" name="reason" lines={2} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function EndDialog({ row, onClose }: { row: GroundRow; onClose: () => void }) {
  const { write } = useWrite(consentOperations.endLegalGround)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [lastDay, setLastDay] = useState<string | null>(today)
  return (
    <Dialog isOpen onClose={onClose} title={`${row.label} beëindigen?`}>
      <Form
        onSubmit={async data => {
          if (!lastDay) return { lastDay: 'Vul de laatste dag in.' }
          await write({ code: row.code, id, lastDay, reason: String(data.get('reason') ?? '') })
          toast({ text: 'De grond eindigt.' })
          onClose()
          return undefined
        }}
      >
        <p>Alles wat op deze grond gedeeld is, gaat na die dag dicht. In alle dossiers.</p>
        <DateField label="Laatste dag" name="lastDay" value={lastDay ?? ''} onChange={setLastDay} lean="future" />
        <TextField label="Waarom" name="reason" lines={2} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Beëindigen…">
            Beëindig
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function TextDialog({ text, onClose }: { text: { version: number; title: string; body: string }; onClose: () => void }) {
  const { write } = useWrite(consentOperations.wordConsentText)
  const toast = useToast()
  return (
    <Dialog isOpen onClose={onClose} size="wide" title="De tekst voor toestemming">
      <Form
        onSubmit={async data => {
          await write({
            code: 'delen',
            version: text.version + 1,
            title: String(data.get('title') ?? ''),
            body: String(data.get('body') ?? ''),
          })
          toast({ text: 'De nieuwe tekst wordt vanaf nu gebruikt.' })
          onClose()
        }}
      >
        <p>
          Schrijf eenvoudig en kort. {'{persoon}'}, {'{organisatie}'}, {'{doel}'} en {'{onderdelen}'} worden ingevuld. Wie al
          antwoordde, deed dat op de tekst van toen; die blijft te lezen.
        </p>
        <TextField label="Kop" name="title" maxLength={200} defaultValue={text.title} />
        <TextField label="Tekst" name="body" lines={14} maxLength={10_000} defaultValue={text.body} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar als nieuwe versie
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
