import { useState } from 'react'
import type { CaseFileView, Member } from '../../case-files/api.ts'
import {
  Button,
  ButtonGroup,
  Form,
  FormRow,
  LineList,
  RadioGroup,
  Section,
  Select,
  TextField,
  useToast,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useWrite } from '../../platform/web/api.ts'
import { householdOperations } from '../api.ts'
import { fullName } from '../rules/person-name.ts'
import { networkKinds, type RelationKind, relationFromOtherSide, relationKinds, relationLabels } from '../rules/relation-kind.ts'

interface Props {
  file: CaseFileView
  member: Member
}

/** How this person is related to the others, seen from this person. */
export function Relations({ file, member, onAdd }: Props & { onAdd: () => void }) {
  const { write } = useWrite(householdOperations.endRelation)
  const toast = useToast()
  const nameOf = (personId: string) => {
    const identity = file.members.find(one => one.personId === personId)?.identity
    return identity ? fullName(identity) : undefined
  }
  const lines = file.relations.flatMap(relation => {
    if (relation.personId === member.personId) {
      return [{ relation, name: relation.relatedName ?? nameOf(relation.relatedPersonId), word: relationLabels[relation.kind] }]
    }
    const word = relation.relatedPersonId === member.personId ? relationFromOtherSide[relation.kind] : null
    return word ? [{ relation, name: nameOf(relation.personId), word }] : []
  })
  return (
    <Section
      title="Relaties en netwerk"
      level={3}
      actions={
        file.may.household ? (
          <Button variant="quiet" size="small" aria-label="Voeg een relatie toe" onClick={onAdd}>
            Voeg een relatie toe
          </Button>
        ) : null
      }
    >
      <LineList
        empty="Nog niets vastgelegd."
        lines={lines.map(({ relation, name, word }) => ({
          key: relation.id,
          primary: name ?? 'Naam niet gedeeld',
          secondary: [word, relation.relatedPersonId === member.personId ? '' : relation.relatedPhone]
            .filter(Boolean)
            .join(' · '),
          trailing: file.may.household ? (
            <Button
              variant="quiet"
              size="small"
              aria-label={`Beëindig: ${name ?? 'relatie'}`}
              onClick={() =>
                void write({ caseFileId: file.id, relationId: relation.id }).then(
                  () => toast({ text: 'De relatie is beëindigd.' }),
                  () => toast({ text: 'Dat lukte niet. Er is niets gewijzigd.' }),
                )
              }
            >
              Beëindig
            </Button>
          ) : undefined,
        }))}
      />
    </Section>
  )
}

export function AddRelation({ file, member, onDone }: Props & { onDone: () => void }) {
  const relate = useWrite(householdOperations.addRelation)
  const network = useWrite(householdOperations.addNetworkPerson)
  const [id] = useState(() => newId())
  const [newPersonId] = useState(() => newId())
  const others = file.members.filter(one => one.identity && !one.validTo && one.personId !== member.personId)
  const [where, setWhere] = useState<'household' | 'network'>(others.length > 0 ? 'household' : 'network')
  const [relatedPersonId, setRelated] = useState('')
  const [kind, setKind] = useState<RelationKind | ''>('')
  const name = member.identity?.givenNames || member.identity?.surname || 'deze persoon'
  const kinds = where === 'household' ? relationKinds.filter(one => one !== 'network') : networkKinds
  return (
    <Form
      onSubmit={async data => {
        const missing = {
          ...(kind === '' ? { kind: 'Kies wat de relatie is.' } : {}),
          ...(where === 'household' && relatedPersonId === '' ? { relatedPersonId: 'Kies iemand uit het gezin.' } : {}),
        }
        if (kind === '' || Object.keys(missing).length > 0) return missing
        const text = (field: string) => String(data.get(field) ?? '')
        if (where === 'household') {
          await relate.write({ caseFileId: file.id, id, personId: member.personId, relatedPersonId, kind })
        } else {
          await network.write({
            caseFileId: file.id,
            id,
            ofPersonId: member.personId,
            personId: newPersonId,
            kind: networkKinds.find(one => one === kind) ?? 'network',
            givenNames: text('givenNames'),
            surname: text('surname'),
            ...(text('phone') ? { phone: text('phone') } : {}),
          })
        }
        onDone()
        return undefined
      }}
    >
      {others.length > 0 ? (
        <RadioGroup
          label="Wie?"
          appearance="inline"
          value={where}
          onChange={value => {
            setWhere(value)
            setKind('')
          }}
          options={[
            { value: 'household', label: 'Iemand in het gezin' },
            { value: 'network', label: 'Iemand die er niet woont' },
          ]}
        />
      ) : null}
      {where === 'household' ? (
        <Select
          label="Gezinslid"
          name="relatedPersonId"
          value={relatedPersonId}
          onChange={setRelated}
          options={others.map(one => ({ value: one.personId, label: one.identity ? fullName(one.identity) : '' }))}
        />
      ) : (
        <FormRow>
          <TextField label="Naam" name="givenNames" hint="Of hoe het gezin deze persoon noemt" focusOnOpen />
          <TextField label="Achternaam" name="surname" optional />
          <TextField label="Telefoon" name="phone" type="tel" optional />
        </FormRow>
      )}
      <Select
        label={`Is … van ${name}`}
        name="kind"
        value={kind}
        onChange={setKind}
        options={kinds.map(one => ({ value: one, label: relationLabels[one] }))}
      />
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
