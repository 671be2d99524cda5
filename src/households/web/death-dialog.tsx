import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { Button, ButtonGroup, DateField, Dialog, Form, RadioGroup, useToast, useToday } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'
import { fullName } from '../rules/person-name.ts'

/** Somebody died: nothing disappears, and nothing more is asked of this person. */
export function DeathDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(householdOperations.recordDeath)
  const undo = useWrite(householdOperations.undoHouseholdEvent)
  const [id] = useState(() => newId())
  const living = file.members.filter(one => !one.validTo && one.identity && !one.identity.diedOn)
  const [personId, setPerson] = useState(living.length === 1 ? (living[0]?.personId ?? '') : '')
  const [diedOn, setDiedOn] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title="Iemand is overleden">
      <Form
        onSubmit={async () => {
          const missing = {
            ...(personId === '' ? { personId: 'Kies wie er is overleden.' } : {}),
            ...(diedOn === '' ? { diedOn: 'Vul in op welke dag.' } : {}),
          }
          if (Object.keys(missing).length > 0) return missing
          await write({ caseFileId: file.id, id, personId, diedOn })
          toast({
            text: 'Vastgelegd.',
            undo: async () => {
              await undo.write({ caseFileId: file.id, eventId: id })
            },
          })
          onClose()
          return undefined
        }}
      >
        <RadioGroup
          label="Wie?"
          name="personId"
          value={personId || undefined}
          onChange={setPerson}
          options={living.map(one => ({ value: one.personId, label: one.identity ? fullName(one.identity) : '' }))}
        />
        <DateField label="Overleden op" name="diedOn" lean="past" max={today} value={diedOn} onChange={setDiedOn} />
        <p className="vd-muted vd-small">
          Het dossier en het plan blijven. Aan deze persoon wordt niets meer gevraagd. Heeft u zich vergist? U kunt dit zelf
          terugdraaien.
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
