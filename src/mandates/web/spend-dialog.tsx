import { useState } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  DateField,
  Dialog,
  Form,
  FormRow,
  Notice,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type MandateOfFile, mandateOperations } from '../api.ts'
import { asksFor } from '../rules/budget.ts'
import { centsOf, euros } from '../rules/money.ts'

/** Records an expense; what goes over the mandate becomes a question to the process coordinator, and says so before it is sent. */
export function SpendDialog({ found, onClose }: { found: MandateOfFile; onClose: () => void }) {
  const caseFileId = found.caseFile.id
  const { write } = useWrite(mandateOperations.recordSpending)
  const { data: audience } = useRead(caseFileOperations.getAudience, { caseFileId, accessDomain: 'general' })
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [what, setWhat] = useState('')
  const [amount, setAmount] = useState('')
  const [spentOn, setSpentOn] = useState(today)
  const [lifeDomain, setLifeDomain] = useState('')
  const [goalId, setGoal] = useState('')
  const [why, setWhy] = useState('')
  const cents = centsOf(amount)
  const reason = cents === undefined || cents === 0 ? null : asksFor(cents, found.standing.left, found.ceilingCents)
  const asks = reason !== null || why !== ''

  async function send() {
    const missing = {
      ...(what.trim() === '' ? { what: 'Schrijf wat het was.' } : {}),
      ...(cents === undefined ? { amountCents: 'Vul een bedrag in, bijvoorbeeld 12,50.' } : {}),
      ...(spentOn === '' ? { spentOn: 'Vul een dag in.' } : {}),
      ...(lifeDomain === '' ? { lifeDomain: 'Kies een leefgebied uit de lijst.' } : {}),
      ...(reason !== null && why.trim() === '' ? { why: 'Schrijf waarom het nodig is; de procesregisseur beslist.' } : {}),
    }
    if (Object.keys(missing).length > 0 || cents === undefined) return missing
    await write({ caseFileId, id, what, amountCents: cents, spentOn, lifeDomain, why, ...(goalId ? { goalId } : {}) })
    toast({ text: reason === null ? 'De uitgave is vastgelegd.' : 'Gevraagd aan de procesregisseur.' })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Een uitgave vastleggen" size="wide">
      <Form onSubmit={send}>
        <TextField label="Wat?" name="what" maxLength={200} value={what} onChange={setWhat} placeholder="Fiets voor de jongste" />
        <FormRow>
          <TextField
            label="Bedrag in euro"
            name="amountCents"
            inputMode="decimal"
            value={amount}
            onChange={setAmount}
            placeholder="12,50"
          />
          <DateField
            label={reason === null ? 'Uitgegeven op' : 'Nodig op'}
            name="spentOn"
            value={spentOn}
            onChange={setSpentOn}
            {...(reason === null ? { lean: 'past' as const, max: today } : {})}
          />
        </FormRow>
        <FormRow>
          <Select
            label="Leefgebied"
            name="lifeDomain"
            value={lifeDomain}
            onChange={setLifeDomain}
            options={found.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
          />
          {found.goals.length > 0 ? (
            <Select
              label="Bij welk doel uit het plan"
              name="goalId"
              optional
              emptyText="Bij geen doel"
              value={goalId}
              onChange={chosen => {
                setGoal(chosen)
                const goal = found.goals.find(one => one.id === chosen)
                if (goal && lifeDomain === '') setLifeDomain(goal.lifeDomain)
              }}
              options={found.goals.map(one => ({ value: one.id, label: one.title }))}
            />
          ) : null}
        </FormRow>
        {reason === null ? (
          <p className="vd-muted">Er is nog {euros(Math.max(0, found.standing.left))} over.</p>
        ) : (
          <Notice kind="warning" title="Dit gaat boven het mandaat">
            {reason === 'over-budget'
              ? `Er is nog ${euros(Math.max(0, found.standing.left))} over.`
              : `Eén uitgave mag zonder vragen ${euros(found.ceilingCents ?? 0)} zijn.`}{' '}
            De procesregisseur beslist; tot die tijd telt het niet mee.
          </Notice>
        )}
        {asks ? (
          <TextField
            label="Waarom is het nodig?"
            name="why"
            lines={3}
            maxLength={1000}
            optional={reason === null}
            value={why}
            onChange={setWhy}
          />
        ) : null}
        {audience ? <AudienceLine {...audience} /> : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {reason === null ? 'Leg vast' : 'Vraag het de procesregisseur'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
