import { useState } from 'react'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  CheckboxGroup,
  ComboBox,
  Dialog,
  Form,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { taskOperations } from '../../tasks/api.ts'
import { defaultShares, type SharedPart, sharedPartLabels, sharedParts } from '../../tasks/rules/shared-data.ts'
import type { PlanAction, PlanGoal, PlanOfFile } from '../api.ts'
import { useDoers } from './action-form.tsx'

/** Asks an organisation to do something: what, why, and which data of the household go along. */
export function PlaceTaskDialog({
  plan,
  from,
  onClose,
}: {
  plan: PlanOfFile
  from?: { goal: PlanGoal; action: PlanAction }
  onClose: () => void
}) {
  const { write } = useWrite(taskOperations.placeTask)
  const toast = useToast()
  const { organisations } = useDoers(plan.caseFile.id)
  const [id] = useState(() => newId())
  const [organisationId, setOrganisation] = useState<string | null>(
    from?.action.who.kind === 'organisation' ? from.action.who.id : null,
  )
  const [lifeDomain, setLifeDomain] = useState(from?.goal.lifeDomain ?? '')
  const [what, setWhat] = useState(from?.action.what ?? '')
  const [background, setBackground] = useState('')
  const [shares, setShares] = useState<SharedPart[]>([...defaultShares])
  const receivers = organisations.filter(one => one.takesTasks)
  const receiver = receivers.find(one => one.id === organisationId)

  async function send() {
    const missing = {
      ...(organisationId ? {} : { organisationId: 'Kies een organisatie uit de lijst.' }),
      ...(lifeDomain === '' ? { lifeDomain: 'Kies een leefgebied uit de lijst.' } : {}),
      ...(what.trim() === '' ? { what: 'Schrijf wat u vraagt.' } : {}),
    }
    if (Object.keys(missing).length > 0 || !organisationId) return missing
    await write({
      caseFileId: plan.caseFile.id,
      id,
      organisationId,
      lifeDomain,
      what,
      background,
      shares,
      ...(from ? { actionId: from.action.id } : {}),
    })
    toast({ text: `Taak uitgezet bij ${receiver?.name ?? 'de organisatie'}.` })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Een taak uitzetten" size="wide">
      <Form onSubmit={send}>
        <ComboBox
          label="Bij welke organisatie?"
          name="organisationId"
          value={organisationId}
          onChange={setOrganisation}
          defaultText={from?.action.who.kind === 'organisation' ? from.action.who.name : ''}
          options={receivers.map(one => ({ value: one.id, label: one.name, detail: one.field }))}
          hint="Organisaties waar iemand taken oppakt."
        />
        <Select
          label="Leefgebied"
          name="lifeDomain"
          value={lifeDomain}
          onChange={setLifeDomain}
          options={plan.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
        />
        <TextField label="Wat vraagt u?" name="what" maxLength={300} value={what} onChange={setWhat} />
        <TextField
          label="Achtergrond"
          name="background"
          optional
          lines={4}
          maxLength={4000}
          value={background}
          onChange={setBackground}
          hint="Alleen wat nodig is om deze taak te doen. De organisatie leest dit, het contactpunt en de procesregisseur ook."
        />
        <CheckboxGroup
          label="Welke gegevens van het gezin gaan mee?"
          name="shares"
          optional
          values={shares}
          onChange={setShares}
          options={sharedParts.map(part => ({ value: part, label: sharedPartLabels[part] }))}
        />
        <AudienceLine
          visibleTo={[`${receiver?.name ?? 'de organisatie'}: deze taak${sharesInWords(shares)}, en wie er betrokken is`]}
          notVisibleTo={['het plan', 'notities', 'taken van anderen']}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Versturen…">
            Zet de taak uit
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

const sharesInWords = (shares: readonly SharedPart[]): string =>
  shares.length === 0 ? '' : `, ${shares.map(part => sharedPartLabels[part]).join(', ')}`
