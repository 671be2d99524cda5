import { useMemo, useState } from 'react'
import { Button, ButtonGroup, ComboBox, DateField, Form, FormRow, TextField } from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { useMe } from '../../platform/web/me.ts'
import { type PlanAction, planOperations } from '../api.ts'
import type { DoerKind } from '../rules/action-state.ts'
import { ActionClashDialog, changeAfter, clashesOf, type FieldClash } from './action-clash.tsx'

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

type ActionChange = SentOf<typeof planOperations.changeAction>['change']

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
  // As it stood when the person began: what others change meanwhile must clash, not be taken over unseen.
  const [seen] = useState(action)
  const [clash, setClash] = useState<{ clashes: FieldClash[]; change: ActionChange }>()
  const [id, setId] = useState(() => newId())
  const [what, setWhat] = useState(action?.what ?? '')
  const [who, setWho] = useState<string | null>(action ? `${action.who.kind}:${action.who.id}` : null)
  const [dueOn, setDueOn] = useState(action?.dueOn ?? '')
  const [doneWhen, setDoneWhen] = useState(action?.doneWhen ?? '')

  /** False: somebody else changed it meanwhile, and the person is asked to choose first. */
  async function sendChange(actionId: string, change: ActionChange): Promise<boolean> {
    try {
      if (Object.keys(change).length > 0) await changing.write({ caseFileId, actionId, change })
      setClash(undefined)
      return true
    } catch (thrown) {
      const clashes = clashesOf(thrown)
      if (!clashes) throw thrown
      setClash({ clashes, change })
      return false
    }
  }

  async function save() {
    const missing = {
      ...(what.trim() === '' ? { what: 'Schrijf wat er gaat gebeuren.' } : {}),
      ...(who ? {} : { who: 'Kies wie dit doet.' }),
    }
    if (Object.keys(missing).length > 0 || !who) return missing
    if (seen) {
      const change: ActionChange = {
        ...(what === seen.what ? {} : { what: { from: seen.what, to: what } }),
        ...(who === `${seen.who.kind}:${seen.who.id}`
          ? {}
          : { who: { from: { kind: seen.who.kind, id: seen.who.id }, to: doerOf(who) } }),
        ...(dueOn === (seen.dueOn ?? '') ? {} : { dueOn: { from: seen.dueOn, to: dueOn || null } }),
        ...(doneWhen === seen.doneWhen ? {} : { doneWhen: { from: seen.doneWhen, to: doneWhen } }),
      }
      if (!(await sendChange(seen.id, change))) return undefined
    } else {
      await adding.write({ caseFileId, id, goalId, what, who: doerOf(who), ...(dueOn ? { dueOn } : {}), doneWhen })
      setId(newId())
    }
    onDone()
    return undefined
  }

  return (
    <Form onSubmit={save} label={action ? 'Actie wijzigen' : 'Nieuwe actie'} focusOnOpen={!action}>
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
      {clash && seen ? (
        <ActionClashDialog
          key={JSON.stringify(clash.clashes)}
          clashes={clash.clashes}
          nameOf={doer => options.find(option => option.value === `${doer.kind}:${doer.id}`)?.label}
          onChoose={async keepsTheirs => {
            if (await sendChange(seen.id, changeAfter(clash.change, clash.clashes, keepsTheirs))) onDone()
          }}
          onClose={() => setClash(undefined)}
        />
      ) : null}
    </Form>
  )
}
