import { useState } from 'react'
import { changesBetween } from '../../platform/changes.ts'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  Dialog,
  Form,
  FormRow,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { InputOf } from '../../platform/operation.ts'
import { useWrite } from '../../platform/web/api.ts'
import { directoryOperations, type OrganisationValues } from '../api.ts'
import {
  type OrganisationKind,
  type OrganisationPart,
  organisationKindLabels,
  organisationPartLabels,
} from '../rules/organisation-kind.ts'
import { useAreaChoices } from './use-choices.ts'

const empty: OrganisationValues = {
  name: '',
  kind: '',
  field: '',
  parts: ['carries-out'],
  areaId: null,
  contactFunction: '',
  mailbox: '',
  phone: '',
  visitingAddress: '',
  services: '',
}

export function AddOrganisation({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const { write } = useWrite(directoryOperations.addOrganisation)
  const toast = useToast()
  const [id] = useState(() => newId())
  const [values, setValues] = useState(empty)
  return (
    <Dialog isOpen onClose={onClose} title="Organisatie toevoegen" size="wide">
      <Form
        onSubmit={async () => {
          await write({ id, ...values, kind: values.kind as OrganisationKind, parts: values.parts as OrganisationPart[] })
          toast({ text: `${values.name} staat erbij. Voeg nu de mensen toe die er werken.` })
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

/** Sends only what changed, with what stood there: two administrators never overwrite each other in silence. */
export function ChangeOrganisation({
  id,
  values: from,
  onClose,
}: {
  id: string
  values: OrganisationValues
  onClose: () => void
}) {
  const { write } = useWrite(directoryOperations.changeOrganisation)
  const toast = useToast()
  // What it was when the form opened; the page behind it may be read again meanwhile.
  const [stood] = useState(from)
  const [values, setValues] = useState(from)
  return (
    <Dialog isOpen onClose={onClose} title="Organisatie wijzigen" size="wide">
      <Form
        onSubmit={async () => {
          // Kind and parts were chosen from the lists; the server looks at them again.
          const change = changesBetween(stood, values) as
            | InputOf<typeof directoryOperations.changeOrganisation>['change']
            | undefined
          if (change) {
            await write({ organisationId: id, change })
            toast({ text: 'Gewijzigd. Wat er stond blijft te zien bij "Wat er gewijzigd is".' })
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
  values: OrganisationValues
  onChange: (values: OrganisationValues) => void
  prefix: '' | 'change.'
}) {
  const areas = useAreaChoices()
  const set = (changes: Partial<OrganisationValues>) => onChange({ ...values, ...changes })
  // A change is told with what it becomes; the message of the server stands at that.
  const at = (field: string) => (prefix ? `${prefix}${field}.to` : field)
  return (
    <>
      <TextField
        label="Naam"
        name={at('name')}
        value={values.name}
        onChange={name => set({ name })}
        maxLength={120}
        focusOnOpen
      />
      <FormRow>
        <Select
          label="Soort"
          name={at('kind')}
          value={values.kind}
          onChange={kind => set({ kind })}
          options={Object.entries(organisationKindLabels).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          label="Werkveld"
          name={at('field')}
          optional
          value={values.field}
          onChange={field => set({ field })}
          maxLength={120}
        />
        <Select
          label="Gebied"
          name={at('areaId')}
          optional
          emptyText="De hele gemeente"
          value={values.areaId === null ? '' : String(values.areaId)}
          onChange={area => set({ areaId: area === '' ? null : Number(area) })}
          options={areas}
        />
      </FormRow>
      <CheckboxGroup
        label="Deel in het werk"
        name={at('parts')}
        optional
        values={values.parts}
        onChange={parts => set({ parts })}
        options={Object.entries(organisationPartLabels).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        label="Waarvoor kan men er terecht?"
        name={at('services')}
        optional
        lines={2}
        maxLength={1000}
        value={values.services}
        onChange={services => set({ services })}
      />
      <FormRow>
        <TextField
          label="Aanspreekpunt"
          name={at('contactFunction')}
          optional
          hint="Een functie, geen naam: zo blijft het kloppen"
          value={values.contactFunction}
          onChange={contactFunction => set({ contactFunction })}
          maxLength={120}
        />
        <TextField
          label="Gedeeld mailadres"
          name={at('mailbox')}
          optional
          type="email"
          hint="Hier komt bericht van nieuwe taken"
          value={values.mailbox}
          onChange={mailbox => set({ mailbox })}
        />
      </FormRow>
      <FormRow>
        <TextField
          label="Telefoon"
          name={at('phone')}
          optional
          type="tel"
          value={values.phone}
          onChange={phone => set({ phone })}
          width="14rem"
        />
        <TextField
          label="Bezoekadres"
          name={at('visitingAddress')}
          optional
          value={values.visitingAddress}
          onChange={visitingAddress => set({ visitingAddress })}
          maxLength={200}
        />
      </FormRow>
    </>
  )
}
