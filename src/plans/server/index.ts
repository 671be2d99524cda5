import { capability } from '../../platform/http/handlers.ts'
import { planOperations } from '../api.ts'
import { addAction } from './add-action.ts'
import { addGoal } from './add-goal.ts'
import { changeAction } from './change-action.ts'
import { changeGoal } from './change-goal.ts'
import { getHistory } from './get-history.ts'
import { getPlan } from './get-plan.ts'
import { listDoers } from './list-doers.ts'
import { shareGoal } from './share-goal.ts'
import { startPlan } from './start-plan.ts'

export const plans = capability('plans', planOperations, {
  getPlan,
  getHistory,
  listDoers,
  startPlan,
  addGoal,
  changeGoal,
  shareGoal,
  addAction,
  changeAction,
})
