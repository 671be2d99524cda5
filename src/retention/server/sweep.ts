import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { calendarDateOf, startOfDay } from '../../platform/time/calendar-date.ts'
import type { IsoDuration } from '../../platform/time/iso-duration.ts'
import { roughDays } from '../rules/terms.ts'
import { findTerms } from './stored-terms.ts'

/** Clears away what is only kept for days: drafts nobody finished, receipts, messages that were sent. Needs no approval. */
export async function sweep(tx: Transaction): Promise<{ drafts: number; receipts: number; messages: number }> {
  const m = tx.session.municipality
  const terms = await findTerms(tx)
  const before = (term: IsoDuration): Date =>
    new Date(startOfDay(calendarDateOf(tx.now)).getTime() - Math.ceil(roughDays(term)) * 86_400_000)
  return {
    drafts: await tx.run(sql`delete from app.drafts where municipality_id = ${m} and saved_at < ${before(terms.draft)}`),
    receipts: await tx.run(sql`delete from app.receipts where municipality_id = ${m} and received_at < ${before(terms.request)}`),
    messages: await tx.run(sql`
      delete from app.messages where municipality_id = ${m} and sent_at is not null and sent_at < ${before(terms.message)}`),
  }
}
