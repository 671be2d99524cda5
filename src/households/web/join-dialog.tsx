import { useCallback, useState } from 'react'
import type { CaseFileView } from '../../case-files/api.ts'
import { ApiError } from '../../platform/api-client.ts'
import {
  Button,
  ButtonGroup,
  ComboBox,
  Dialog,
  Form,
  RadioGroup,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { read, useWrite } from '../../platform/web/api.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { householdOperations, type LikelyDoubles } from '../api.ts'
import { fullName } from '../rules/person-name.ts'

export interface JoinStart {
  household?: LikelyDoubles['households'][number]
  pair?: LikelyDoubles['persons'][number]
}

/** Two records that are one: two files of one household, or one person who stands there twice. */
export function JoinDialog({ file, start, onClose }: { file: CaseFileView; start: JoinStart; onClose: () => void }) {
  const named = file.members.filter(one => !one.validTo && one.identity)
  const mayPersons = file.may.household && (start.pair !== undefined || named.length > 1)
  const [what, setWhat] = useState<'household' | 'person'>(start.pair || !file.may.appoint ? 'person' : 'household')
  return (
    <Dialog isOpen onClose={onClose} title="Dit staat er dubbel in">
      {start.household || start.pair || !mayPersons ? null : (
        <RadioGroup
          label="Wat staat er dubbel in?"
          appearance="inline"
          value={what}
          onChange={setWhat}
          options={[
            { value: 'household', label: 'Dit gezin: er is nog een dossier' },
            { value: 'person', label: 'Iemand in dit gezin' },
          ]}
        />
      )}
      {what === 'household' ? (
        <JoinHouseholds file={file} start={start} onClose={onClose} />
      ) : (
        <JoinPersons file={file} start={start} onClose={onClose} />
      )}
    </Dialog>
  )
}

function JoinHouseholds({ file, start, onClose }: { file: CaseFileView; start: JoinStart; onClose: () => void }) {
  const toast = useToast()
  const { write } = useWrite(householdOperations.joinHouseholds)
  const part = useWrite(householdOperations.partRecords)
  const [id] = useState(() => newId())
  const [otherFileId, setOther] = useState<string | null>(start.household?.caseFileId ?? null)
  const [mustChoose, setMustChoose] = useState(false)
  const [coordinator, setCoordinator] = useState<'this' | 'other'>()
  const load = useCallback(
    async (query: string, signal: AbortSignal) => {
      const { files } = await read(workplaceOperations.findCaseFiles, { query }, signal)
      return files
        .filter(one => one.caseFileId !== file.id && !one.isClosed)
        .map(one => ({ value: one.caseFileId, label: one.title, detail: one.address || one.people.join(', ') }))
    },
    [file.id],
  )
  return (
    <Form
      onSubmit={async data => {
        if (!otherFileId) return { otherFileId: 'Kies het andere dossier.' }
        try {
          await write({
            caseFileId: file.id,
            id,
            otherFileId,
            reason: String(data.get('reason') ?? ''),
            ...(coordinator ? { coordinator } : {}),
          })
        } catch (error) {
          if (error instanceof ApiError && error.errors.some(one => one.field === 'coordinator')) setMustChoose(true)
          throw error
        }
        toast({
          text: 'Samengevoegd. U ziet beide dossiers nu samen.',
          undo: async () => {
            await part.write({ caseFileId: file.id, joinId: id, reason: 'Vergissing' })
          },
        })
        onClose()
        return undefined
      }}
    >
      <p>
        <strong>{file.title}</strong> gaat verder. Het andere dossier wordt opzij gezet: alles wat daar staat blijft daar staan,
        en u leest het hier mee. Niemand ziet hierdoor meer dan nu. Zijn het er toch twee? Dan draait u het terug en is alles weer
        zoals het was.
      </p>
      {start.household ? (
        <p>
          Het andere dossier: <strong>{start.household.title}</strong>, {start.household.areaName}
          {start.household.coordinatorName ? ` (${start.household.coordinatorName})` : ''}
        </p>
      ) : (
        <ComboBox
          label="Het andere dossier"
          name="otherFileId"
          hint="Naam, straat of postcode. U kiest uit dossiers die u mag zien."
          load={load}
          value={otherFileId}
          onChange={setOther}
        />
      )}
      {mustChoose ? (
        <RadioGroup
          label="Wie coördineert verder?"
          name="coordinator"
          value={coordinator}
          onChange={setCoordinator}
          options={[
            { value: 'this', label: `De coördinator van dit dossier${file.coordinator ? `: ${file.coordinator.name}` : ''}` },
            {
              value: 'other',
              label: 'De coördinator van het andere dossier',
              explanation: 'De ander ziet het gezin daarna niet meer.',
            },
          ]}
        />
      ) : null}
      <TextField
        label="Waarom is dit één gezin?"
        name="reason"
        lines={2}
        maxLength={1000}
        hint="Dit wordt in beide dossiers gelezen, ook door wie geen namen ziet. Noem dus geen namen."
      />
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Samenvoegen…">
          Voeg samen
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Terug
        </Button>
      </ButtonGroup>
    </Form>
  )
}

function JoinPersons({ file, start, onClose }: { file: CaseFileView; start: JoinStart; onClose: () => void }) {
  const toast = useToast()
  const { write } = useWrite(householdOperations.joinPersons)
  const part = useWrite(householdOperations.partRecords)
  const [id] = useState(() => newId())
  const { pair } = start
  const [one, setOne] = useState(pair?.personId ?? '')
  const [other, setOther] = useState(pair?.otherPersonId ?? '')
  const people = file.members
    .filter(member => !member.validTo && member.identity)
    .map(member => ({ value: member.personId, label: member.identity ? fullName(member.identity) : '' }))
  return (
    <Form
      onSubmit={async data => {
        const missing = {
          ...(one === '' ? { personId: 'Kies wie blijft staan.' } : {}),
          ...(other === '' ? { otherPersonId: 'Kies wie dezelfde is.' } : {}),
        }
        if (Object.keys(missing).length > 0) return missing
        await write({
          caseFileId: file.id,
          id,
          personId: one,
          otherPersonId: other,
          ...(pair?.otherFileId ? { otherFileId: pair.otherFileId } : {}),
          reason: String(data.get('reason') ?? ''),
        })
        toast({
          text: 'Vastgelegd dat dit één persoon is.',
          undo: async () => {
            await part.write({ caseFileId: file.id, joinId: id, reason: 'Vergissing' })
          },
        })
        onClose()
        return undefined
      }}
    >
      {pair ? (
        <p>
          <strong>{pair.name}</strong> en <strong>{pair.otherName}</strong>
          {pair.otherTitle ? ` (in het dossier ${pair.otherTitle})` : ''} hebben dezelfde geboortedatum. Beide gegevens blijven
          bestaan; wie er één ziet, blijft er één zien.
        </p>
      ) : (
        <>
          <Select label="Deze persoon" name="personId" value={one} onChange={setOne} options={people} />
          <Select
            label="is dezelfde als"
            name="otherPersonId"
            value={other}
            onChange={setOther}
            options={people.filter(person => person.value !== one)}
          />
        </>
      )}
      <TextField label="Waarom is dit één persoon?" name="reason" lines={2} maxLength={1000} />
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Leg vast
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Terug
        </Button>
      </ButtonGroup>
    </Form>
  )
}
