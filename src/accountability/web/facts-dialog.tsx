import { useState } from 'react'
import { changesBetween } from '../../platform/changes.ts'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  DateField,
  Dialog,
  type FieldErrors,
  Form,
  FormRow,
  Select,
  TextField,
} from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type BreachView, breachOperations } from '../breach-api.ts'
import { type BreachFacts, type BreachSource, breachSources } from '../rules/data-breach.ts'
import { type DataKind, dataKinds } from '../rules/data-kinds.ts'
import { MomentField, readMoment, typedFrom } from './moment-field.tsx'

/** What kind of data, how many people, when: what belongs together in one form. */
export function FactsDialog({ breach, onClose }: { breach: BreachView; onClose: () => void }) {
  const { write } = useWrite(breachOperations.changeDataBreach)
  const [facts, setFacts] = useState<BreachFacts>(breach.facts)
  const [found, setFound] = useState(() => typedFrom(breach.facts.discoveredAt))
  const [people, setPeople] = useState(breach.facts.estimatedPeople === null ? '' : String(breach.facts.estimatedPeople))
  const set = (changes: Partial<BreachFacts>) => setFacts({ ...facts, ...changes })

  async function send(): Promise<FieldErrors | undefined> {
    const discoveredAt = readMoment(found)
    if (!discoveredAt) return { discoveredAt: 'Vul een dag en een tijd in, zoals 14:00.' }
    if (people.trim() !== '' && !/^\d{1,8}$/.test(people.trim())) return { estimatedPeople: 'Vul een getal in, alleen cijfers.' }
    const estimatedPeople = people.trim() === '' ? null : Number(people)
    const change = changesBetween(breach.facts, { ...facts, discoveredAt, estimatedPeople })
    if (change) await write({ breachId: breach.id, change })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Wat er is gebeurd" size="wide">
      <Form onSubmit={send}>
        <TextField label="Waar het om gaat" name="title" maxLength={160} value={facts.title} onChange={title => set({ title })} />
        <Select
          label="Wie het merkte"
          name="source"
          emptyText={null}
          value={facts.source}
          onChange={source => source && set({ source })}
          options={(Object.keys(breachSources) as BreachSource[]).map(value => ({ value, label: breachSources[value] }))}
        />
        <MomentField label="Wanneer is het ontdekt?" name="discoveredAt" value={found} onChange={setFound} />
        <FormRow>
          <DateField
            label="Gebeurd op"
            name="happenedOn"
            lean="past"
            optional
            value={facts.happenedOn ?? ''}
            onChange={on => set({ happenedOn: on || null })}
          />
          <TextField
            label="Geschat aantal mensen"
            name="estimatedPeople"
            optional
            inputMode="numeric"
            width="8rem"
            value={people}
            onChange={setPeople}
          />
        </FormRow>
        <CheckboxGroup
          label="Om welke gegevens het gaat"
          name="dataKinds"
          values={facts.dataKinds}
          onChange={kinds => set({ dataKinds: kinds })}
          options={(Object.keys(dataKinds) as DataKind[])
            .filter(kind => kind !== 'none')
            .map(value => ({ value, label: dataKinds[value] }))}
        />
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
