import { useCallback, useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  ComboBox,
  DateField,
  Dialog,
  Form,
  RadioGroup,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { read, useWrite } from '../../platform/web/api.ts'
import { signalOperations } from '../../signals/api.ts'
import { householdOperations } from '../api.ts'

/** A new address from the register, or a place in words for who has no fixed address. */
export function ResidenceDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(householdOperations.recordResidence)
  const [kind, setKind] = useState<'address' | 'place' | 'elsewhere'>('address')
  const [addressId, setAddress] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [since, setSince] = useState(today)
  const load = useCallback(async (query: string, signal: AbortSignal) => {
    const found = await read(signalOperations.findAddresses, { query }, signal)
    return found.map(address => ({ value: address.id, label: address.label, detail: address.area }))
  }, [])
  return (
    <Dialog isOpen onClose={onClose} title="Verhuisd">
      <Form
        onSubmit={async () => {
          await write({
            caseFileId: file.id,
            addressId: kind === 'address' ? addressId : null,
            place: kind === 'address' ? '' : place,
            elsewhere: kind === 'elsewhere',
            since,
          })
          toast({ text: 'Het nieuwe adres staat erbij. Het oude blijft in de geschiedenis.' })
          onClose()
        }}
      >
        <RadioGroup
          label="Waar woont het gezin nu?"
          appearance="inline"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'address', label: 'Op een adres in de gemeente' },
            { value: 'place', label: 'In de gemeente, zonder vast adres' },
            { value: 'elsewhere', label: 'In een andere gemeente' },
          ]}
        />
        {kind === 'address' ? (
          <ComboBox
            label="Adres"
            name="addressId"
            hint="Straat en huisnummer, of postcode"
            load={load}
            value={addressId}
            onChange={setAddress}
          />
        ) : (
          <TextField
            label="Waar dan"
            name="place"
            hint={kind === 'elsewhere' ? 'Bijvoorbeeld: Rotterdam, bij haar zus' : 'Bijvoorbeeld: bij vrienden, of in de opvang'}
            maxLength={200}
            value={place}
            onChange={setPlace}
          />
        )}
        <DateField label="Sinds" name="since" lean="past" max={today} value={since} onChange={setSince} />
        <p className="vd-muted vd-small">
          {kind === 'elsewhere'
            ? 'Het dossier blijft open. Daarna vragen we of u het overdraagt of afsluit.'
            : 'In een andere buurt ziet een andere procesregisseur het kaartje van dit dossier, met de termijnen en taken die lopen. De coördinator blijft dezelfde.'}
        </p>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
