import { useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  DateField,
  Dialog,
  Form,
  FormRow,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'
import { type Gender, genderLabels, genders } from '../rules/household-position.ts'
import { fullName } from '../rules/person-name.ts'

/** A child is born: in one step a member, with the relations to its parents. */
export function BirthDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const today = useToday()
  const toast = useToast()
  const { write } = useWrite(householdOperations.recordBirth)
  const undo = useWrite(householdOperations.undoHouseholdEvent)
  const [ids] = useState(() => ({ id: newId(), personId: newId() }))
  const [birthDate, setBirthDate] = useState('')
  const [gender, setGender] = useState<Gender>('unknown')
  const [parents, setParents] = useState<string[]>([])
  const grown = file.members.filter(one => !one.validTo && one.identity && one.position !== 'child')
  return (
    <Dialog isOpen onClose={onClose} title="Een kind is geboren">
      <Form
        onSubmit={async data => {
          const text = (field: string) => String(data.get(field) ?? '')
          if (birthDate === '') return { birthDate: 'Vul in wanneer het kind geboren is.' }
          await write({
            caseFileId: file.id,
            ...ids,
            givenNames: text('givenNames'),
            surnamePrefix: text('surnamePrefix'),
            surname: text('surname'),
            birthDate,
            gender,
            parentIds: parents,
          })
          toast({
            text: `${text('givenNames') || text('surname')} staat bij het gezin.`,
            undo: async () => {
              await undo.write({ caseFileId: file.id, eventId: ids.id })
            },
          })
          onClose()
          return undefined
        }}
      >
        <FormRow>
          <TextField label="Voornamen" name="givenNames" optional focusOnOpen />
          <TextField label="Tussenvoegsel" name="surnamePrefix" optional width="7rem" />
          <TextField label="Achternaam" name="surname" optional />
        </FormRow>
        <FormRow>
          <DateField label="Geboren op" name="birthDate" lean="past" max={today} value={birthDate} onChange={setBirthDate} />
          <Select
            label="Geslacht"
            name="gender"
            emptyText={null}
            value={gender}
            onChange={value => setGender(value || 'unknown')}
            options={genders.map(value => ({ value, label: genderLabels[value] }))}
          />
        </FormRow>
        {grown.length > 0 ? (
          <CheckboxGroup
            label="Ouders"
            name="parentIds"
            optional
            hint="Wie in dit gezin ouder is. De relatie komt er meteen bij."
            values={parents}
            onChange={setParents}
            options={grown.map(one => ({ value: one.personId, label: one.identity ? fullName(one.identity) : '' }))}
          />
        ) : null}
        <ButtonGroup>
          <Button type="submit" variant="primary" pendingText="Bewaren…">
            Leg vast
          </Button>
        </ButtonGroup>
      </Form>
    </Dialog>
  )
}
