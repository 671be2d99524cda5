import { capability } from '../../platform/http/handlers.ts'
import { taskOperations } from '../api.ts'
import { acknowledgeTask } from './acknowledge-task.ts'
import { answerTask } from './answer-task.ts'
import { getTask } from './get-task.ts'
import { listReceivedTasks } from './list-received-tasks.ts'
import { listSentTasks } from './list-sent-tasks.ts'
import { listTasksToCall } from './list-tasks-to-call.ts'
import { placeTaskOperation } from './place-task.ts'
import { recordTaskCall } from './record-task-call.ts'
import { reportTaskDone } from './report-task-done.ts'
import { withdrawTaskOperation } from './withdraw-task.ts'

export const tasks = capability('tasks', taskOperations, {
  placeTask: placeTaskOperation,
  listReceivedTasks,
  listSentTasks,
  listTasksToCall,
  getTask,
  answerTask,
  reportTaskDone,
  withdrawTask: withdrawTaskOperation,
  acknowledgeTask,
  recordTaskCall,
})
