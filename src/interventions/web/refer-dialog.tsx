import { useState } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import {
  AudienceLine,
  Button,
  ButtonGroup,
  ComboBox,
  DateField,
  Dialog,
  Form,
  FormRow,
  Loading,
  Select,
  TextField,
  useToast,
  useToday,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type InterventionsOfFile, interventionOperations } from '../api.ts'

interface Props {
  caseFileId: string
  kinds: InterventionsOfFile['kinds']
  onClose: () => void
}

/** Refers the household or one of them to help. */
export function ReferDialog({ caseFileId, kinds, onClose }: Props) {
  const { data } = useRead(interventionOperations.listInterventionChoices, { caseFileId })
  const { write } = useWrite(interventionOperations.refer)
  const toast = useToast()
  const today = useToday()
  const [id] = useState(() => newId())
  const [kind, setKind] = useState('')
  const [name, setName] = useState('')
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const [lifeDomain, setLifeDomain] = useState('')
  const [subjectId, setSubject] = useState('')
  const [goalId, setGoal] = useState('')
  const [referredOn, setReferred] = useState(today)
  const [startedOn, setStarted] = useState('')
  const domain = data?.lifeDomains.find(one => one.code === lifeDomain)
  const { data: audience } = useRead(
    caseFileOperations.getAudience,
    { caseFileId, accessDomain: domain?.accessDomain ?? 'general', ...(subjectId ? { subjectId } : {}) },
    { enabled: domain !== undefined, keepPrevious: true },
  )

  async function send() {
    const missing = {
      ...(kind === '' ? { kind: 'Kies een soort uit de lijst.' } : {}),
      ...(organisationId ? {} : { organisationId: 'Kies een organisatie uit de lijst.' }),
      ...(lifeDomain === '' ? { lifeDomain: 'Kies een leefgebied uit de lijst.' } : {}),
      ...(referredOn === '' ? { referredOn: 'Vul in wanneer u verwees.' } : {}),
    }
    if (Object.keys(missing).length > 0 || !organisationId) return missing
    await write({
      caseFileId,
      id,
      kind,
      name,
      organisationId,
      lifeDomain,
      referredOn,
      ...(subjectId ? { subjectId } : {}),
      ...(goalId ? { goalId } : {}),
      ...(startedOn ? { startedOn } : {}),
    })
    toast({ text: startedOn ? 'Hulp vastgelegd.' : 'Verwijzing vastgelegd.' })
    onClose()
    return undefined
  }

  return (
    <Dialog isOpen onClose={onClose} title="Verwijzen naar hulp of traject" size="wide">
      {data ? (
        <Form onSubmit={send}>
          <FormRow>
            <Select
              label="Soort hulp"
              name="kind"
              value={kind}
              onChange={setKind}
              options={kinds.map(one => ({ value: one.code, label: one.label }))}
            />
            <TextField
              label="Hoe heet het daar?"
              name="name"
              optional
              maxLength={200}
              value={name}
              onChange={setName}
              placeholder="Schuldhulpmaatje"
            />
          </FormRow>
          <ComboBox
            label="Welke organisatie geeft de hulp?"
            name="organisationId"
            value={organisationId}
            onChange={setOrganisation}
            options={data.organisations.map(one => ({ value: one.id, label: one.name, detail: one.field }))}
          />
          <FormRow>
            <Select
              label="Voor wie"
              name="subjectId"
              optional
              emptyText="Het hele gezin"
              value={subjectId}
              onChange={setSubject}
              options={data.members.map(one => ({ value: one.personId, label: one.name }))}
            />
            <Select
              label="Leefgebied"
              name="lifeDomain"
              value={lifeDomain}
              onChange={setLifeDomain}
              options={data.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
            />
          </FormRow>
          {data.goals.length > 0 ? (
            <Select
              label="Bij welk doel uit het plan"
              name="goalId"
              optional
              emptyText="Bij geen doel"
              value={goalId}
              onChange={chosen => {
                setGoal(chosen)
                const goal = data.goals.find(one => one.id === chosen)
                if (goal && lifeDomain === '') setLifeDomain(goal.lifeDomain)
              }}
              options={data.goals.map(one => ({ value: one.id, label: one.title }))}
            />
          ) : null}
          <FormRow>
            <DateField label="Verwezen op" name="referredOn" lean="past" max={today} value={referredOn} onChange={setReferred} />
            <DateField
              label="Begonnen op"
              name="startedOn"
              optional
              lean="past"
              max={today}
              value={startedOn}
              onChange={setStarted}
            />
          </FormRow>
          {domain && audience ? <AudienceLine {...audience} /> : null}
          <p className="vd-muted vd-small">
            Dit legt de verwijzing vast. De organisatie krijgt er geen bericht van; zet daarvoor een taak uit.
          </p>
          <ButtonGroup>
            <Button type="submit" variant="primary" pendingText="Bewaren…">
              Bewaar
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        <Loading lines={5} />
      )}
    </Dialog>
  )
}
