import { useState } from 'react'
import { DueLabel, Menu, type MenuItem, useToast } from '../../platform/design/index.ts'
import { useWrite } from '../../platform/web/api.ts'
import { isOpenTask } from '../../tasks/rules/task-state.ts'
import { type PlanAction, type PlanGoal, type PlanOfFile, planOperations } from '../api.ts'
import { type ActionState, actionStateLabels } from '../rules/action-state.ts'
import { ActionForm } from './action-form.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { TaskLine } from './task-line.tsx'
import { usePlanChange } from './use-plan-change.tsx'

export function ActionLine({
  plan,
  goal,
  action,
  onPlaceTask,
}: {
  plan: PlanOfFile
  goal: PlanGoal
  action: PlanAction
  onPlaceTask: () => void
}) {
  const { write } = useWrite(planOperations.changeAction)
  const toast = useToast()
  const { send, dialog } = usePlanChange('action')
  const [isChanging, setChanging] = useState(false)
  const [isReading, setReading] = useState(false)
  const caseFileId = plan.caseFile.id

  const setState = (to: ActionState, canUndo: boolean): Promise<void> => {
    const from = action.state
    const change = (start: ActionState, end: ActionState) =>
      send(
        'Stand',
        seen => write({ caseFileId, actionId: action.id, change: { state: { from: seen as ActionState, to: end } } }),
        start,
      )
    return change(from, to).then(() => {
      if (canUndo) {
        toast({
          text: `${action.what}: ${actionStateLabels[to]}.`,
          undo: () => change(to, from),
          undoneText: `${action.what}: weer ${actionStateLabels[from]}.`,
        })
      }
    })
  }
  const mayChange = plan.mayWrite
  if (isChanging) {
    return (
      <li className="plan-action" data-state={action.state}>
        <span />
        <ActionForm caseFileId={caseFileId} goalId={goal.id} action={action} onDone={() => setChanging(false)} />
      </li>
    )
  }
  const hasOpenTask = action.tasks.some(task => isOpenTask(task.state))
  const items: MenuItem[] = mayChange
    ? [
        { key: 'change', label: 'Wijzig' },
        ...(action.state === 'open' && !hasOpenTask ? [{ key: 'task', label: 'Zet uit als taak' }] : []),
        ...(action.state === 'open' ? [{ key: 'drop', label: 'Laat vervallen' }] : [{ key: 'open', label: 'Zet weer open' }]),
        { key: 'history', label: 'Geschiedenis' },
      ]
    : [{ key: 'history', label: 'Geschiedenis' }]
  return (
    <li className="plan-action" data-state={action.state}>
      <input
        type="checkbox"
        className="plan-action-mark"
        aria-label={`Gedaan: ${action.what}`}
        checked={action.state === 'done'}
        disabled={!mayChange}
        onChange={event => void setState(event.target.checked ? 'done' : 'open', true).catch(() => undefined)}
      />
      <div className="plan-action-text">
        <div className="plan-action-what" dir="auto">
          {action.what}
        </div>
        <div className="plan-action-facts">
          <span>{action.who.name}</span>
          {action.dueOn ? <DueLabel due={action.dueOn} isOver={action.state !== 'open'} nearDays={4} /> : null}
          {action.doneWhen ? <span>klaar als: {action.doneWhen}</span> : null}
          {action.state === 'dropped' ? <span>vervallen</span> : null}
          {action.tasks.map(task => (
            <TaskLine key={task.id} task={task} />
          ))}
        </div>
      </div>
      <div className="plan-action-acts vd-no-print">
        <Menu
          label="Meer"
          accessibleLabel={`Meer over ${action.what}`}
          size="small"
          items={items}
          onAction={key => {
            if (key === 'change') setChanging(true)
            if (key === 'task') onPlaceTask()
            if (key === 'drop') void setState('dropped', true).catch(() => undefined)
            if (key === 'history') setReading(true)
            if (key === 'open') void setState('open', true).catch(() => undefined)
          }}
        />
      </div>
      {dialog}
      {isReading ? (
        <HistoryDialog
          caseFileId={caseFileId}
          recordId={action.id}
          of="action"
          title={action.what}
          onClose={() => setReading(false)}
        />
      ) : null}
    </li>
  )
}
