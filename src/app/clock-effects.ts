import { breachTermFired } from '../accountability/server/commands.ts'
import { aftercareDue } from '../aftercare/server/commands.ts'
import type { Transaction } from '../platform/database/transaction.ts'
import type { ClockEffects, DueClock } from '../programmes/server/fire-due.ts'
import { taskTermNears, taskTermPassed } from '../tasks/server/commands.ts'

/** What a clock sets off when it warns or passes, by the kind of thing it is about: one line per kind. */
export const clockEffects: ClockEffects = {
  'case-file': ofFile,
  participation: ofFile,
  household: ofFile,
  'data-breach': breachTermFired,
  task: (tx, clock) => (clock.step === 'due' ? taskTermPassed(tx, clock.aboutId) : taskTermNears(tx, clock.aboutId)),
}

/** Aftercare is timed by a clock of the file, of the household or of the participation, as the programme has it. */
async function ofFile(tx: Transaction, clock: DueClock): Promise<void> {
  if (clock.step === 'due' && clock.caseFileId) await aftercareDue(tx, clock.caseFileId)
}
