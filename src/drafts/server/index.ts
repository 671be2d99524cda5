import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import { capability } from '../../platform/http/handlers.ts'
import { type Draft, draftOperations } from '../api.ts'
import { withoutNulls } from './without-nulls.ts'

const mostListed = 20

/** Drafts touch nobody's record: they are not facts yet, and only their author reads them. */
export const drafts = capability('drafts', draftOperations, {
  saveDraft: async ({ tx, input }) => {
    const key = {
      municipality_id: tx.session.municipality,
      user_id: tx.session.user,
      device_id: input.deviceId,
      form: input.form,
      about_id: input.aboutId,
    }
    const kept = { body: JSON.stringify(withoutNulls(input.body)), saved_at: tx.now }
    await tx.run(
      build
        .insertInto('app.drafts')
        .values({ ...key, ...kept })
        .onConflict(conflict => conflict.constraint('drafts_pkey').doUpdateSet(kept)),
    )
    return { savedAt: tx.now.toISOString() }
  },
  getDraft: async ({ tx, input }) => {
    const found = await tx.find<{ draft: Draft }>(sql`
      select jsonb_build_object('aboutId', about_id, 'savedAt', saved_at, 'body', body) as draft from app.drafts
      where municipality_id = ${tx.session.municipality} and user_id = ${tx.session.user} and device_id = ${input.deviceId}
        and form = ${input.form} and about_id = ${input.aboutId}`)
    return { draft: found?.draft ?? null }
  },
  listDrafts: async ({ tx, input }) => {
    const found = await tx.rows<{ draft: Draft }>(sql`
      select jsonb_build_object('aboutId', about_id, 'savedAt', saved_at, 'body', body) as draft from app.drafts
      where municipality_id = ${tx.session.municipality} and user_id = ${tx.session.user} and device_id = ${input.deviceId}
        and form = ${input.form}
      order by saved_at desc
      limit ${mostListed}`)
    return found.map(({ draft }) => draft)
  },
  discardDraft: async ({ tx, input }) => {
    await tx.run(
      build
        .deleteFrom('app.drafts')
        .where('municipality_id', '=', tx.session.municipality)
        .where('user_id', '=', tx.session.user)
        .where('device_id', '=', input.deviceId)
        .where('form', '=', input.form)
        .where('about_id', '=', input.aboutId),
    )
    return {}
  },
})
