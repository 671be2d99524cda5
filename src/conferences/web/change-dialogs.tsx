import { useState } from 'react'
import { Button, ButtonGroup, Dialog, Form, RadioGroup, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type Conference, conferenceOperations } from '../api.ts'
import { type CancelReason, cancelReasonLabels, cancelReasons } from '../rules/conference-state.ts'
import { type Meeting, MomentFields, missingIn, readTime } from './moment-fields.tsx'

export function MoveDialog({ conference, onClose }: { conference: Conference; onClose: () => void }) {
  const { write } = useWrite(conferenceOperations.moveConference)
  const toast = useToast()
  // As it stood when the dialog opened: somebody else may move it meanwhile.
  const [seen] = useState(conference)
  const [meeting, setMeeting] = useState<Meeting>({
    on: seen.on,
    at: seen.at,
    lengthMinutes: String(seen.lengthMinutes),
    online: seen.online,
    place: seen.place,
  })

  async function move() {
    const missing = missingIn(meeting)
    if (Object.keys(missing).length > 0) return missing
    const next = { ...meeting, at: readTime(meeting.at), lengthMinutes: Number(meeting.lengthMinutes) }
    await write({
      caseFileId: conference.caseFile.id,
      conferenceId: conference.id,
      change: {
        ...(next.on === seen.on ? {} : { on: { from: seen.on, to: next.on } }),
        ...(next.at === seen.at ? {} : { at: { from: seen.at, to: next.at } }),
        ...(next.lengthMinutes === seen.lengthMinutes
          ? {}
          : { lengthMinutes: { from: seen.lengthMinutes, to: next.lengthMinutes } }),
        ...(next.online === seen.online ? {} : { online: { from: seen.online, to: next.online } }),
        ...(next.place === seen.place ? {} : { place: { from: seen.place, to: next.place } }),
      },
    })
    toast({ text: 'Het overleg is verzet.' })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Het overleg verzetten" size="wide">
      <Form onSubmit={move}>
        <MomentFields meeting={meeting} onChange={changes => setMeeting({ ...meeting, ...changes })} />
        <p className="vd-small vd-muted">Organisaties en collega’s die gevraagd zijn krijgen een mail zonder namen.</p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Verzetten…">
            Verzet het overleg
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function CancelDialog({ conference, onClose }: { conference: Conference; onClose: () => void }) {
  const { write } = useWrite(conferenceOperations.cancelConference)
  const toast = useToast()
  const [reason, setReason] = useState<CancelReason>()
  return (
    <Dialog isOpen onClose={onClose} title="Gaat dit overleg niet door?" size="small" mustAnswer>
      <Form
        onSubmit={async () => {
          if (!reason) return { reason: 'Kies waarom het niet doorgaat.' }
          await write({ caseFileId: conference.caseFile.id, conferenceId: conference.id, reason })
          toast({ text: 'Het overleg is afgezegd.' })
          onClose()
          return undefined
        }}
      >
        <p>
          Wie gevraagd is krijgt een mail zonder namen. Afzeggen kan niet ongedaan worden gemaakt; u kunt wel een nieuw overleg
          plannen.
        </p>
        <RadioGroup
          label="Waarom"
          name="reason"
          value={reason}
          onChange={setReason}
          options={cancelReasons.map(one => ({ value: one, label: cancelReasonLabels[one] }))}
          hint="Iedereen die weet dat dit dossier er is kan dit lezen."
        />
        <ButtonGroup>
          <Button type="submit" variant="danger" pendingText="Afzeggen…">
            Zeg af
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
