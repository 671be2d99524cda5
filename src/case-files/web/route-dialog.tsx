import { useState } from 'react'
import { Button, ButtonGroup, Dialog, Form, RadioGroup, TextField, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type CaseFileView, caseFileOperations } from '../api.ts'

/** What was chosen at the desk, judged again by who has been there. */
export function RouteDialog({
  file,
  participation,
  onClose,
}: {
  file: CaseFileView
  participation: CaseFileView['participations'][number]
  onClose: () => void
}) {
  const { write } = useWrite(caseFileOperations.chooseRoute)
  const toast = useToast()
  const [route, setRoute] = useState(participation.route)
  // As it stood when the dialog opened: who chose meanwhile is not overwritten.
  const [version] = useState(participation.version)
  return (
    <Dialog isOpen onClose={onClose} title="Welke route past?">
      <Form
        onSubmit={async data => {
          await write({
            caseFileId: file.id,
            participationId: participation.id,
            route,
            reason: String(data.get('reason') ?? ''),
            version,
          })
          toast({ text: route === participation.route ? 'De route is bevestigd.' : 'De route is gewijzigd.' })
          onClose()
        }}
      >
        <RadioGroup
          label="Route"
          hideLabel
          name="route"
          appearance="big"
          value={route}
          onChange={setRoute}
          options={participation.routes.map(one => ({ value: one.code, label: one.label, explanation: one.explanation }))}
        />
        <TextField label="Waarom" name="reason" lines={2} maxLength={1000} />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {route === participation.route ? 'Bevestig' : 'Wijzig'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
