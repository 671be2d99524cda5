import { sql } from 'kysely'
import type { Transaction } from '../platform/database/transaction.ts'
import { addDays, addMonths, calendarDateOf, startOfDay } from '../platform/time/calendar-date.ts'
import { getDuration } from '../platform/time/iso-duration.ts'
import { findTerms } from '../retention/server/stored-terms.ts'

/** Before which moment lines of the processing log had the term that the municipality set, and of which files they are held. */
export async function expiredLogLines(tx: Transaction): Promise<{ before: Date; kept: string[] }> {
  const { years, months, weeks, days } = getDuration((await findTerms(tx))['log-line'])
  const before = startOfDay(addDays(addMonths(calendarDateOf(tx.now), -(years * 12 + months)), -(weeks * 7 + days)))
  const held = await tx.rows<{ id: string }>(sql`
    select case_file_id as id from app.legal_holds
    where municipality_id = ${tx.session.municipality} and valid_to is null and case_file_id is not null
    union
    select h.case_file_id from app.legal_holds l
    join access.file_holders h on h.municipality_id = l.municipality_id and h.holder_id = l.person_id
    where l.municipality_id = ${tx.session.municipality} and l.valid_to is null`)
  return { before, kept: held.map(one => one.id) }
}
