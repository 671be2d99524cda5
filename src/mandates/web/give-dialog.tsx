import { useState } from 'react'
import { Button, ButtonGroup, CheckboxGroup, Dialog, Form, FormRow, TextField, useToast } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type MandateOfFile, mandateOperations } from '../api.ts'
import { centsOf, euros } from '../rules/money.ts'

const asTyped = (cents: number | null | undefined): string => (cents === null || cents === undefined ? '' : euros(cents).slice(2))

/** The process coordinator says what the coordinator of this household may do; the one before stays readable. */
export function GiveDialog({ found, onClose }: { found: MandateOfFile; onClose: () => void }) {
  const { write } = useWrite(mandateOperations.giveMandate)
  const toast = useToast()
  const { mandate } = found
  const [id] = useState(() => newId())
  const [previousId] = useState(mandate?.id ?? null)
  const [kinds, setKinds] = useState<string[]>(mandate?.kinds.map(kind => kind.code) ?? [])
  const [budget, setBudget] = useState(asTyped(mandate?.budgetCents))
  const [ceiling, setCeiling] = useState(asTyped(mandate?.ceilingCents))
  // A kind that left the list stays with who had it.
  const choices = [...found.kinds, ...(mandate?.kinds ?? []).filter(one => !found.kinds.some(kind => kind.code === one.code))]

  return (
    <Dialog isOpen onClose={onClose} title={mandate ? 'Het mandaat wijzigen' : 'Een mandaat geven'} size="wide">
      <Form
        onSubmit={async data => {
          const [budgetCents, ceilingCents] = [budget, ceiling].map(text => (text.trim() === '' ? null : centsOf(text)))
          const wrong = 'Vul een bedrag in, bijvoorbeeld 250 of 12,50. Leeg is de standaard.'
          const errors = {
            ...(budgetCents === undefined ? { budgetCents: wrong } : {}),
            ...(ceilingCents === undefined ? { ceilingCents: wrong } : {}),
          }
          if (budgetCents === undefined || ceilingCents === undefined) return errors
          const explanation = String(data.get('explanation') ?? '')
          await write({ caseFileId: found.caseFile.id, id, previousId, kinds, budgetCents, ceilingCents, explanation })
          toast({ text: 'Het mandaat is vastgelegd.' })
          onClose()
          return undefined
        }}
      >
        <p>
          Voor wie dit huishouden coördineert{found.caseFile.coordinator ? `, nu ${found.caseFile.coordinator}` : ''}. Het geldt
          tot er een ander mandaat komt.
        </p>
        <CheckboxGroup
          label="Wat mag de coördinator?"
          name="kinds"
          optional
          values={kinds}
          onChange={setKinds}
          options={choices.map(one => ({ value: one.code, label: one.label }))}
        />
        <FormRow>
          <TextField
            label="Budget in euro"
            name="budgetCents"
            optional
            inputMode="decimal"
            hint="Leeg: de standaard. 0: alles wordt gevraagd."
            value={budget}
            onChange={setBudget}
          />
          <TextField
            label="Eén uitgave hooguit, in euro"
            name="ceilingCents"
            optional
            inputMode="decimal"
            hint="Leeg: de standaard."
            value={ceiling}
            onChange={setCeiling}
          />
        </FormRow>
        <TextField
          label="Toelichting"
          name="explanation"
          optional
          lines={3}
          maxLength={1000}
          defaultValue={mandate?.explanation ?? ''}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg het mandaat vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
