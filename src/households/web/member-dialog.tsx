import { useState } from 'react'
import type { CaseFileView, Member } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  Checkbox,
  DateField,
  DescriptionList,
  Dialog,
  Form,
  FormRow,
  formatDutchDate,
  LineList,
  Section,
  Select,
  Stack,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { type HouseholdState, householdOperations } from '../api.ts'
import { type Gender, genderLabels, genders, householdPositionLabels } from '../rules/household-position.ts'
import { ageOn, fullName } from '../rules/person-name.ts'
import { NumberField } from './number-field.tsx'
import { AddRelation, Relations } from './relations.tsx'
import { UndoEvents } from './undo-events.tsx'

type Identity = NonNullable<Member['identity']>
interface Parts {
  file: CaseFileView
  member: Member
  identity: Identity
}

/** One person: who they are, how to reach them, and what may be put right. */
export function MemberDialog({
  file,
  member,
  identity,
  events,
  onClose,
}: Parts & { events: HouseholdState['events']; onClose: () => void }) {
  const today = useToday()
  const [mode, setMode] = useState<'read' | 'correct' | 'contact' | 'relation' | 'leave'>('read')
  const parts = { file, member, identity }
  const age = identity.birthDate ? ageOn(identity.birthDate, today) : undefined
  const back = () => setMode('read')
  return (
    <Dialog isOpen onClose={onClose} title={fullName(identity)}>
      {mode === 'correct' ? <CorrectIdentity {...parts} onDone={back} /> : null}
      {mode === 'contact' ? <AddContact {...parts} onDone={back} /> : null}
      {mode === 'relation' ? <AddRelation {...parts} onDone={back} /> : null}
      {mode === 'leave' ? <LeaveHousehold {...parts} onDone={onClose} /> : null}
      {mode === 'read' ? (
        <Stack>
          <DescriptionList
            items={[
              { term: 'Plaats in het gezin', description: householdPositionLabels[member.position] },
              {
                term: 'Geboren',
                description: identity.birthDate
                  ? `${formatDutchDate(identity.birthDate, 'long')}${age === undefined || identity.diedOn ? '' : ` (${age})`}`
                  : 'onbekend',
              },
              ...(identity.diedOn ? [{ term: 'Overleden', description: formatDutchDate(identity.diedOn, 'long') }] : []),
              { term: 'Geslacht', description: genderLabels[identity.gender] },
            ]}
          />
          <Contacts {...parts} onAdd={() => setMode('contact')} />
          <Relations {...parts} onAdd={() => setMode('relation')} />
          <NumberField {...parts} />
          {file.may.household ? (
            <ButtonGroup>
              <Button onClick={() => setMode('correct')}>Verbeter gegevens</Button>
              {identity.diedOn ? null : <Button onClick={() => setMode('leave')}>Hoort niet meer bij dit gezin</Button>}
            </ButtonGroup>
          ) : null}
          <UndoEvents file={file} member={member} events={events} onDone={onClose} />
        </Stack>
      ) : null}
    </Dialog>
  )
}

const kinds = { phone: 'Telefoon', email: 'Mail', language: 'Taal', other: 'Anders' } as const

function Contacts({ file, member, onAdd }: Parts & { onAdd: () => void }) {
  const { write } = useWrite(householdOperations.endContact)
  const toast = useToast()
  return (
    <Section
      title="Bereikbaar"
      level={3}
      actions={
        file.may.household ? (
          <Button variant="quiet" size="small" onClick={onAdd}>
            Voeg toe
          </Button>
        ) : null
      }
    >
      <LineList
        empty="Geen telefoon of mail bekend."
        lines={member.contacts.map(contact => ({
          key: contact.id,
          primary: contact.value,
          secondary: [
            kinds[contact.kind],
            contact.safeToUse ? '' : 'niet veilig om te gebruiken',
            contact.isShielded ? 'alleen voor wie op naam genoemd is' : '',
          ]
            .filter(Boolean)
            .join(' · '),
          trailing: file.may.household ? (
            <Button
              variant="quiet"
              size="small"
              aria-label={`${contact.value} klopt niet meer`}
              onClick={() =>
                void write({ caseFileId: file.id, contactId: contact.id }).then(
                  () => toast({ text: 'Staat niet meer bij de gegevens; in de tijdlijn blijft te zien dat het er stond.' }),
                  () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
                )
              }
            >
              Klopt niet meer
            </Button>
          ) : undefined,
        }))}
      />
    </Section>
  )
}

function AddContact({ file, member, onDone }: Parts & { onDone: () => void }) {
  const { write } = useWrite(householdOperations.addContact)
  const [id] = useState(() => newId())
  const [kind, setKind] = useState<keyof typeof kinds>('phone')
  const [safeToUse, setSafe] = useState(true)
  return (
    <Form
      onSubmit={async data => {
        await write({
          caseFileId: file.id,
          personId: member.personId,
          id,
          kind,
          value: String(data.get('value') ?? ''),
          safeToUse,
        })
        onDone()
      }}
    >
      <FormRow>
        <Select
          label="Wat"
          emptyText={null}
          value={kind}
          onChange={value => setKind(value || 'phone')}
          options={Object.entries(kinds).map(([value, label]) => ({ value: value as keyof typeof kinds, label }))}
        />
        <TextField
          label={kinds[kind]}
          name="value"
          type={kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text'}
          focusOnOpen
        />
      </FormRow>
      <Checkbox checked={safeToUse} onChange={setSafe}>
        Veilig om te gebruiken: niemand anders neemt op of leest mee
      </Checkbox>
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Bewaar
        </Button>
        <Button variant="quiet" onClick={onDone}>
          Terug
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** Sends only what changed, with what stood there: so two people never overwrite each other in silence. */
function CorrectIdentity({ file, member, identity, onDone }: Parts & { onDone: () => void }) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(householdOperations.changeIdentity)
  const [from] = useState(identity)
  const [to, setTo] = useState({ ...identity })
  const set = (changes: Partial<Identity>) => setTo({ ...to, ...changes })
  return (
    <Form
      onSubmit={async () => {
        const fields = ['givenNames', 'surnamePrefix', 'surname', 'initials', 'birthDate', 'gender', 'diedOn'] as const
        const change = Object.fromEntries(
          fields.filter(field => from[field] !== to[field]).map(field => [field, { from: from[field], to: to[field] }]),
        )
        if (Object.keys(change).length > 0) {
          await write({ caseFileId: file.id, personId: member.personId, change })
          toast({ text: 'Verbeterd. Wat er stond blijft in de tijdlijn.' })
        }
        onDone()
      }}
    >
      <TextField
        label="Voornamen"
        name="change.givenNames"
        optional
        value={to.givenNames}
        onChange={givenNames => set({ givenNames })}
        focusOnOpen
      />
      <FormRow>
        <TextField
          label="Tussenvoegsel"
          name="change.surnamePrefix"
          optional
          width="7rem"
          value={to.surnamePrefix}
          onChange={surnamePrefix => set({ surnamePrefix })}
        />
        <TextField label="Achternaam" name="change.surname" optional value={to.surname} onChange={surname => set({ surname })} />
      </FormRow>
      <FormRow>
        <DateField
          label="Geboortedatum"
          name="change.birthDate"
          optional
          lean="past"
          max={today}
          value={to.birthDate ?? ''}
          onChange={birthDate => set({ birthDate: birthDate || null })}
        />
        <Select
          label="Geslacht"
          name="change.gender"
          emptyText={null}
          value={to.gender}
          onChange={gender => set({ gender: (gender || 'unknown') as Gender })}
          options={genders.map(gender => ({ value: gender, label: genderLabels[gender] }))}
        />
        {from.diedOn ? (
          <DateField
            label="Overleden op"
            name="change.diedOn"
            optional
            lean="past"
            max={today}
            value={to.diedOn ?? ''}
            onChange={diedOn => set({ diedOn: diedOn || null })}
          />
        ) : null}
      </FormRow>
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Bewaar
        </Button>
        <Button variant="quiet" onClick={onDone}>
          Terug
        </Button>
      </ButtonGroup>
    </Form>
  )
}

function LeaveHousehold({ file, member, identity, onDone }: Parts & { onDone: () => void }) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(householdOperations.endMembership)
  const [on, setOn] = useState(today)
  const name = identity.givenNames || identity.surname
  return (
    <Form
      onSubmit={async data => {
        await write({ caseFileId: file.id, memberId: member.memberId, on, reason: String(data.get('reason') ?? '') })
        toast({ text: `${name} hoort niet meer bij dit gezin.` })
        onDone()
      }}
    >
      <p>
        Vanaf nu ziet u in dit dossier geen naam, telefoon of adres van {name} meer. Wat er in het dossier over {name} geschreven
        is blijft staan. Dit kunt u niet terugdraaien.
      </p>
      <DateField label="Sinds" name="on" lean="past" max={today} value={on} onChange={setOn} />
      <TextField label="Waarheen of waarom" name="reason" optional maxLength={200} />
      <ButtonGroup>
        <Button type="submit" variant="danger" pendingText="Bewaren…">
          Leg vast
        </Button>
      </ButtonGroup>
    </Form>
  )
}
