import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  DateField,
  Dialog,
  Form,
  FormRow,
  formatDutchDate,
  Notice,
  RadioGroup,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'
import {
  type Gender,
  genderLabels,
  genders,
  type HouseholdPosition,
  householdPositionLabels,
  householdPositions,
} from '../rules/household-position.ts'
import { looksLikeOnePerson } from '../rules/likely-double.ts'
import { fullName } from '../rules/person-name.ts'

/** A new person, or somebody who already stands in another file of one's own: then the one record is kept. */
export function AddMemberDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(householdOperations.addMember)
  const [ownId] = useState(() => newId())
  const [known, setKnown] = useState<string>()
  const [person, setPerson] = useState({
    givenNames: '',
    surnamePrefix: '',
    surname: '',
    birthDate: '',
    gender: 'unknown' as Gender,
    position: '' as HouseholdPosition | '',
    phone: '',
  })
  const change = (changes: Partial<typeof person>) => setPerson({ ...person, ...changes })
  const isTelling = person.surname.trim().length >= 2 || person.birthDate !== ''
  const found = useRead(
    householdOperations.findOwnPersons,
    { surname: person.surname, ...(person.birthDate ? { birthDate: person.birthDate } : {}) },
    { enabled: isTelling, keepPrevious: true },
  )
  const inThisFile = new Set(file.members.filter(member => !member.validTo).map(member => member.personId))
  const candidates = isTelling ? (found.data ?? []).filter(one => !inThisFile.has(one.personId)) : []
  const double = file.members.find(
    one =>
      !one.validTo &&
      one.identity &&
      looksLikeOnePerson({ personId: one.personId, ...one.identity }, { ...person, personId: ownId }),
  )?.identity
  const chosen = candidates.find(one => one.personId === known)

  return (
    <Dialog isOpen onClose={onClose} title="Iemand toevoegen aan het gezin">
      <Form
        onSubmit={async () => {
          if (person.position === '') return { position: 'Kies de plaats in het gezin.' }
          const name = chosen ?? person
          await write({
            caseFileId: file.id,
            personId: chosen?.personId ?? ownId,
            givenNames: name.givenNames,
            surnamePrefix: name.surnamePrefix,
            surname: name.surname,
            position: person.position,
            gender: person.gender,
            ...(!chosen && person.birthDate ? { birthDate: person.birthDate } : {}),
            ...(!chosen && person.phone ? { phone: person.phone } : {}),
          })
          toast({ text: `${name.givenNames || name.surname} staat bij het gezin.` })
          onClose()
          return undefined
        }}
      >
        <FormRow>
          <TextField
            label="Voornamen"
            name="givenNames"
            optional
            value={person.givenNames}
            onChange={givenNames => change({ givenNames })}
            focusOnOpen
          />
          <TextField
            label="Tussenvoegsel"
            name="surnamePrefix"
            optional
            width="7rem"
            value={person.surnamePrefix}
            onChange={surnamePrefix => change({ surnamePrefix })}
          />
          <TextField
            label="Achternaam"
            name="surname"
            optional
            value={person.surname}
            onChange={surname => change({ surname })}
          />
        </FormRow>
        {double ? (
          <Notice title={`${fullName(double)} staat al bij dit gezin`}>
            Met dezelfde geboortedatum. Is dit iemand anders, bijvoorbeeld een tweeling? Ga dan gewoon verder.
          </Notice>
        ) : null}
        {candidates.length > 0 ? (
          <Notice title="Staat deze persoon al in een ander dossier van u?">
            <RadioGroup
              label="Dezelfde persoon"
              hideLabel
              value={known ?? 'new'}
              onChange={value => setKnown(value === 'new' ? undefined : value)}
              options={[
                ...candidates.map(one => ({
                  value: one.personId,
                  label: fullName(one),
                  explanation: one.birthDate
                    ? `geboren ${formatDutchDate(one.birthDate, 'long', today)}`
                    : 'geboortedatum onbekend',
                })),
                { value: 'new', label: 'Nee, dit is iemand anders' },
              ]}
            />
          </Notice>
        ) : null}
        {chosen ? null : (
          <FormRow>
            <DateField
              label="Geboortedatum"
              name="birthDate"
              optional
              lean="past"
              max={today}
              value={person.birthDate}
              onChange={birthDate => change({ birthDate })}
            />
            <Select
              label="Geslacht"
              name="gender"
              emptyText={null}
              value={person.gender}
              onChange={gender => change({ gender: gender || 'unknown' })}
              options={genders.map(gender => ({ value: gender, label: genderLabels[gender] }))}
            />
            <TextField
              label="Telefoon"
              name="phone"
              optional
              type="tel"
              value={person.phone}
              onChange={phone => change({ phone })}
            />
          </FormRow>
        )}
        <RadioGroup
          label="Plaats in het gezin"
          name="position"
          appearance="inline"
          value={person.position || undefined}
          onChange={position => change({ position })}
          options={householdPositions.map(position => ({ value: position, label: householdPositionLabels[position] }))}
        />
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Voeg toe
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
