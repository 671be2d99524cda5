import type { ClockEffects } from '../programmes/server/fire-due.ts'
import { taskTermNears, taskTermPassed } from '../tasks/server/commands.ts'

/** What a clock sets off when it warns or passes, by the kind of thing it is about: one line per kind. */
export const clockEffects: ClockEffects = {
  task: (tx, clock) => (clock.step === 'due' ? taskTermPassed(tx, clock.aboutId) : taskTermNears(tx, clock.aboutId)),
}
