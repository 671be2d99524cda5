import { useState } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import { AudienceLine, Button, ButtonGroup, Checkbox, Form, FormRow, Select, TextField } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type PlanOfFile, planOperations } from '../api.ts'

/** A goal in one life domain; what the family says about it stands beside it in their own words. */
export function GoalForm({ plan, onDone }: { plan: PlanOfFile; onDone: () => void }) {
  const { write } = useWrite(planOperations.addGoal)
  const [id] = useState(() => newId())
  const [lifeDomain, setLifeDomain] = useState('')
  const [subjectId, setSubject] = useState('')
  const [title, setTitle] = useState('')
  const [residentWords, setWords] = useState('')
  const [safetyFirst, setSafety] = useState(false)
  const [isShared, setShared] = useState(false)
  const caseFileId = plan.caseFile.id
  const domain = plan.lifeDomains.find(one => one.code === lifeDomain)
  const { data: audience } = useRead(
    caseFileOperations.getAudience,
    { caseFileId, accessDomain: domain?.accessDomain ?? 'general', ...(subjectId ? { subjectId } : {}) },
    { enabled: domain !== undefined, keepPrevious: true },
  )

  async function save() {
    const missing = {
      ...(lifeDomain === '' ? { lifeDomain: 'Kies een leefgebied uit de lijst.' } : {}),
      ...(title.trim() === '' ? { title: 'Schrijf wat er bereikt is als dit lukt.' } : {}),
    }
    if (Object.keys(missing).length > 0) return missing
    await write({ caseFileId, id, lifeDomain, title, residentWords, safetyFirst, isShared, ...(subjectId ? { subjectId } : {}) })
    onDone()
    return undefined
  }

  return (
    <Form onSubmit={save} label="Nieuw doel" focusOnOpen>
      <FormRow>
        <Select
          label="Leefgebied"
          name="lifeDomain"
          value={lifeDomain}
          onChange={setLifeDomain}
          options={plan.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
        />
        <Select
          label="Over wie"
          name="subjectId"
          optional
          emptyText={isShared ? 'Beide gezinnen' : 'Het hele gezin'}
          value={subjectId}
          onChange={setSubject}
          options={plan.members.map(one => ({ value: one.personId, label: one.name }))}
        />
      </FormRow>
      <TextField
        label="Wat is er bereikt als dit lukt?"
        name="title"
        lines={2}
        maxLength={300}
        value={title}
        onChange={setTitle}
        placeholder="De huur is drie maanden achter elkaar op tijd betaald."
      />
      <TextField
        label="In eigen woorden van het gezin"
        name="residentWords"
        optional
        lines={2}
        maxLength={2000}
        value={residentWords}
        onChange={setWords}
      />
      <Checkbox name="safetyFirst" checked={safetyFirst} onChange={setSafety}>
        Veiligheid eerst: dit doel gaat voor
      </Checkbox>
      {plan.plan?.isShared ? (
        <Checkbox name="isShared" checked={isShared} onChange={setShared}>
          Ook voor het andere gezin: wie daar coördineert leest en schrijft mee
        </Checkbox>
      ) : null}
      {domain && audience ? <AudienceLine visibleTo={audience.visibleTo} notVisibleTo={audience.notVisibleTo} /> : null}
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          Zet in het plan
        </Button>
        <Button onClick={onDone}>Annuleer</Button>
      </ButtonGroup>
    </Form>
  )
}
