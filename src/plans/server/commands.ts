/** What other capabilities may do with a plan inside their own transaction. */
export { endPlan, type GoalOutcome } from './end-plan.ts'
export { steppedForward } from './open-plan.ts'
