import { useState } from 'react'
import { Button, ButtonGroup, DateField, Dialog, Form, TextField, useToast, useToday } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { consentOperations } from '../api.ts'
import type { GroundRow } from '../rules/may-use.ts'

/** A new version, or the day on which a ground is switched on. */
export function VersionDialog({ row, onClose }: { row: GroundRow; onClose: () => void }) {
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

export function EndDialog({ row, onClose }: { row: GroundRow; onClose: () => void }) {
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

export function TextDialog({ text, onClose }: { text: { version: number; title: string; body: string }; onClose: () => void }) {
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
