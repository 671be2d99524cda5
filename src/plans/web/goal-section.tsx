import { useId, useState } from 'react'
import { caseFileOperations } from '../../case-files/api.ts'
import { Button, InlineField, Menu, Section, Stack, Status, useToast } from '../../platform/design/index.ts'
import { useRead, useWrite } from '../../platform/web/api.ts'
import { type PlanAction, type PlanGoal, type PlanOfFile, planOperations } from '../api.ts'
import { type GoalState, goalStateLabels, goalStates } from '../rules/goal-state.ts'
import { ActionForm } from './action-form.tsx'
import { ActionLine } from './action-line.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { usePlanChange } from './use-plan-change.tsx'

const stateKinds = { open: 'open', reached: 'done', partly: 'done', 'not-reached': 'stopped', dropped: 'stopped' } as const

export function GoalSection({
  plan,
  goal,
  number,
  onPlaceTask,
}: {
  plan: PlanOfFile
  goal: PlanGoal
  number: number
  onPlaceTask: (action: PlanAction) => void
}) {
  const { write } = useWrite(planOperations.changeGoal)
  const toast = useToast()
  const sharing = useWrite(planOperations.shareGoal)
  const { send, round, dialog } = usePlanChange('goal')
  const [isAdding, setAdding] = useState(false)
  const addButton = useId()
  const endAdding = () => {
    setAdding(false)
    // The button is back after drawing.
    requestAnimationFrame(() => document.getElementById(addButton)?.focus())
  }
  const [isReading, setReading] = useState(false)
  const caseFileId = plan.caseFile.id
  const { data: audience } = useRead(
    caseFileOperations.getAudience,
    { caseFileId, accessDomain: goal.accessDomain, subjectId: goal.subjectId },
    { enabled: plan.mayWrite, keepPrevious: true },
  )

  const changeText = (label: string, field: 'title' | 'residentWords') => (next: string, previous: string) =>
    send(label, seen => write({ caseFileId, goalId: goal.id, change: { [field]: { from: seen as string, to: next } } }), previous)
  const changeState = (start: GoalState, end: GoalState) =>
    send('Stand', seen => write({ caseFileId, goalId: goal.id, change: { state: { from: seen as GoalState, to: end } } }), start)
  const changeSafety = (from: boolean) =>
    send(
      'Veiligheid eerst',
      seen => write({ caseFileId, goalId: goal.id, change: { safetyFirst: { from: seen as boolean, to: !from } } }),
      from,
    )
  const act = (key: string) => {
    if (key === 'safety') {
      const from = goal.safetyFirst
      void changeSafety(from)
        .then(() =>
          toast({
            text: from ? 'Dit doel gaat niet meer voor.' : 'Veiligheid eerst: dit doel gaat voor.',
            undo: () => changeSafety(!from),
          }),
        )
        .catch(() => undefined)
      return
    }
    if (key === 'share') {
      const share = async (isShared: boolean): Promise<void> => {
        await sharing.write({ caseFileId, goalId: goal.id, isShared })
      }
      void share(!goal.isShared)
        .then(() =>
          toast({
            text: goal.isShared ? 'Dit doel is weer alleen van dit gezin.' : 'Het andere gezin ziet dit doel nu ook.',
            undo: () => share(goal.isShared),
          }),
        )
        .catch((fault: Error) => toast({ text: fault.message }))
      return
    }
    const [from, to] = [goal.state, key as GoalState]
    void changeState(from, to)
      .then(() =>
        toast({
          text: `Doel: ${goalStateLabels[to]}.`,
          undo: () => changeState(to, from),
          undoneText: `Doel: weer ${goalStateLabels[from]}.`,
        }),
      )
      .catch(() => undefined)
  }

  return (
    <Section
      level={3}
      title={`${number} ${goal.lifeDomainLabel}${goal.subjectName ? ` · ${goal.subjectName}` : ''}`}
      actions={
        <>
          {goal.isShared ? <Status kind="open">beide gezinnen</Status> : null}
          {goal.safetyFirst ? <Status kind="urgent">veiligheid eerst</Status> : null}
          <Status kind={stateKinds[goal.state]}>{goalStateLabels[goal.state]}</Status>
          {plan.mayWrite ? (
            <Menu
              label="Stand"
              accessibleLabel={`Stand van doel ${number}`}
              size="small"
              items={[
                ...goalStates
                  .filter(state => state !== goal.state)
                  .map(state => ({ key: state, label: `Zet op: ${goalStateLabels[state]}` })),
                'separator',
                { key: 'safety', label: goal.safetyFirst ? 'Gaat niet meer voor' : 'Veiligheid eerst' },
                ...(plan.plan?.isShared && (!goal.isShared || (goal.isOfThisFile && goal.subjectId !== plan.plan.id))
                  ? [{ key: 'share', label: goal.isShared ? 'Alleen van dit gezin' : 'Deel met het andere gezin' }]
                  : []),
              ]}
              onAction={act}
            />
          ) : null}
          <span className="vd-no-print">
            <Button variant="quiet" size="small" aria-label={`Geschiedenis van doel ${number}`} onClick={() => setReading(true)}>
              Geschiedenis
            </Button>
          </span>
        </>
      }
    >
      <Stack gap="tight">
        {plan.mayWrite ? (
          <>
            <InlineField
              key={`title-${round}`}
              label="Doel"
              value={goal.title}
              onSave={changeText('Doel', 'title')}
              audience={audience}
            />
            <div className={goal.residentWords === '' ? 'vd-no-print' : undefined}>
              <InlineField
                key={`words-${round}`}
                label="In eigen woorden"
                value={goal.residentWords}
                lines={2}
                placeholder="Wat zegt het gezin hier zelf over?"
                onSave={changeText('In eigen woorden', 'residentWords')}
                audience={audience}
              />
            </div>
          </>
        ) : (
          <>
            <p className="plan-words" dir="auto">
              {goal.title}
            </p>
            {goal.residentWords ? (
              <p className="plan-words vd-muted" dir="auto">
                “{goal.residentWords}”
              </p>
            ) : null}
          </>
        )}
        <ul className="plan-actions" role="list" aria-label={`Acties bij doel ${number}`}>
          {goal.actions.map(action => (
            <ActionLine key={action.id} plan={plan} goal={goal} action={action} onPlaceTask={() => onPlaceTask(action)} />
          ))}
        </ul>
        {plan.mayWrite && goal.state === 'open' ? (
          isAdding ? (
            <ActionForm caseFileId={caseFileId} goalId={goal.id} onDone={endAdding} />
          ) : (
            <div className="vd-no-print">
              <Button id={addButton} variant="quiet" size="small" onClick={() => setAdding(true)}>
                Spreek een actie af
              </Button>
            </div>
          )
        ) : null}
      </Stack>
      {dialog}
      {isReading ? (
        <HistoryDialog
          caseFileId={caseFileId}
          recordId={goal.id}
          of="goal"
          title={goal.title}
          onClose={() => setReading(false)}
        />
      ) : null}
    </Section>
  )
}
