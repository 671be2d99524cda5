import { sql } from 'kysely'
import type pg from 'pg'
import * as z from 'zod'
import { asWorker } from '../../platform/database/transaction.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { composeMail, isMessageKind } from '../rules/texts.ts'

export const deliverMessagePayload = z.object({ municipality: z.int(), message: z.uuid() })

export interface Delivery {
  /** The worker's own pool. */
  pool: pg.Pool
  mailer: Mailer
  publicUrl: string
  /** Now, by the application's clock. */
  now: Date
}

/**
 * Sends one message of the outbox, at least once: when we are stopped between sending and noting it, it is sent again under
 * the same Message-ID. Without an address it stays in the outbox with that as its fault.
 *
 * @throws when the mail server did not take it, after noting the attempt, so that the job is tried again later
 */
export async function deliverMessage(delivery: Delivery, payload: z.infer<typeof deliverMessagePayload>): Promise<void> {
  const { pool, now } = delivery
  const { municipality, message: id } = payload
  const message = await asWorker(pool, municipality, now, tx =>
    tx.find<{ kind: string; about_id: string; address: string | null }>(sql`
      select m.kind, m.about_id, coalesce(u.email, nullif(o.mailbox, '')) as address
      from app.messages m
      left join access.users u on u.municipality_id = m.municipality_id and u.id = m.recipient_user_id
      left join app.organisations o on o.municipality_id = m.municipality_id and o.id = m.recipient_organisation_id
      where m.municipality_id = ${municipality} and m.id = ${id} and m.sent_at is null`),
  )
  if (!message) return
  const note = (outcome: { sentAt: Date | null; fault: string | null }): Promise<number> =>
    asWorker(pool, municipality, now, tx =>
      tx.run(sql`
        update app.messages set sent_at = ${outcome.sentAt}, last_error = ${outcome.fault}, attempts = least(attempts + 1, 1000)
        where municipality_id = ${municipality} and id = ${id} and sent_at is null`),
    )
  if (!message.address || !isMessageKind(message.kind)) {
    await note({ sentAt: null, fault: message.address ? 'unknown-kind' : 'no-address' })
    return
  }
  try {
    await delivery.mailer.send({ id, to: message.address, ...composeMail(message.kind, message.about_id, delivery.publicUrl) })
  } catch (error) {
    const fault = faultOf(error)
    await note({ sentAt: null, fault })
    // The mail server's own words may hold the address, so they go no further.
    throw new Error(`mail was not taken (${fault})`)
  }
  await note({ sentAt: now, fault: null })
}

function faultOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [code, responseCode].filter(Boolean).join(' ') || 'unknown'
}
