import type { ProgrammeEventName } from '../../programmes/rules/events.ts'

/** Facts that a later fact about the same thing takes back: they then do not count. */
export const undoneBy: Partial<Record<ProgrammeEventName, ProgrammeEventName>> = {
  'concern-report.triaged': 'concern-report.triage-undone',
  'budget.spent': 'budget.withdrawn',
  'concern-report.closed': 'concern-report.triage-undone',
}
