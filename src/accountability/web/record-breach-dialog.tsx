import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Dialog,
  type FieldErrors,
  Form,
  Notice,
  Select,
  TextField,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { useGo } from '../../platform/web/route.ts'
import { breachOperations } from '../breach-api.ts'
import { type BreachSource, breachSources } from '../rules/data-breach.ts'
import { MomentField, readMoment, typedFrom } from './moment-field.tsx'

/** The least that has to be known, so that the 72 hours run. */
export function RecordBreachDialog({ alertId, onClose }: { alertId?: string; onClose: () => void }) {
  const go = useGo()
  const today = useToday()
  const { write } = useWrite(breachOperations.recordDataBreach)
  const [id] = useState(() => newId())
  const [title, setTitle] = useState('')
  const [source, setSource] = useState<BreachSource | ''>(alertId ? 'alert' : '')
  // The day of the server, because the clock of a demonstration can be moved.
  const [found, setFound] = useState(() => ({ ...typedFrom(new Date().toISOString()), on: today }))
  const [what, setWhat] = useState('')

  async function send(): Promise<FieldErrors | undefined> {
    const discoveredAt = readMoment(found)
    const missing: FieldErrors = {
      ...(title.trim() === '' ? { title: 'Schrijf in één regel waar het om gaat.' } : {}),
      ...(source === '' ? { source: 'Kies wie het merkte.' } : {}),
      ...(discoveredAt ? {} : { discoveredAt: 'Vul een dag en een tijd in, zoals 14:00.' }),
    }
    if (source === '' || !discoveredAt || Object.keys(missing).length > 0) return missing
    await write({ id, title, source, discoveredAt, what, ...(alertId ? { alertId } : {}) })
    onClose()
    go(`/datalekken/${id}`)
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Leg een datalek vast">
      <Form onSubmit={send}>
        {alertId ? (
          <Notice kind="info" title="Na een signaal uit het logboek">
            De dossiers en mensen van dat signaal komen mee, met hun nummers.
          </Notice>
        ) : null}
        <TextField
          label="Waar het om gaat"
          name="title"
          maxLength={160}
          hint="In één regel, zonder namen."
          value={title}
          onChange={setTitle}
        />
        <Select
          label="Wie het merkte"
          name="source"
          value={source}
          onChange={setSource}
          options={(Object.keys(breachSources) as BreachSource[]).map(value => ({ value, label: breachSources[value] }))}
        />
        <MomentField label="Wanneer is het ontdekt?" name="discoveredAt" value={found} onChange={setFound} />
        <TextField label="Wat er gebeurde" name="what" optional lines={4} maxLength={10_000} value={what} onChange={setWhat} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Vastleggen…">
            Leg vast
          </Button>
          <Button onClick={onClose}>Annuleer</Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
