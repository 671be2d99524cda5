import { useState } from 'react'
import { roleLabels } from '../../access/rules/roles.ts'
import { changesBetween } from '../../platform/changes.ts'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  ComboBox,
  Dialog,
  type FieldErrors,
  Form,
  FormRow,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useWrite } from '../../platform/web/api.ts'
import { directoryOperations } from '../api.ts'
import { type GivenRole, givenRoles, roleExplanations, rolesByArea } from '../rules/role-choice.ts'
import { useAreaChoices, useOrganisationChoices } from './use-choices.ts'

const roleOptions = givenRoles.map(role => ({ value: role, label: roleLabels[role], explanation: roleExplanations[role] }))

/** Somebody new, with what they may do in one organisation. */
export function AddPerson({
  organisationId: given,
  onClose,
  onAdded,
}: {
  organisationId?: string
  onClose: () => void
  onAdded: (id: string) => void
}) {
  const { write } = useWrite(directoryOperations.addPerson)
  const organisations = useOrganisationChoices()
  const areas = useAreaChoices()
  const toast = useToast()
  const [id] = useState(() => newId())
  const [roleIds] = useState(() => new Map(givenRoles.map(role => [role, newId()])))
  const [organisationId, setOrganisation] = useState<string | null>(given ?? null)
  const [roles, setRoles] = useState<GivenRole[]>([])
  const [areaId, setArea] = useState('')
  const goesByArea = roles.some(role => rolesByArea.includes(role))
  return (
    <Dialog isOpen onClose={onClose} title="Iemand toevoegen" size="wide">
      <Form
        onSubmit={async form => {
          const text = (field: string) => String(form.get(field) ?? '')
          if (!organisationId) return { organisationId: 'Kies de organisatie.' }
          await write({
            id,
            name: text('name'),
            jobTitle: text('jobTitle'),
            email: text('email'),
            organisationId,
            roles: roles.map(role => ({
              id: roleIds.get(role) ?? newId(),
              role,
              areaId: rolesByArea.includes(role) && areaId !== '' ? Number(areaId) : null,
            })),
          })
          toast({ text: `${text('name')} staat erbij en kan met het werkadres inloggen.` })
          onAdded(id)
          return undefined
        }}
      >
        <FormRow>
          <TextField label="Naam" name="name" maxLength={120} focusOnOpen />
          <TextField label="Functie" name="jobTitle" optional maxLength={120} />
        </FormRow>
        <FormRow>
          <TextField
            label="Werkadres"
            name="email"
            type="email"
            hint="Van deze persoon alleen. Wie er voor het eerst mee inlogt, is deze persoon."
          />
          {given ? null : (
            <ComboBox
              label="Organisatie"
              name="organisationId"
              options={organisations}
              value={organisationId}
              onChange={setOrganisation}
            />
          )}
        </FormRow>
        <CheckboxGroup label="Rollen" name="roles" values={roles} onChange={setRoles} options={roleOptions} />
        {goesByArea ? (
          <Select
            label="Gebied"
            name="roles.0.areaId"
            optional
            emptyText="De hele gemeente"
            hint="Van de rollen die per gebied gaan"
            value={areaId}
            onChange={setArea}
            options={areas}
          />
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Toevoegen…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

type Person = OutputOf<typeof directoryOperations.getPerson>

export function ChangePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const { write } = useWrite(directoryOperations.changePerson)
  const [stood] = useState({ name: person.name, jobTitle: person.jobTitle, email: person.email })
  const [values, setValues] = useState(stood)
  return (
    <Dialog isOpen onClose={onClose} title="Gegevens wijzigen">
      <Form
        onSubmit={async () => {
          const change = changesBetween(stood, values)
          if (change) await write({ userId: person.id, change })
          onClose()
        }}
      >
        <TextField
          label="Naam"
          name="change.name.to"
          value={values.name}
          onChange={name => setValues({ ...values, name })}
          maxLength={120}
          focusOnOpen
        />
        <TextField
          label="Functie"
          name="change.jobTitle.to"
          optional
          value={values.jobTitle}
          onChange={jobTitle => setValues({ ...values, jobTitle })}
          maxLength={120}
        />
        <TextField
          label="Werkadres"
          name="change.email.to"
          type="email"
          {...(person.hasAccount ? { hint: 'Voor mail. Inloggen blijft gaan met het account dat al gekoppeld is.' } : {})}
          value={values.email}
          onChange={email => setValues({ ...values, email })}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Bewaar
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}

export function GiveRole({ person, onClose }: { person: Person; onClose: () => void }) {
  const { write } = useWrite(directoryOperations.giveRole)
  const organisations = useOrganisationChoices()
  const areas = useAreaChoices()
  const toast = useToast()
  const [id] = useState(() => newId())
  const worksAt = person.roles.find(role => role.validTo === null)
  const [organisationId, setOrganisation] = useState<string | null>(worksAt?.organisationId ?? null)
  const [role, setRole] = useState<GivenRole | ''>('')
  const [areaId, setArea] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title={`Rol geven aan ${person.name}`}>
      <Form
        onSubmit={async (): Promise<FieldErrors | undefined> => {
          if (!organisationId) return { organisationId: 'Kies de organisatie.' }
          if (role === '') return { role: 'Kies de rol.' }
          await write({
            userId: person.id,
            id,
            organisationId,
            role,
            areaId: rolesByArea.includes(role) && areaId !== '' ? Number(areaId) : null,
          })
          toast({ text: `${person.name} is nu ${roleLabels[role].toLowerCase()}.` })
          onClose()
          return undefined
        }}
      >
        <ComboBox
          label="Organisatie"
          name="organisationId"
          options={organisations}
          value={organisationId}
          defaultText={worksAt?.organisation ?? ''}
          onChange={setOrganisation}
        />
        <Select
          label="Rol"
          name="role"
          value={role}
          onChange={setRole}
          options={roleOptions}
          {...(role === '' ? {} : { hint: roleExplanations[role] })}
        />
        {role !== '' && rolesByArea.includes(role) ? (
          <Select
            label="Gebied"
            name="areaId"
            optional
            emptyText="De hele gemeente"
            value={areaId}
            onChange={setArea}
            options={areas}
          />
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Geven…">
            Geef de rol
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
