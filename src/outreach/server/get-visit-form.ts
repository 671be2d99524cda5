import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { getProgramme, type ProgrammeReference } from '../../programmes/server/commands.ts'
import type { outreachOperations } from '../api.ts'
import type { VisitOutcome } from '../rules/visit-outcome.ts'

export const getVisitForm: Handler<typeof outreachOperations.getVisitForm> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const m = tx.session.municipality
  const running = await tx.rows<ProgrammeReference>(sql`
    select programme_id as id, programme_version as version from app.participations
    where municipality_id = ${m} and case_file_id = ${file.id} and ended_at is null order by started_at`)
  const programmes = await Promise.all(running.map(one => getProgramme(tx, one)))
  const kinds = programmes
    .flatMap(programme => programme.contactMoments)
    .filter((one, at, all) => one.where !== 'by-phone' && all.findIndex(other => other.code === one.code) === at)
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
  // The first kind opens the acquaintance; once there was a conversation, the next one follows up.
  const known = earlier.some(visit => visit.outcome === 'conversation')
  const suggested = (known ? kinds[1] : undefined) ?? kinds[0]
  return {
    streams: programmes.map(programme => programme.title),
    kinds: kinds.map(kind => ({ code: kind.code, label: kind.label, assesses: kind.assesses })),
    suggestedKind: suggested?.code ?? '',
    earlier: earlier.map(visit => ({ ...visit, visitedAt: visit.visitedAt.toISOString() })),
  }
}
