import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { outreachOperations } from '../api.ts'
import type { VisitOutcome } from '../rules/visit-outcome.ts'
import { visitKinds } from './visit-kinds.ts'

export const getVisitForm: Handler<typeof outreachOperations.getVisitForm> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const m = tx.session.municipality
  const { programmes, kinds, suggested } = await visitKinds(tx, file.id)
  const earlier = await tx.rows<{
    id: string
    visitedAt: Date
    outcome: VisitOutcome
    reason: string
    nextStep: string
    visitor: string
  }>(sql`
    select v.id, v.visited_at as "visitedAt", v.outcome, v.reason, v.next_step as "nextStep", coalesce(u.display_name, '') as visitor
    from app.home_visits v
    left join access.users u on u.municipality_id = ${m} and u.id = v.visitor_user_id
    where v.municipality_id = ${m} and v.case_file_id = ${file.id}
    order by v.visited_at desc, v.id desc
    limit 20`)
  return {
    streams: programmes.map(programme => programme.title),
    kinds: kinds.map(kind => ({ code: kind.code, label: kind.label, assesses: kind.assesses })),
    suggestedKind: suggested?.code ?? '',
    earlier: earlier.map(visit => ({ ...visit, visitedAt: visit.visitedAt.toISOString() })),
  }
}
