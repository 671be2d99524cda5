import type { CaseTable, Programme } from '../../programmes/rules/programme.ts'
import { findTriageOutcome } from '../../programmes/rules/triage.ts'
import type { ConferenceState } from './conference-state.ts'

/** The case tables that a programme runs itself; the others are of platforms to which a case is passed on. */
export const ownTables = (programme: Pick<Programme, 'caseTables'>): CaseTable[] =>
  programme.caseTables.filter(table => table.kind === 'own')

export interface RequestedConference {
  /** Null: the outcome names no table. */
  table: CaseTable | null
  /** What was chosen at triage, in the words of the programme. */
  outcomeLabel: string
}

/**
 * Whether the route of a household asks for a conference that nobody planned yet. A conference that was called off does not
 * count; one that is planned or was held does.
 */
export function requestedConference(
  programme: Pick<Programme, 'triage' | 'caseTables'>,
  route: string,
  conferences: readonly { tableCode: string | null; state: ConferenceState }[],
): RequestedConference | null {
  const outcome = findTriageOutcome(programme, route)
  if (!outcome?.conference) return null
  const isThere = conferences.some(
    one => one.state !== 'cancelled' && (outcome.table === null || one.tableCode === outcome.table),
  )
  if (isThere) return null
  return {
    table: programme.caseTables.find(table => table.code === outcome.table) ?? null,
    outcomeLabel: outcome.label,
  }
}
