import { useState } from 'react'
import { Button, ButtonGroup, Dialog, Form, TextField, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type DestructionRunDetails, retentionOperations } from '../api.ts'

/** One person is enough to stop it. What destroys already is paused, because what went is gone. */
export function StopDialog({ run: now, onClose }: { run: DestructionRunDetails; onClose: () => void }) {
  const { write } = useWrite(retentionOperations.stopDestruction)
  const toast = useToast()
  const [run] = useState(now)
  const isRunning = run.state === 'running'
  return (
    <Dialog isOpen onClose={onClose} title={isRunning ? 'De vernietiging stilzetten?' : 'Deze lijst intrekken?'}>
      <Form
        onSubmit={async data => {
          await write({ runId: run.id, reason: String(data.get('reason') ?? ''), version: run.version })
          toast({ text: isRunning ? 'De vernietiging staat stil.' : 'De lijst is ingetrokken. Er is niets vernietigd.' })
          onClose()
        }}
      >
        <p>
          {isRunning
            ? 'Wat al vernietigd is, komt niet terug. De rest wacht tot iemand verdergaat.'
            : 'Er wordt niets vernietigd. Akkoord dat al gegeven is vervalt; later kan er een nieuwe lijst komen.'}
        </p>
        <TextField label="Waarom" name="reason" lines={2} maxLength={2000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Even…">
            {isRunning ? 'Zet stil' : 'Trek in'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
