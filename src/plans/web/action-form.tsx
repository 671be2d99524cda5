import { useMemo, useState } from 'react'
import { Button, ButtonGroup, ComboBox, DateField, Form, FormRow, TextField } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type PlanAction, planOperations } from '../api.ts'
import type { DoerKind } from '../rules/action-state.ts'

/** Everybody who can do something, as one list to type in: the family first, then oneself, colleagues and organisations. */
export function useDoers(caseFileId: string) {
  const me = useMe()
  const { data } = useRead(planOperations.listDoers, { caseFileId })
  return useMemo(() => {
    const option = (kind: DoerKind, id: string, label: string, detail: string) => ({ value: `${kind}:${id}`, label, detail })
    const own = data?.colleagues.filter(one => one.id === me.user) ?? []
    const others = data?.colleagues.filter(one => one.id !== me.user) ?? []
    return {
      organisations: data?.organisations ?? [],
      options: [
        ...(data?.members.map(one => option('member', one.id, one.name, 'gezin')) ?? []),
        ...own.map(one => option('user', one.id, one.name, 'u zelf')),
        ...(data?.organisations.map(one => option('organisation', one.id, one.name, one.field)) ?? []),
        ...others.map(one => option('user', one.id, one.name, `${one.jobTitle}, ${one.organisationName}`)),
      ],
    }
  }, [data, me.user])
}

const doerOf = (value: string): { kind: DoerKind; id: string } => {
  const [kind, id] = value.split(':')
  return { kind: kind as DoerKind, id: id ?? '' }
}

/** What, who, by when, done when: a new action, or another of what stands there. */
export function ActionForm({
  caseFileId,
  goalId,
  action,
  onDone,
}: {
  caseFileId: string
  goalId: string
  action?: PlanAction
  onDone: () => void
}) {
  const { options } = useDoers(caseFileId)
  const adding = useWrite(planOperations.addAction)
  const changing = useWrite(planOperations.changeAction)
  const [id, setId] = useState(() => newId())
  const [what, setWhat] = useState(action?.what ?? '')
  const [who, setWho] = useState<string | null>(action ? `${action.who.kind}:${action.who.id}` : null)
  const [dueOn, setDueOn] = useState(action?.dueOn ?? '')
  const [doneWhen, setDoneWhen] = useState(action?.doneWhen ?? '')

  async function save() {
    const missing = {
      ...(what.trim() === '' ? { what: 'Schrijf wat er gaat gebeuren.' } : {}),
      ...(who ? {} : { who: 'Kies wie dit doet.' }),
    }
    if (Object.keys(missing).length > 0 || !who) return missing
    if (action) {
      await changing.write({
        caseFileId,
        actionId: action.id,
        change: {
          ...(what === action.what ? {} : { what: { from: action.what, to: what } }),
          ...(who === `${action.who.kind}:${action.who.id}`
            ? {}
            : { who: { from: { kind: action.who.kind, id: action.who.id }, to: doerOf(who) } }),
          ...(dueOn === (action.dueOn ?? '') ? {} : { dueOn: { from: action.dueOn, to: dueOn || null } }),
          ...(doneWhen === action.doneWhen ? {} : { doneWhen: { from: action.doneWhen, to: doneWhen } }),
        },
      })
    } else {
      await adding.write({ caseFileId, id, goalId, what, who: doerOf(who), ...(dueOn ? { dueOn } : {}), doneWhen })
      setId(newId())
    }
    onDone()
    return undefined
  }

  return (
    <Form onSubmit={save} label={action ? 'Actie wijzigen' : 'Nieuwe actie'}>
      <TextField label="Wat gaat er gebeuren?" name="what" maxLength={300} value={what} onChange={setWhat} />
      <ComboBox
        label="Wie doet het?"
        name="who"
        options={options}
        value={who}
        onChange={setWho}
        defaultText={action?.who.name ?? ''}
      />
      <FormRow>
        <DateField label="Voor wanneer" name="dueOn" optional lean="future" value={dueOn} onChange={setDueOn} />
        <TextField
          label="Klaar als"
          name="doneWhen"
          optional
          maxLength={300}
          value={doneWhen}
          onChange={setDoneWhen}
          placeholder="de regeling is getekend"
        />
      </FormRow>
      <ButtonGroup>
        <Button type="submit" variant="primary" pendingText="Bewaren…">
          {action ? 'Bewaar' : 'Spreek af'}
        </Button>
        <Button onClick={onDone}>Annuleer</Button>
      </ButtonGroup>
    </Form>
  )
}
