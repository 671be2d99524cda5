import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { MessageKind } from '../rules/texts.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Exactly one receiver: a person, or the mailbox of an organisation. */
export type Message = {
  kind: MessageKind
  /** The id in the link: a task, report or case file, as the kind needs. */
  aboutId: string
} & ({ toUser: string; toOrganisation?: never } | { toOrganisation: string; toUser?: never })

/** Puts a mail in the outbox, in the transaction of the act that it tells of. It is sent soon after the commit. */
export async function postMessage(tx: Transaction, message: Message): Promise<void> {
  const id = newId()
  const { municipality, user } = tx.session
  await tx.run(
    build.insertInto('app.messages').values({
      municipality_id: municipality,
      id,
      kind: message.kind,
      recipient_user_id: message.toUser ?? null,
      recipient_organisation_id: message.toOrganisation ?? null,
      about_id: message.aboutId,
      created_by: user === nobody ? null : user,
      created_at: tx.now,
    }),
  )
  await tx.run(sql`select app.deliver_soon(${id})`)
}
