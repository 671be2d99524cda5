import { useState } from 'react'
import { type AccessDomain, accessDomainLabels, accessDomains } from '../../access/rules/access-domains.ts'
import { changesBetween } from '../../platform/changes.ts'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  DateField,
  Dialog,
  Form,
  FormRow,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type CovenantValues, covenantOperations } from '../covenant-api.ts'
import { type CovenantPurpose, covenantPurposeLabel, covenantPurposes } from '../rules/covenant-purpose.ts'
import { ChooseMany } from './choose-many.tsx'
import { useAreaChoices, useOrganisationChoices } from './use-choices.ts'

export function AddCovenant({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const { write } = useWrite(covenantOperations.addCovenant)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [values, setValues] = useState<CovenantValues>({
    title: '',
    organisationIds: [],
    purposes: ['support'],
    accessDomains: [],
    articles: '',
    agreements: '',
    areaIds: [],
    startsOn: today,
    endsOn: null,
  })
  return (
    <Dialog isOpen onClose={onClose} title="Convenant toevoegen" size="wide">
      <Form
        onSubmit={async () => {
          await write({ id, ...values })
          toast({ text: `${values.title} staat erbij. Voeg nu het ondertekende document toe.` })
          onAdded(id)
        }}
      >
        <Fields values={values} onChange={setValues} prefix="" />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Toevoegen…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

/** Sends only what changed, with what stood there; the server makes a version of it. */
export function ChangeCovenant({ id, values: from, onClose }: { id: string; values: CovenantValues; onClose: () => void }) {
  const { write } = useWrite(covenantOperations.changeCovenant)
  const toast = useToast()
  const [stood] = useState(from)
  const [values, setValues] = useState(from)
  return (
    <Dialog isOpen onClose={onClose} title="Convenant wijzigen" size="wide">
      <Form
        onSubmit={async () => {
          const change = changesBetween(stood, values)
          if (change) {
            await write({ covenantId: id, change })
            toast({ text: 'Bewaard als nieuwe versie. De vorige blijft te lezen.' })
          }
          onClose()
        }}
      >
        <Fields values={values} onChange={setValues} prefix="change." />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

function Fields({
  values,
  onChange,
  prefix,
}: {
  values: CovenantValues
  onChange: (values: CovenantValues) => void
  prefix: '' | 'change.'
}) {
  const organisations = useOrganisationChoices()
  const areas = useAreaChoices()
  const set = (changes: Partial<CovenantValues>) => onChange({ ...values, ...changes })
  const at = (field: string) => (prefix ? `${prefix}${field}.to` : field)
  return (
    <>
      <TextField
        label="Naam"
        name={at('title')}
        value={values.title}
        onChange={title => set({ title })}
        maxLength={200}
        focusOnOpen
      />
      <ChooseMany
        label="Partijen"
        name={at('organisationIds')}
        hint="Wie ondertekende. Kies er minstens twee"
        empty="Nog geen partijen."
        choices={organisations}
        values={values.organisationIds}
        onChange={organisationIds => set({ organisationIds })}
      />
      <FormRow>
        <DateField label="Gaat in op" name={at('startsOn')} value={values.startsOn} onChange={startsOn => set({ startsOn })} />
        <DateField
          label="Laatste dag"
          name={at('endsOn')}
          optional
          hint="Leeg: tot iemand het beëindigt"
          value={values.endsOn ?? ''}
          onChange={endsOn => set({ endsOn: endsOn || null })}
        />
      </FormRow>
      <CheckboxGroup<CovenantPurpose>
        label="Waarvoor"
        name={at('purposes')}
        values={values.purposes}
        onChange={purposes => set({ purposes })}
        options={covenantPurposes.map(value => ({ value, label: covenantPurposeLabel(value) }))}
      />
      <CheckboxGroup<AccessDomain>
        label="Welke gegevens"
        name={at('accessDomains')}
        optional
        inline
        values={values.accessDomains}
        onChange={accessDomains => set({ accessDomains })}
        options={accessDomains.map(value => ({ value, label: accessDomainLabels[value] }))}
      />
      <TextField
        label="Wetsartikelen"
        name={at('articles')}
        optional
        hint="Waarop het rust, zoals: Wgs art. 8; AVG art. 6 lid 1 onder e"
        lines={2}
        maxLength={2000}
        value={values.articles}
        onChange={articles => set({ articles })}
      />
      <TextField
        label="Wat is afgesproken"
        name={at('agreements')}
        optional
        lines={5}
        maxLength={10_000}
        value={values.agreements}
        onChange={agreements => set({ agreements })}
      />
      <ChooseMany
        label="Gebieden"
        name={at('areaIds')}
        optional
        empty="De hele gemeente."
        choices={areas}
        values={values.areaIds.map(String)}
        onChange={areaIds => set({ areaIds: areaIds.map(Number) })}
      />
    </>
  )
}
