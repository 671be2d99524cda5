import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { getProgramme } from '../../programmes/server/commands.ts'

/** The tables of others that the programmes of this file know, to which a case can be passed on. */
export async function platformsOfFile(tx: Transaction, caseFileId: string): Promise<{ code: string; label: string }[]> {
  const running = await tx.rows<{ id: string; version: number }>(sql`
    select programme_id as id, programme_version as version from app.participations
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and ended_at is null order by started_at`)
  const programmes = await Promise.all(running.map(reference => getProgramme(tx, reference)))
  const platforms = new Map(
    programmes
      .flatMap(programme => programme.caseTables)
      .filter(table => table.kind === 'platform')
      .map(table => [table.code, table.label]),
  )
  return [...platforms].map(([code, label]) => ({ code, label }))
}
