import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'

/** The programmes of a file, the visits they know, and which of those comes now. */
export async function visitKinds(tx: Transaction, caseFileId: string) {
  const m = tx.session.municipality
  const running = await tx.rows<ProgrammeReference>(sql`
    select programme_id as id, programme_version as version from app.participations
    where municipality_id = ${m} and case_file_id = ${caseFileId} and ended_at is null order by started_at`)
  const programmes = await Promise.all(running.map(one => getProgramme(tx, one)))
  const kinds = programmes
    .flatMap(programme => programme.contactMoments)
    .filter((one, at, all) => one.where !== 'by-phone' && all.findIndex(other => other.code === one.code) === at)
  // The first kind opens the acquaintance; once there was a conversation, the next one follows up.
  const { known } = await tx.get<{ known: boolean }>(sql`
    select exists (
      select from app.home_visits where municipality_id = ${m} and case_file_id = ${caseFileId} and outcome = 'conversation') as known`)
  return { programmes, kinds, suggested: (known ? kinds[1] : undefined) ?? kinds[0] }
}
