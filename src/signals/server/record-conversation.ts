import { sql } from 'kysely'
import { discardDrafts } from '../../drafts/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import type { Handlers } from '../../platform/http/handlers.ts'
import { happenedToReport, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { signalOperations } from '../api.ts'

interface Conversation {
  id: string
  reportId: string
  areaId: number
  supportNeed: string
  advice: string
  channel: string
  programme: ProgrammeReference
}

/** A conversation at the desk and the advice that fits the person's own support need. */
export async function addConversation(tx: Transaction, conversation: Conversation): Promise<void> {
  await tx.run(
    build.insertInto('app.desk_conversations').values({
      municipality_id: tx.session.municipality,
      id: conversation.id,
      report_id: conversation.reportId,
      area_id: conversation.areaId,
      held_at: tx.now,
      held_by: tx.session.user,
      support_need: conversation.supportNeed,
      advice: conversation.advice,
    }),
  )
  await happenedToReport(tx, {
    event: 'conversation.recorded',
    attributes: { channel: conversation.channel, adviceGiven: true },
    reportId: conversation.reportId,
    programme: conversation.programme,
    areaId: conversation.areaId,
  })
}

export const recordConversation: Handlers<typeof signalOperations>['recordConversation'] = async ({ tx, input, touch }) => {
  const report = await tx.get<{ areaId: number; channel: string; programme: ProgrammeReference }>(sql`
    select r.area_id as "areaId", r.channel, jsonb_build_object('id', r.programme_id, 'version', r.programme_version) as programme
    from app.concern_reports r
    join app.report_handlings h on h.municipality_id = r.municipality_id and h.report_id = r.id
    where r.municipality_id = ${tx.session.municipality} and r.id = ${input.reportId}`)
  await addConversation(tx, { ...input, ...report })
  await discardDrafts(tx, { form: 'desk-conversation', aboutId: input.reportId })
  touch({ records: [input.reportId] })
  return { id: input.id }
}
