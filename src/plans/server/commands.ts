/** What other capabilities may do with a plan inside their own transaction. */
export { addActionTo, type NewAction } from './add-action.ts'
export { addGoalTo, type NewGoal } from './add-goal.ts'
export { endPlan, type GoalOutcome } from './end-plan.ts'
export { steppedForward } from './open-plan.ts'
export { moveGoal } from './share-goal.ts'
