import { useState } from 'react'
import { Button, ButtonGroup, Form, RadioGroup, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { taskOperations } from '../api.ts'

/** What came of calling about a task that nobody took up. */
export function RecordCall({ taskId, onDone }: { taskId: string; onDone: () => void }) {
  const { write } = useWrite(taskOperations.recordTaskCall)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [reached, setReached] = useState<'yes' | 'no'>()
  const [note, setNote] = useState('')
  return (
    <Form
      label="Leg het gesprek vast"
      onSubmit={async () => {
        const missing = {
          ...(reached ? {} : { reached: 'Kies of u iemand sprak.' }),
          ...(note.trim() === '' ? { note: 'Schrijf kort wat er is afgesproken of geprobeerd.' } : {}),
        }
        if (Object.keys(missing).length > 0) return missing
        await write({ taskId, id, reached: reached === 'yes', note })
        toast({ text: reached === 'yes' ? 'Vastgelegd. De termijn begint opnieuw.' : 'Vastgelegd. De taak blijft op de lijst.' })
        onDone()
        return undefined
      }}
    >
      <RadioGroup
        label="Sprak u iemand?"
        name="reached"
        value={reached}
        onChange={setReached}
        options={[
          { value: 'yes', label: 'Ja', explanation: 'De organisatie krijgt opnieuw de hele termijn om te antwoorden.' },
          { value: 'no', label: 'Nee, niet bereikt', explanation: 'De taak blijft op de lijst.' },
        ]}
      />
      <TextField
        label="Wat is er afgesproken of geprobeerd?"
        name="note"
        lines={2}
        maxLength={1000}
        value={note}
        onChange={setNote}
      />
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Leg vast
        </Button>
      </ButtonGroup>
    </Form>
  )
}
