import { useState } from 'react'
import {
  Button,
  DateField,
  Dialog,
  Form,
  FormRow,
  RadioGroup,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { useWrite } from '../../platform/web/api.ts'
import { residentOperations } from '../api.ts'
import { aboutWhom } from '../rules/about-whom.ts'
import { type RequestKind, requestKinds, requestLaw } from '../rules/request-kind.ts'

type Persons = OutputOf<typeof residentOperations.listRequestsOfFile>['persons']
const somebodyElse = 'iemand-anders'

/** What somebody asks without a computer: the same request, with the same term. */
export function EnterRequestDialog({
  caseFileId,
  persons,
  onClose,
}: {
  caseFileId: string
  persons: Persons
  onClose: () => void
}) {
  const { write } = useWrite(residentOperations.enterResidentRequest)
  const [id] = useState(newId)
  const today = useToday()
  const toast = useToast()
  const [kind, setKind] = useState<RequestKind | ''>('')
  const [person, setPerson] = useState(persons.length === 1 ? (persons[0]?.id ?? '') : '')
  const [asker, setAsker] = useState('')
  const named = persons.map(one => ({ value: one.id, label: one.age === null ? one.name : `${one.name} (${one.age})` }))
  return (
    <Dialog isOpen mustAnswer onClose={onClose} title="Voer een verzoek in">
      <Form
        label="Verzoek"
        onSubmit={async form => {
          const personId = aboutWhom(person, persons)
          const errors = {
            ...(kind ? {} : { kind: 'Kies wat de inwoner vraagt.' }),
            ...(personId ? {} : { personId: 'Kies over wie het gaat.' }),
          }
          if (!kind || !personId) return errors
          const askedBy = asker || personId
          await write({
            caseFileId,
            id,
            personId,
            kind,
            channel: String(form.get('channel') ?? '') as 'desk',
            receivedOn: String(form.get('receivedOn') ?? ''),
            askedByPersonId: askedBy === somebodyElse ? null : askedBy,
            representedBy: String(form.get('representedBy') ?? ''),
            identitySeen: String(form.get('identitySeen') ?? ''),
            words: String(form.get('words') ?? ''),
            about: String(form.get('about') ?? ''),
          })
          toast({ text: 'Het verzoek is ingevoerd. De termijn loopt.' })
          onClose()
          return undefined
        }}
      >
        <Select
          label="Wat vraagt de inwoner?"
          name="kind"
          value={kind}
          onChange={value => setKind(value as RequestKind)}
          options={requestKinds.map(value => ({ value, label: requestLaw[value].staffLabel }))}
        />
        <FormRow>
          <Select label="Over wie gaat het?" name="personId" value={person} onChange={setPerson} options={named} />
          <Select
            label="Wie vraagt het?"
            name="askedByPersonId"
            value={asker || person}
            onChange={setAsker}
            options={[...named, { value: somebodyElse, label: 'Iemand anders, bijvoorbeeld een mentor' }]}
          />
        </FormRow>
        {asker === somebodyElse ? (
          <TextField label="Wie is dat, en waarom mag die dit vragen?" name="representedBy" maxLength={200} />
        ) : null}
        <RadioGroup
          label="Hoe?"
          name="channel"
          appearance="inline"
          defaultValue="desk"
          options={[
            { value: 'desk', label: 'aan de balie of thuis' },
            { value: 'paper', label: 'met een brief' },
            { value: 'phone', label: 'aan de telefoon' },
          ]}
        />
        <FormRow>
          <DateField label="Wanneer ontvangen?" name="receivedOn" lean="past" defaultValue={today} />
          <TextField
            label="Hoe weet u zeker wie het is?"
            name="identitySeen"
            maxLength={200}
            hint="Schrijf het nummer van een paspoort niet over."
            optional
          />
        </FormRow>
        <TextField
          label="In de woorden van de inwoner"
          name="words"
          lines={4}
          maxLength={10_000}
          optional={kind === 'copy' || kind === ''}
        />
        {kind === 'correction' ? <TextField label="Wat moet er staan?" name="about" lines={2} maxLength={2000} optional /> : null}
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Voer in
        </Button>
      </Form>
    </Dialog>
  )
}
