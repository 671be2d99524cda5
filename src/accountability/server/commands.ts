import { sql } from 'kysely'
import { postMessage } from '../../notifications/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'

/** The 72 hours of a data breach near their end, or have passed: every privacy officer gets a mail that says so and no more. */
export async function breachTermFired(tx: Transaction, clock: { step: 'warn' | 'due'; aboutId: string }): Promise<void> {
  const officers = await tx.rows<{ id: string }>(sql`
    select distinct user_id as id from access.role_assignments
    where municipality_id = ${tx.session.municipality} and role = 'privacy_officer' and valid_from <= ${tx.now}
      and (valid_to is null or valid_to > ${tx.now})`)
  for (const { id } of officers) {
    await postMessage(tx, { kind: clock.step === 'due' ? 'term-passed' : 'term-warning', aboutId: clock.aboutId, toUser: id })
  }
}
