import { DueLabel, Link, Status, type StatusKind } from '../../platform/design/index.ts'
import { type TaskState, taskStateLabels } from '../../tasks/rules/task-state.ts'
import type { PlanAction } from '../api.ts'

const kinds: Record<TaskState, StatusKind> = {
  placed: 'wait',
  accepted: 'open',
  declined: 'stopped',
  done: 'done',
  withdrawn: 'stopped',
}

/** A task that went out: with whom it lies, and how it stands. */
export function TaskLine({ task, what }: { task: PlanAction['tasks'][number]; what?: string }) {
  return (
    <span className="plan-task">
      <Link href={`/taken/${task.id}`}>{what ? `${what} · ${task.organisationName}` : `taak bij ${task.organisationName}`}</Link>{' '}
      <Status kind={task.toCallSince ? 'late' : kinds[task.state]}>
        {task.toCallSince ? 'niet op tijd beantwoord' : taskStateLabels[task.state]}
        {task.isNewForSender ? ' · nieuw' : ''}
      </Status>{' '}
      {task.state === 'placed' && task.pickUpOn && !task.toCallSince ? <DueLabel due={task.pickUpOn} /> : null}
    </span>
  )
}
