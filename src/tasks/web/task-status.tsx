import { Status, type StatusKind } from '../../platform/design/index.ts'
import { type TaskState, taskStateLabels } from '../rules/task-state.ts'

const kinds: Record<TaskState, StatusKind> = {
  placed: 'wait',
  accepted: 'open',
  declined: 'stopped',
  done: 'done',
  withdrawn: 'stopped',
}

export function TaskStatus({ task }: { task: { state: TaskState; toCallSince: string | null } }) {
  if (task.state === 'placed' && task.toCallSince) return <Status kind="late">niet op tijd beantwoord</Status>
  return <Status kind={kinds[task.state]}>{taskStateLabels[task.state]}</Status>
}
