import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  DateField,
  Dialog,
  Form,
  FormRow,
  RadioGroup,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Intervention, interventionOperations } from '../api.ts'
import { type EndReason, endReasonLabels, endReasons, type Result, resultLabels, results } from '../rules/outcome.ts'
import { nameOf } from './in-words.ts'

interface Props {
  caseFileId: string
  one: Intervention
  onClose: () => void
}

export function StartDialog({ caseFileId, one, onClose }: Props) {
  const { write } = useWrite(interventionOperations.startIntervention)
  const toast = useToast()
  const today = useToday()
  const [startedOn, setStarted] = useState(today)
  return (
    <Dialog isOpen onClose={onClose} title={`${nameOf(one)}: begonnen`}>
      <Form
        onSubmit={async () => {
          if (startedOn === '') return { startedOn: 'Vul in wanneer het begon.' }
          await write({ caseFileId, interventionId: one.id, startedOn })
          toast({ text: 'Start vastgelegd.' })
          onClose()
          return undefined
        }}
      >
        <DateField
          label="Begonnen op"
          name="startedOn"
          lean="past"
          min={one.referredOn}
          max={today}
          value={startedOn}
          onChange={setStarted}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function EndDialog({ caseFileId, one, onClose }: Props) {
  const ending = useWrite(interventionOperations.endIntervention)
  const resuming = useWrite(interventionOperations.resumeIntervention)
  const toast = useToast()
  const today = useToday()
  const hasStarted = one.startedOn !== null
  const [endedOn, setEnded] = useState(today)
  const [result, setResult] = useState<Result | ''>(hasStarted ? '' : 'not-started')
  const [reason, setReason] = useState<EndReason | ''>('')
  const [note, setNote] = useState('')

  async function send() {
    const missing = {
      ...(endedOn === '' ? { endedOn: 'Vul in wanneer het eindigde.' } : {}),
      ...(result === '' ? { result: 'Kies wat er van kwam.' } : {}),
      ...(reason === '' ? { reason: 'Kies waarom het eindigde.' } : {}),
    }
    if (Object.keys(missing).length > 0 || result === '' || reason === '') return missing
    const { version } = await ending.write({ caseFileId, interventionId: one.id, endedOn, result, reason, note })
    toast({
      text: 'Einde vastgelegd.',
      undo: () => void resuming.write({ caseFileId, interventionId: one.id, version }),
    })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title={`${nameOf(one)}: ${hasStarted ? 'geëindigd' : 'gaat niet door'}`}>
      <Form onSubmit={send}>
        {hasStarted ? (
          <RadioGroup
            label="Wat kwam ervan?"
            name="result"
            appearance="list"
            value={result}
            onChange={setResult}
            options={results.filter(value => value !== 'not-started').map(value => ({ value, label: resultLabels[value] }))}
          />
        ) : null}
        <FormRow>
          <Select
            label={hasStarted ? 'Waarom eindigde het?' : 'Waarom gaat het niet door?'}
            name="reason"
            value={reason}
            onChange={setReason}
            options={endReasons
              .filter(value => hasStarted || value !== 'completed')
              .map(value => ({ value, label: endReasonLabels[value] }))}
          />
          <DateField
            label={hasStarted ? 'Geëindigd op' : 'Afgezegd op'}
            name="endedOn"
            lean="past"
            min={one.startedOn ?? one.referredOn}
            max={today}
            value={endedOn}
            onChange={setEnded}
          />
        </FormRow>
        <TextField label="Toelichting" name="note" optional lines={3} maxLength={1000} value={note} onChange={setNote} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function ChangeDialog({ caseFileId, one, onClose }: Props) {
  const { write } = useWrite(interventionOperations.changeIntervention)
  const toast = useToast()
  const today = useToday()
  const [name, setName] = useState(one.name)
  const [referredOn, setReferred] = useState(one.referredOn)
  const [startedOn, setStarted] = useState(one.startedOn ?? '')
  return (
    <Dialog isOpen onClose={onClose} title={`${nameOf(one)}: verbeteren`}>
      <Form
        onSubmit={async () => {
          const missing = {
            ...(referredOn === '' ? { referredOn: 'Vul in wanneer er verwezen is.' } : {}),
            ...(one.startedOn !== null && startedOn === '' ? { startedOn: 'Vul in wanneer het begon.' } : {}),
          }
          if (Object.keys(missing).length > 0) return missing
          await write({
            caseFileId,
            interventionId: one.id,
            change: {
              ...(name === one.name ? {} : { name: { from: one.name, to: name } }),
              ...(referredOn === one.referredOn ? {} : { referredOn: { from: one.referredOn, to: referredOn } }),
              ...(one.startedOn === null || startedOn === one.startedOn
                ? {}
                : { startedOn: { from: one.startedOn, to: startedOn } }),
            },
          })
          toast({ text: 'Verbeterd.' })
          onClose()
          return undefined
        }}
      >
        <TextField label="Hoe heet het daar?" name="name" optional maxLength={200} value={name} onChange={setName} />
        <FormRow>
          <DateField label="Verwezen op" name="referredOn" lean="past" max={today} value={referredOn} onChange={setReferred} />
          {one.startedOn === null ? null : (
            <DateField label="Begonnen op" name="startedOn" lean="past" max={today} value={startedOn} onChange={setStarted} />
          )}
        </FormRow>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
