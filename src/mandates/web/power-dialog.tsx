import { useState } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  DateField,
  Dialog,
  type FieldErrors,
  Form,
  RadioGroup,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type MandateOfFile, mandateOperations } from '../api.ts'
import { type Agreement, agreementLabels, agreements, type PowerKind, powerKindLabels, powerKinds } from '../rules/power-kind.ts'

/** The coordinator writes down which power was used, why, and what the organisations it touched said of it. */
export function PowerDialog({ found, onClose }: { found: MandateOfFile; onClose: () => void }) {
  const { write } = useWrite(mandateOperations.usePower)
  const file = useRead(caseFileOperations.getCaseFile, { caseFileId: found.caseFile.id })
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [kind, setKind] = useState<PowerKind | ''>('')
  const [usedOn, setUsedOn] = useState(today)
  const [reason, setReason] = useState('')
  const [organisationIds, setOrganisations] = useState<string[]>([])
  const [agreement, setAgreement] = useState<Agreement | ''>('')
  const involved = new Map(file.data?.involvements.map(one => [one.organisation.id, one.organisation.name]))

  async function save(): Promise<FieldErrors | undefined> {
    if (!kind) return { kind: 'Kies wat u deed.' }
    if (reason.trim() === '') return { reason: 'Schrijf waarom het nodig was.' }
    if (!agreement) return { agreement: 'Kies wat de organisaties ervan vonden.' }
    await write({ caseFileId: found.caseFile.id, id, kind, usedOn, reason, organisationIds, agreement })
    toast({ text: 'Vastgelegd. Het staat in de tijdlijn.' })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Gebruik van een bevoegdheid" size="wide">
      <Form onSubmit={save}>
        <RadioGroup
          label="Wat deed u?"
          name="kind"
          value={kind}
          onChange={chosen => setKind(chosen as PowerKind)}
          options={powerKinds.map(one => ({ value: one, label: powerKindLabels[one] }))}
        />
        <DateField label="Wanneer" name="usedOn" lean="past" value={usedOn} onChange={setUsedOn} />
        <TextField label="Waarom was het nodig?" name="reason" lines={3} maxLength={2000} value={reason} onChange={setReason} />
        <CheckboxGroup
          label="Welke organisaties raakt het?"
          name="organisationIds"
          optional={kind !== 'on-behalf'}
          values={organisationIds}
          onChange={setOrganisations}
          options={[...involved].map(([value, label]) => ({ value, label }))}
        />
        <RadioGroup
          label="Wat vonden zij ervan?"
          name="agreement"
          appearance="inline"
          value={agreement}
          onChange={chosen => setAgreement(chosen as Agreement)}
          options={agreements.map(one => ({ value: one, label: agreementLabels[one] }))}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg het vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
