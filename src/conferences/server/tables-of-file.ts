import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Programme } from '../../programmes/rules/programme.ts'
import { getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { ConferenceTable } from '../api.ts'
import { ownTables } from '../rules/conference-request.ts'

export interface RunningProgramme {
  programme: Programme
  route: string
}

/** The programmes a file takes part in now, oldest first. */
export async function runningProgrammes(tx: Transaction, caseFileId: string): Promise<RunningProgramme[]> {
  const rows = await tx.rows<ProgrammeReference & { route: string }>(sql`
    select programme_id as id, programme_version as version, route from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and ended_at is null order by started_at`)
  return Promise.all(rows.map(async row => ({ programme: await getProgramme(tx, row), route: row.route })))
}

export const tableOf = (programme: Programme, code: string | null): ConferenceTable | null => {
  const table = programme.caseTables.find(one => one.code === code)
  return table ? { programmeId: programme.id, code: table.code, label: table.label, decides: table.decides } : null
}

/** The case tables one can plan at. */
export async function tablesOfFile(tx: Transaction, caseFileId: string): Promise<ConferenceTable[]> {
  const running = await runningProgrammes(tx, caseFileId)
  return running
    .flatMap(({ programme }) => ownTables(programme).map(table => tableOf(programme, table.code)))
    .filter(table => table !== null)
}
