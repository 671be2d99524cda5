import { caseFileOperations } from '../../case-files/api.ts'
import { householdPositionLabels, householdPositions } from '../../households/rules/household-position.ts'
import { Button, ButtonGroup, Checkbox, DateField, FormGroup, FormRow, Select, TextField } from '../../platform/design/index.ts'
import { useRead } from '../../platform/web/api.ts'
import { AddressField } from './address-field.tsx'
import { type MemberDraft, newMember, type TriageDraft } from './triage-draft.ts'

interface Props {
  draft: TriageDraft
  change: (changes: Partial<TriageDraft>) => void
  programmeId: string
}

/** Household, members, address and the one coordinator of a case file that is about to be opened. */
export function OpeningFields({ draft, change, programmeId }: Props) {
  const coordinators = useRead(caseFileOperations.listCoordinators, { programmeId })
  const changeMember = (index: number, changes: Partial<MemberDraft>) =>
    change({ members: draft.members.map((member, at) => (at === index ? { ...member, ...changes } : member)) })
  const norm = coordinators.data?.norm ?? null
  const leastBusyFirst = (coordinators.data?.coordinators ?? []).toSorted(
    (one, other) => one.caseload - other.caseload || one.name.localeCompare(other.name, 'nl'),
  )
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
          <AddressField name="opening.addressId" address={draft.address} onChoose={address => change({ address })} />
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
      <ButtonGroup>
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
      </ButtonGroup>
      <FormGroup title="Wie wordt coördinator?">
        <Select
          label="Coördinator"
          hideLabel
          name="opening.coordinator"
          value={draft.coordinator}
          onChange={coordinator => change({ coordinator })}
          emptyText="Nog niet bekend: de procesregisseur wijst iemand aan"
          options={leastBusyFirst.map(({ userId, organisationId, name, organisationName, caseload }) => ({
            value: `${userId}/${organisationId}`,
            label: `${name} · ${caseloadInWords(caseload, norm)} · ${organisationName}`,
          }))}
        />
      </FormGroup>
    </>
  )
}

const caseloadInWords = (caseload: number, norm: number | null): string => {
  const count = caseload === 1 ? '1 huishouden' : `${caseload} huishoudens`
  if (norm === null) return count
  return caseload >= norm ? `${count}, vol (norm ${norm})` : `${count} van ${norm}`
}
