import { useState } from 'react'
import { changesBetween } from '../../platform/changes.ts'
import {
  Button,
  ButtonGroup,
  Dialog,
  type FieldErrors,
  Form,
  FormGroup,
  RadioGroup,
  TextField,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type BreachView, breachOperations } from '../breach-api.ts'
import { type BreachFacts, type BreachRisk, breachRisks } from '../rules/data-breach.ts'
import { MomentField, readMoment, typedFrom } from './moment-field.tsx'

const explanations: Record<BreachRisk, string> = {
  none: 'Melden hoeft niet. Schrijf op waarom er geen risico is.',
  risk: 'Melden bij de Autoriteit Persoonsgegevens, binnen 72 uur (AVG art. 33).',
  high: 'Melden, en ook de mensen zelf vertellen (AVG art. 34).',
}

/** How bad it is, and what is told to whom. */
export function DecideDialog({ breach, onClose }: { breach: BreachView; onClose: () => void }) {
  const { write } = useWrite(breachOperations.changeDataBreach)
  const [facts, setFacts] = useState<BreachFacts>(breach.facts)
  const [authorityTold, setAuthorityTold] = useState(() => typedFrom(breach.facts.authorityToldAt))
  const [peopleTold, setPeopleTold] = useState(() => typedFrom(breach.facts.peopleToldAt))
  const set = (changes: Partial<BreachFacts>) => setFacts({ ...facts, ...changes })

  async function send(): Promise<FieldErrors | undefined> {
    const authorityToldAt = facts.authority === 'report' ? readMoment(authorityTold) : null
    const peopleToldAt = facts.people === 'tell' ? readMoment(peopleTold) : null
    const half = 'Vul een dag en een tijd in, zoals 14:00.'
    if (authorityToldAt === undefined) return { authorityToldAt: half }
    if (peopleToldAt === undefined) return { peopleToldAt: half }
    const change = changesBetween(breach.facts, { ...facts, authorityToldAt, peopleToldAt })
    if (change) await write({ breachId: breach.id, change })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Besluiten" size="wide">
      <Form onSubmit={send}>
        <RadioGroup
          label="Hoe groot is het risico voor mensen?"
          name="risk"
          {...(facts.risk ? { value: facts.risk } : {})}
          onChange={risk => set({ risk })}
          options={(Object.keys(breachRisks) as BreachRisk[]).map(value => ({
            value,
            label: breachRisks[value],
            explanation: explanations[value],
          }))}
        />
        <FormGroup title="De Autoriteit Persoonsgegevens">
          <RadioGroup
            label="Wordt het gemeld?"
            name="authority"
            appearance="inline"
            {...(facts.authority ? { value: facts.authority } : {})}
            onChange={authority => set({ authority })}
            options={[
              { value: 'report', label: 'Ja' },
              { value: 'not', label: 'Nee' },
            ]}
          />
          {facts.authority === 'report' ? (
            <>
              <MomentField label="Gemeld op" name="authorityToldAt" optional value={authorityTold} onChange={setAuthorityTold} />
              <TextField
                label="Kenmerk van de melding"
                name="authorityReference"
                optional
                maxLength={120}
                value={facts.authorityReference}
                onChange={authorityReference => set({ authorityReference })}
              />
              <TextField
                label="Waarom later dan 72 uur"
                name="lateReason"
                optional
                lines={2}
                hint="Alleen als het later was (AVG art. 33 lid 1)."
                value={facts.lateReason}
                onChange={lateReason => set({ lateReason })}
              />
            </>
          ) : null}
          <TextField
            label="Waarom wel of niet"
            name="authorityReason"
            optional={facts.authority !== 'not'}
            lines={2}
            value={facts.authorityReason}
            onChange={authorityReason => set({ authorityReason })}
          />
        </FormGroup>
        <FormGroup title="De mensen om wie het gaat">
          <RadioGroup
            label="Horen zij het?"
            name="people"
            appearance="inline"
            {...(facts.people ? { value: facts.people } : {})}
            onChange={people => set({ people })}
            options={[
              { value: 'tell', label: 'Ja' },
              { value: 'not', label: 'Nee' },
            ]}
          />
          {facts.people === 'tell' ? (
            <>
              <MomentField label="Verteld op" name="peopleToldAt" optional value={peopleTold} onChange={setPeopleTold} />
              <TextField
                label="Hoe het verteld is"
                name="peopleToldHow"
                optional
                lines={2}
                hint="Brief, gesprek, telefoon. In gewone taal, met wat mensen zelf kunnen doen."
                value={facts.peopleToldHow}
                onChange={peopleToldHow => set({ peopleToldHow })}
              />
            </>
          ) : null}
          <TextField
            label="Waarom wel of niet"
            name="peopleReason"
            optional={facts.people !== 'not'}
            lines={2}
            value={facts.peopleReason}
            onChange={peopleReason => set({ peopleReason })}
          />
        </FormGroup>
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
          <Button onClick={onClose}>Annuleer</Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
