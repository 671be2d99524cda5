import { build, type Transaction } from '../../platform/database/transaction.ts'

/** The draft became a fact: whatever its author still had of it, on any device, is destroyed in the same transaction. */
export async function discardDrafts(tx: Transaction, { form, aboutId }: { form: string; aboutId: string }): Promise<void> {
  await tx.run(
    build
      .deleteFrom('app.drafts')
      .where('municipality_id', '=', tx.session.municipality)
      .where('user_id', '=', tx.session.user)
      .where('form', '=', form)
      .where('about_id', '=', aboutId),
  )
}
