import { useState } from 'react'
import { changesBetween } from '../../platform/changes.ts'
import { Button, ButtonGroup, Checkbox, Dialog, Form, RadioGroup, TextField, useToast } from '../../platform/design/index.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type ProviderValues, providerOperations, type TrustedProvider } from '../provider-api.ts'
import { ChooseMany } from './choose-many.tsx'
import { useOrganisationChoices } from './use-choices.ts'

type Connection = OutputOf<typeof providerOperations.listIdentityProviders>['untrusted'][number]
export type ProviderOnForm = { trust: Connection } | { change: TrustedProvider }

const begin = (connection: Connection): ProviderValues => ({
  label: connection.name,
  everyOrganisation: false,
  organisationIds: [],
  domains: [],
  strongAcr: [],
  strongAmr: [],
  strongFor: 'everyone',
})

/** For whom a provider is trusted, which mail domains it vouches for, and what stands for two factors. */
export function ProviderForm({ form, onClose }: { form: ProviderOnForm; onClose: () => void }) {
  const adding = useWrite(providerOperations.trustIdentityProvider)
  const changing = useWrite(providerOperations.changeIdentityProvider)
  const toast = useToast()
  const isNew = 'trust' in form
  const [stood] = useState(() => (isNew ? begin(form.trust) : form.change.values))
  const [values, setValues] = useState(stood)
  const forResidents = isNew ? form.trust.forResidents : form.change.kind === 'residents'
  const organisations = useOrganisationChoices()
  const set = (changes: Partial<ProviderValues>) => setValues({ ...values, ...changes })
  const at = (field: string) => (isNew ? field : `change.${field}.to`)

  async function save() {
    if (isNew) await adding.write({ code: form.trust.id, ...values })
    else {
      const change = changesBetween(stood, values)
      if (change) await changing.write({ code: form.change.code, change })
    }
    toast({ text: isNew ? 'Mensen kunnen er nu mee inloggen.' : 'Gewijzigd. Het geldt meteen, ook voor wie al binnen is.' })
    onClose()
  }

  return (
    <Dialog isOpen onClose={onClose} title={isNew ? `${form.trust.name} vertrouwen` : 'Inlogdienst wijzigen'} size="wide">
      <Form onSubmit={save}>
        <TextField
          label="Naam op de inlogpagina"
          name={at('label')}
          maxLength={120}
          value={values.label}
          onChange={label => set({ label })}
          focusOnOpen
        />
        {forResidents ? null : (
          <Checkbox
            name={at('everyOrganisation')}
            checked={values.everyOrganisation}
            onChange={everyOrganisation => set({ everyOrganisation, ...(everyOrganisation && { organisationIds: [] }) })}
          >
            Voor de mensen van alle organisaties
          </Checkbox>
        )}
        {values.everyOrganisation ? null : (
          <ChooseMany
            label={forResidents ? 'Onder de naam van' : 'Voor de mensen van'}
            name={at('organisationIds')}
            hint={
              forResidents
                ? 'De ene organisatie waar inwoners onder vallen, meestal de gemeente'
                : 'Wie hier werkt kan er binnenkomen'
            }
            empty="Nog geen organisatie."
            choices={organisations}
            values={values.organisationIds}
            onChange={organisationIds => set({ organisationIds })}
          />
        )}
        {forResidents ? null : (
          <TextList
            label="Maildomeinen"
            name={at('domains')}
            hint="Wat achter de @ staat, met komma’s ertussen. Met * alle domeinen die geen andere inlogdienst heeft"
            values={values.domains}
            onChange={domains => set({ domains })}
          />
        )}
        {forResidents ? null : (
          <RadioGroup
            label="Wie moet met twee stappen inloggen?"
            name={at('strongFor')}
            value={values.strongFor}
            onChange={strongFor => set({ strongFor })}
            options={[
              { value: 'everyone', label: 'Iedereen' },
              { value: 'special-roles', label: 'Alleen beheerders en privacy-functionarissen' },
            ]}
          />
        )}
        <TextList
          label="Waarden van acr die voor twee stappen staan"
          name={at('strongAcr')}
          hint="De beste eerst, met komma’s ertussen. De beheerder van de inlogdienst kent ze"
          values={values.strongAcr}
          onChange={strongAcr => set({ strongAcr })}
        />
        <TextList
          label="Waarden van amr die voor twee stappen staan"
          name={at('strongAmr')}
          hint="Alleen nodig als de inlogdienst geen acr geeft, zoals mfa"
          values={values.strongAmr}
          onChange={strongAmr => set({ strongAmr })}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            {isNew ? 'Vertrouw' : 'Bewaar'}
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

/** A few short texts in one field, with commas; what is typed stays as it is typed. */
function TextList({
  label,
  name,
  hint,
  values,
  onChange,
}: {
  label: string
  name: string
  hint: string
  values: readonly string[]
  onChange: (values: string[]) => void
}) {
  const [text, setText] = useState(values.join(', '))
  return (
    <TextField
      label={label}
      name={name}
      hint={hint}
      optional
      value={text}
      onChange={typed => {
        setText(typed)
        onChange(
          typed
            .split(',')
            .map(one => one.trim())
            .filter(Boolean),
        )
      }}
    />
  )
}
