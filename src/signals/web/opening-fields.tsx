import { caseFileOperations } from '../../case-files/api.ts'
import { householdPositionLabels, householdPositions } from '../../households/rules/household-position.ts'
import {
  Button,
  Checkbox,
  ComboBox,
  DateField,
  FormGroup,
  FormRow,
  RadioGroup,
  Select,
  TextField,
} from '../../platform/design/index.ts'
import { read, useRead } from '../../platform/web/api.ts'
import { signalOperations } from '../api.ts'
import { type MemberDraft, newMember, type TriageDraft } from './triage-draft.ts'

interface Props {
  draft: TriageDraft
  change: (changes: Partial<TriageDraft>) => void
  programmeId: string
}

const findAddresses = async (query: string, signal: AbortSignal) =>
  (await read(signalOperations.findAddresses, { query }, signal)).map(({ id, label, area }) => ({
    value: id,
    label,
    detail: area,
  }))

/** Household, members, address and the one coordinator of a case file that is about to be opened. */
export function OpeningFields({ draft, change, programmeId }: Props) {
  const coordinators = useRead(caseFileOperations.listCoordinators, { programmeId })
  const changeMember = (index: number, changes: Partial<MemberDraft>) =>
    change({ members: draft.members.map((member, at) => (at === index ? { ...member, ...changes } : member)) })
  const { norm } = coordinators.data ?? { norm: null }
  return (
    <>
      <FormGroup title="Het huishouden">
        <TextField
          label="Naam van het dossier"
          name="opening.name"
          maxLength={200}
          value={draft.name}
          onChange={name => change({ name })}
          hint="Zoals het in lijsten staat, bijvoorbeeld “Familie Jansen”."
        />
        {draft.withoutAddress ? (
          <TextField
            label="Waar verblijft het huishouden?"
            name="opening.place"
            maxLength={200}
            value={draft.place}
            onChange={place => change({ place })}
          />
        ) : (
          <ComboBox
            label="Adres"
            name="opening.addressId"
            load={findAddresses}
            value={draft.address?.id ?? null}
            defaultText={draft.address?.label ?? ''}
            onChange={(id, option) => change({ address: id && option ? { id, label: option.label } : null })}
            hint="Straat en huisnummer, of postcode en huisnummer."
          />
        )}
        <Checkbox checked={draft.withoutAddress} onChange={withoutAddress => change({ withoutAddress })}>
          Geen vast adres, of niet in het register
        </Checkbox>
      </FormGroup>
      {draft.members.map((member, index) => (
        <FormGroup key={member.personId} title={index === 0 ? 'Gezinslid 1' : `Gezinslid ${index + 1}`}>
          <FormRow>
            <TextField
              label="Voornaam"
              name={`opening.members.${index}.givenNames`}
              optional
              maxLength={100}
              value={member.givenNames}
              onChange={givenNames => changeMember(index, { givenNames })}
            />
            <TextField
              label="Voorvoegsel"
              name={`opening.members.${index}.surnamePrefix`}
              optional
              maxLength={30}
              width="8rem"
              value={member.surnamePrefix}
              onChange={surnamePrefix => changeMember(index, { surnamePrefix })}
            />
            <TextField
              label="Achternaam"
              name={`opening.members.${index}.surname`}
              maxLength={100}
              value={member.surname}
              onChange={surname => changeMember(index, { surname })}
            />
          </FormRow>
          <FormRow>
            <DateField
              label="Geboortedatum"
              name={`opening.members.${index}.birthDate`}
              optional
              lean="past"
              value={member.birthDate}
              onChange={birthDate => changeMember(index, { birthDate })}
            />
            <Select
              label="Plaats in het gezin"
              emptyText={null}
              value={member.position}
              onChange={position => position && changeMember(index, { position })}
              options={householdPositions.map(value => ({ value, label: householdPositionLabels[value] }))}
            />
            <TextField
              label="Telefoon"
              name={`opening.members.${index}.phone`}
              optional
              type="tel"
              maxLength={40}
              value={member.phone}
              onChange={phone => changeMember(index, { phone })}
            />
          </FormRow>
          {draft.members.length > 1 ? (
            <Button
              size="small"
              variant="quiet"
              onClick={() => change({ members: draft.members.filter((_member, at) => at !== index) })}
            >
              Haal {member.givenNames || `gezinslid ${index + 1}`} weg
            </Button>
          ) : null}
        </FormGroup>
      ))}
      <Button
        size="small"
        onClick={() =>
          change({
            members: [
              ...draft.members,
              newMember({
                position: 'child',
                surname: draft.members[0]?.surname ?? '',
                surnamePrefix: draft.members[0]?.surnamePrefix ?? '',
              }),
            ],
          })
        }
      >
        Voeg een gezinslid toe
      </Button>
      <FormGroup title="Wie wordt coördinator?">
        <RadioGroup
          label="Coördinator"
          hideLabel
          name="opening.coordinator"
          value={draft.coordinator || 'later'}
          onChange={coordinator => change({ coordinator: coordinator === 'later' ? '' : coordinator })}
          options={[
            ...(coordinators.data?.coordinators ?? []).map(({ userId, organisationId, name, organisationName, caseload }) => ({
              value: `${userId}/${organisationId}`,
              label: name,
              explanation: `${organisationName} · ${caseload}${norm === null ? '' : ` van ${norm}`} huishoudens${norm !== null && caseload >= norm ? ' · vol' : ''}`,
            })),
            { value: 'later', label: 'Nog niet bekend', explanation: 'Het dossier komt op de lijst van de procesregisseur.' },
          ]}
        />
      </FormGroup>
    </>
  )
}
