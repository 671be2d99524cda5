/** What other capabilities, and the worker, may do with a task inside their own transaction. */
export { placeTask, type TaskPlacing } from './place-task.ts'
export { taskTermNears, taskTermPassed } from './task-term-passed.ts'
export { listOpenTasks, type OpenTask, withdrawTask } from './withdraw-task.ts'
