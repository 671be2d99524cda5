import { useState } from 'react'
import { Button, ButtonGroup, DateField, Dialog, Form, RadioGroup, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { retentionOperations } from '../api.ts'

type About = 'case-file' | 'person'

/** Holds destruction back. From a file its number is known; else somebody types it, because names are not found here. */
export function HoldDialog({ caseFileId, onClose }: { caseFileId?: string; onClose: () => void }) {
  const { write } = useWrite(retentionOperations.setLegalHold)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [about, setAbout] = useState<About>('case-file')
  return (
    <Dialog isOpen onClose={onClose} title="Vernietiging opschorten" size="wide">
      <Form
        onSubmit={async data => {
          await write({
            id,
            about: caseFileId ? 'case-file' : about,
            aboutId: caseFileId ?? String(data.get('aboutId') ?? '').trim(),
            reason: String(data.get('reason') ?? ''),
            reviewOn: String(data.get('reviewOn') ?? ''),
          })
          toast({ text: 'De vernietiging is opgeschort.' })
          onClose()
        }}
      >
        <p>
          Zo lang wordt niets vernietigd, ook niet als de termijn voorbij is of een inwoner erom vroeg. Wie meeleest in het
          dossier ziet dat de vernietiging is opgeschort, niet waarom.
        </p>
        {caseFileId ? null : (
          <>
            <RadioGroup
              label="Waarover"
              appearance="inline"
              value={about}
              onChange={value => setAbout(value as About)}
              options={[
                { value: 'case-file', label: 'Een dossier' },
                { value: 'person', label: 'Alles over één persoon' },
              ]}
            />
            <TextField
              label={about === 'case-file' ? 'Nummer van het dossier' : 'Nummer van de persoon'}
              name="aboutId"
              hint="Het nummer staat in de adresbalk van het dossier en in het verwerkingslogboek."
            />
          </>
        )}
        <TextField
          label="Waarom"
          name="reason"
          lines={3}
          maxLength={2000}
          hint="Bijvoorbeeld: bezwaar, rechtszaak, klacht, onderzoek door een toezichthouder."
        />
        <DateField
          label="Opnieuw bekijken op"
          name="reviewOn"
          lean="future"
          hint="Binnen een jaar. Dan wordt bekeken of het nog nodig is."
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Opschorten…">
            Schort op
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
