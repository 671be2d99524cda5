import { useState } from 'react'
import {
  Button,
  ButtonGroup,
  Checkbox,
  CheckboxGroup,
  DateField,
  Dialog,
  type FieldErrors,
  Form,
  formatDutchDate,
  Loading,
  Notice,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { shieldOperations } from '../api.ts'
import { proposedReviewDay } from '../rules/review-day.ts'
import { itemKindLabels } from './item-kinds.ts'
import { type Chosen, NamedPeople, sentPeople } from './named-people.tsx'

export type ShieldWhat = 'record' | 'address' | 'involvement'

const titles: Record<ShieldWhat, string> = {
  record: 'Afschermen',
  address: 'Adres en telefoon afschermen',
  involvement: 'Een betrokkene verbergen',
}
const effects: Record<ShieldWhat, string> = {
  record:
    'Alleen wie u noemt ziet dit nog, met alles wat ervan vertelt: tijdlijn, verbeteringen, versies, cijfers. Voor anderen is het er niet; het gezin ziet het niet en het komt op geen afdruk.',
  address:
    'Alleen wie u noemt ziet waar het gezin woont en woonde, en hoe het te bereiken is. Voor anderen staat er geen adres, en zoeken op het adres vindt niets.',
  involvement:
    'Alleen wie u noemt weet dat deze betrokkene meehelpt. De betrokkene zelf leest en werkt door; wat hij of zij schrijft, leest u en wie u noemt.',
}

interface Props {
  caseFileId: string
  what: ShieldWhat
  /** Chosen already: from a line of the timeline, a document, a card. */
  recordId?: string | undefined
  onClose: () => void
}

/** For whom it stays visible, why, and when somebody looks again. */
export function ShieldDialog({ caseFileId, what, recordId, onClose }: Props) {
  const { data } = useRead(shieldOperations.listShieldable, { caseFileId })
  return (
    <Dialog isOpen onClose={onClose} title={titles[what]}>
      {data ? (
        <ShieldForm caseFileId={caseFileId} what={what} recordId={recordId} onClose={onClose} choices={data} />
      ) : (
        <Loading lines={5} />
      )}
    </Dialog>
  )
}

type Choices = NonNullable<
  ReturnType<typeof useRead<typeof shieldOperations.listShieldable.input, typeof shieldOperations.listShieldable.output>>['data']
>

function ShieldForm({ caseFileId, what, recordId, onClose, choices }: Props & { choices: Choices }) {
  const raising = useWrite(shieldOperations.raiseShield)
  const hiding = useWrite(shieldOperations.hideInvolvement)
  const lifting = useWrite(shieldOperations.liftShield)
  const toast = useToast()
  const today = useToday()
  const [ids] = useState(() => ({ id: newId(), namingId: newId() }))
  const [people, setPeople] = useState<Chosen[]>([])
  const [records, setRecords] = useState<string[]>(recordId ? [recordId] : [])
  const [involvementId, setInvolvement] = useState(recordId ?? '')
  const [withArea, setWithArea] = useState(false)
  const [showsAll, setShowsAll] = useState(recordId === undefined)
  const [words, setWords] = useState('')
  const shown = choices.records.filter(
    one => records.includes(one.id) || (showsAll && one.text.toLowerCase().includes(words.trim().toLowerCase())),
  )

  async function shield(data: FormData): Promise<FieldErrors | undefined> {
    if (what === 'record' && records.length === 0) return { recordIds: 'Kies minstens één stuk.' }
    if (what === 'involvement' && involvementId === '') return { involvementId: 'Kies wie er verborgen meehelpt.' }
    const how = {
      caseFileId,
      ...ids,
      reason: String(data.get('reason') ?? ''),
      reviewOn: String(data.get('reviewOn') ?? ''),
      people: sentPeople(people),
    }
    if (what === 'involvement') await hiding.write({ ...how, involvementId })
    else await raising.write({ ...how, ...(what === 'address' ? { withAddress: true, withArea } : { recordIds: records }) })
    toast({
      text: 'Afgeschermd. Alleen wie genoemd is ziet het nog.',
      undo: () => void lifting.write({ caseFileId, shieldId: ids.id, reason: 'Meteen teruggenomen', version: 1 }),
    })
    onClose()
    return undefined
  }

  if (what === 'address' && !choices.hasAddress) {
    return <Notice title="Er is hier niets af te schermen">Er staat geen adres of telefoonnummer dat u kunt afschermen.</Notice>
  }
  return (
    <Form onSubmit={shield} label={titles[what]}>
      <p>{effects[what]}</p>
      {what === 'record' && showsAll && choices.records.length > manyRecords ? (
        <TextField label="Zoek in de lijst" optional value={words} onChange={setWords} maxLength={100} />
      ) : null}
      {what === 'record' ? (
        <CheckboxGroup
          label="Wat?"
          name="recordIds"
          values={records}
          onChange={setRecords}
          hint={choices.records.length === 0 ? 'U kunt afschermen wat u zelf schreef; de coördinator ook de rest.' : undefined}
          options={shown.map(one => ({
            value: one.id,
            label: `${itemKindLabels[one.kind]}, ${formatDutchDate(calendarDateOf(new Date(one.on)), 'day', today)}: ${short(one.text)}`,
          }))}
        />
      ) : null}
      {what === 'record' && !showsAll ? (
        <div>
          <Button size="small" onClick={() => setShowsAll(true)}>
            Ook iets anders
          </Button>
        </div>
      ) : null}
      {what === 'involvement' ? (
        <Select
          label="Wie?"
          name="involvementId"
          value={involvementId}
          onChange={setInvolvement}
          options={choices.involvements.map(one => ({ value: one.id, label: one.name }))}
        />
      ) : null}
      {what === 'address' ? (
        <Checkbox name="withArea" checked={withArea} onChange={setWithArea}>
          Ook de wijk weghalen van de kaart van dit dossier
        </Checkbox>
      ) : null}
      <NamedPeople caseFileId={caseFileId} chosen={people} onChange={setPeople} />
      <TextField label="Waarom?" name="reason" lines={2} maxLength={1000} hint="Alleen wie genoemd is leest dit." />
      <DateField
        label="Wanneer kijkt u of het nog nodig is?"
        name="reviewOn"
        lean="future"
        defaultValue={proposedReviewDay(today)}
        min={today}
      />
      <Notice kind="info" title="Lees na wat er elders staat">
        Wie het eerder las, weet het nog. Staat hetzelfde in een andere notitie, scherm die dan ook af.
      </Notice>
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Afschermen…">
          Scherm af
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** More than fits on a screen. */
const manyRecords = 12

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text || 'zonder tekst')
