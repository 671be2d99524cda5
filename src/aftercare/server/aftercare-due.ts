import { sql } from 'kysely'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'

/** The aftercare clock of a closed file ran out: who is responsible is told. Runs as the worker, in the step of the clock. */
export async function aftercareDue(tx: Transaction, caseFileId: string): Promise<void> {
  const contact = await tx.find<{ responsibleUserId: string }>(sql`
    select responsible_user_id as "responsibleUserId" from app.aftercare_contacts
    where municipality_id = ${tx.session.municipality} and case_file_id = ${caseFileId} and made_at is null
      and planned_for <= ${calendarDateOf(tx.now)}
    order by planned_for limit 1`)
  if (contact) await postMessage(tx, { kind: 'aftercare-due', aboutId: caseFileId, toUser: contact.responsibleUserId })
}
