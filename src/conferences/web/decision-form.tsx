import { useState } from 'react'
import { planOperations } from '../../plans/api.ts'
import {
  Button,
  ButtonGroup,
  ComboBox,
  DateField,
  Form,
  FormRow,
  RadioGroup,
  Select,
  TextField,
} from '../../platform/design/index.ts'
import { newId } from '../../platform/ids.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type Conference, type ConferenceLine, conferenceOperations, type FollowUp } from '../api.ts'
import { LineAudience } from './line-audience.tsx'
import { doerOf, useOwners } from './use-owners.ts'

type Becomes = 'agreement' | 'action' | 'task'
const newGoalKey = 'new'

interface Typed {
  body: string
  becomes: Becomes
  lifeDomain: string
  goalId: string
  newGoal: string
  who: string | null
  dueOn: string
}

/**
 * One decision, one line: what, and in the same line whether it stays an agreement, or who does it by when. Enter makes it and
 * the field is there for the next. With `line` an agreement of before becomes an action or task.
 */
export function DecisionForm({
  conference,
  line,
  onDone,
}: {
  conference: Conference
  line?: ConferenceLine
  onDone?: () => void
}) {
  const caseFileId = conference.caseFile.id
  const adding = useWrite(conferenceOperations.addConferenceLine)
  const following = useWrite(conferenceOperations.followUpDecision)
  const { data: plan } = useRead(planOperations.getPlan, { caseFileId })
  const { doers, receivers } = useOwners(caseFileId)
  const [round, setRound] = useState(() => ({
    id: newId(),
    becameId: newId(),
    goalId: newId(),
    actionId: newId(),
    isFirst: true,
  }))
  const [typed, setTyped] = useState<Typed>({
    body: line?.body ?? '',
    becomes: line ? 'action' : 'agreement',
    lifeDomain: line?.lifeDomain ?? '',
    goalId: '',
    newGoal: '',
    who: null,
    dueOn: '',
  })
  const change = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes })
  const { becomes, goalId } = typed
  const goals = (plan?.goals ?? []).filter(
    goal =>
      goal.state === 'open' &&
      // What was written for some readers does not move to others.
      (!line || (goal.lifeDomain === line.lifeDomain && (goal.subjectName ? goal.subjectId : null) === line.subjectId)),
  )
  const goal = goals.find(one => one.id === goalId)
  const asksLifeDomain = !line && !goal && (becomes !== 'action' || goalId === newGoalKey)
  const lifeDomain = goal?.lifeDomain ?? typed.lifeDomain
  const accessDomain = conference.lifeDomains.find(one => one.code === lifeDomain)?.accessDomain ?? 'general'
  const isPlanless = plan !== undefined && plan.plan === null

  function followUp(): FollowUp | undefined {
    if (becomes === 'agreement' || !typed.who) return undefined
    const due = typed.dueOn ? { dueOn: typed.dueOn } : {}
    if (becomes === 'task') {
      return {
        kind: 'task',
        id: round.becameId,
        organisationId: typed.who,
        ...due,
        ...(goal ? { goalId: goal.id, actionId: round.actionId } : {}),
      }
    }
    return {
      kind: 'action',
      id: round.becameId,
      who: doerOf(typed.who),
      doneWhen: '',
      ...due,
      ...(goalId === newGoalKey ? { newGoal: { id: round.goalId, title: typed.newGoal } } : { goalId }),
    }
  }

  async function save() {
    const missing = {
      ...(typed.body.trim() ? {} : { body: 'Schrijf wat er is besloten.' }),
      ...(becomes !== 'agreement' && !typed.who
        ? { who: becomes === 'task' ? 'Kies een organisatie uit de lijst.' : 'Kies wie dit doet uit de lijst.' }
        : {}),
      ...(becomes === 'action' && goalId === '' ? { 'followUp.goalId': 'Kies bij welk doel dit hoort.' } : {}),
      ...(becomes === 'action' && goalId === newGoalKey && !typed.newGoal.trim()
        ? { 'followUp.newGoal.title': 'Schrijf wat er bereikt is als dit lukt.' }
        : {}),
      ...(asksLifeDomain && becomes !== 'agreement' && !typed.lifeDomain
        ? { lifeDomain: 'Kies over welk leefgebied dit gaat.' }
        : {}),
    }
    if (Object.keys(missing).length > 0) return missing
    const what = followUp()
    const where = { caseFileId, conferenceId: conference.id }
    if (line && what) {
      await following.write({ ...where, lineId: line.id, followUp: what })
    } else {
      await adding.write({
        ...where,
        id: round.id,
        kind: 'decision',
        body: typed.body,
        ...(lifeDomain ? { lifeDomain } : {}),
        ...(what ? { followUp: what } : {}),
      })
      // Never by accident a second mail to a partner; actions often come in a row.
      setTyped({
        ...typed,
        becomes: becomes === 'task' ? 'agreement' : becomes,
        body: '',
        newGoal: '',
        goalId: goalId === newGoalKey ? '' : goalId,
        who: null,
        dueOn: '',
      })
      setRound({ id: newId(), becameId: newId(), goalId: newId(), actionId: newId(), isFirst: false })
    }
    onDone?.()
    return undefined
  }

  return (
    <Form key={round.id} onSubmit={save} label={line ? 'Van afspraak naar actie of taak' : 'Nieuw besluit'}>
      {line ? (
        <p dir="auto">{line.body}</p>
      ) : (
        <TextField
          label="Wat is er besloten?"
          name="body"
          maxLength={becomes === 'agreement' ? 10_000 : 300}
          value={typed.body}
          onChange={body => change({ body })}
          focusOnOpen={!round.isFirst}
        />
      )}
      <RadioGroup
        label="Dit wordt"
        hideLabel
        name="becomes"
        appearance="inline"
        value={becomes}
        onChange={next => change({ becomes: next, who: null })}
        options={[
          ...(line ? [] : [{ value: 'agreement' as const, label: 'afspraak' }]),
          { value: 'action' as const, label: 'actie in het plan' },
          { value: 'task' as const, label: 'taak voor een partner' },
        ]}
      />
      {becomes !== 'agreement' ? (
        <>
          {isPlanless ? <StartPlan caseFileId={caseFileId} isNeeded={becomes === 'action'} /> : null}
          <FormRow>
            <ComboBox
              key={becomes}
              label={becomes === 'task' ? 'Welke organisatie?' : 'Wie doet het?'}
              name="who"
              options={becomes === 'task' ? receivers : doers}
              value={typed.who}
              onChange={who => change({ who })}
            />
            <DateField
              label="Voor wanneer"
              name="followUp.dueOn"
              optional
              lean="future"
              value={typed.dueOn}
              onChange={dueOn => change({ dueOn })}
            />
          </FormRow>
          {isPlanless ? null : (
            <Select
              label="Bij welk doel?"
              name="followUp.goalId"
              optional={becomes === 'task'}
              emptyText={becomes === 'task' ? 'Los van het plan' : 'Kies een doel'}
              value={goalId}
              onChange={chosen => change({ goalId: chosen })}
              options={[
                ...goals.map(one => ({
                  value: one.id,
                  label: `${one.lifeDomainLabel}${one.subjectName ? `, ${one.subjectName}` : ''}: ${one.title}`,
                })),
                ...(becomes === 'action' && (!line || line.lifeDomain) ? [{ value: newGoalKey, label: 'Een nieuw doel…' }] : []),
              ]}
            />
          )}
          {becomes === 'action' && goalId === newGoalKey ? (
            <TextField
              label="Wat is er bereikt als dit lukt?"
              name="followUp.newGoal.title"
              maxLength={300}
              value={typed.newGoal}
              onChange={newGoal => change({ newGoal })}
            />
          ) : null}
        </>
      ) : null}
      {asksLifeDomain ? (
        <Select
          label="Leefgebied"
          name="lifeDomain"
          optional={becomes === 'agreement'}
          emptyText={becomes === 'agreement' ? 'Algemeen' : 'Kies een leefgebied'}
          value={typed.lifeDomain}
          onChange={chosen => change({ lifeDomain: chosen })}
          options={conference.lifeDomains.map(one => ({ value: one.code, label: one.label }))}
        />
      ) : null}
      {becomes === 'task' ? (
        <p className="vd-small vd-muted">
          De organisatie krijgt deze taak met de namen en telefoonnummers van het gezin. Zij krijgt een mail.
        </p>
      ) : null}
      {typed.body ? (
        <LineAudience
          caseFileId={caseFileId}
          accessDomain={accessDomain}
          subjectId={goal?.subjectName ? goal.subjectId : undefined}
        />
      ) : null}
      <ButtonGroup>
        <Button type="submit" variant="primary" size="small" pendingText="Bewaren…">
          {becomes === 'agreement' ? 'Besluit vastleggen' : becomes === 'task' ? 'Zet de taak uit' : 'Zet in het plan'}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

/** A household at the table often has no plan yet: that is what people came for. */
function StartPlan({ caseFileId, isNeeded }: { caseFileId: string; isNeeded: boolean }) {
  const { write, pending } = useWrite(planOperations.startPlan)
  const [id] = useState(() => newId())
  return (
    <p className="vd-small">
      Er loopt nog geen plan{isNeeded ? '; zonder plan kan er geen actie in' : ''}.{' '}
      <Button
        size="small"
        pending={pending}
        pendingText="Bezig…"
        onClick={() => void write({ caseFileId, id }).catch(() => undefined)}
      >
        Begin het plan
      </Button>
    </p>
  )
}
