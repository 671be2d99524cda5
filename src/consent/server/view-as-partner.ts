import { sql } from 'kysely'
import { getCaseFileView, listTimeline } from '../../case-files/server/commands.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { consentOperations } from '../api.ts'

/** As many lines as one looks through to check; the partner has the rest a page further. */
const mostLines = 100

/**
 * What an involved partner sees of this file, in as far as one sees it oneself: the database takes the keys of both
 * (access.view_as). Runs for a purpose of its own, so that the log tells checking from working.
 */
export const viewAsPartner: Handler<typeof consentOperations.viewAsPartner> = async work => {
  const { tx, input, touch } = work
  const m = tx.session.municipality
  await tx.run(sql`select access.view_as(${input.caseFileId}, ${input.involvementId})`)
  const partner = await tx.find<{ organisationId: string; name: string; userName: string | null }>(sql`
    select o.id as "organisationId", o.name, u.display_name as "userName"
    from app.involvements i
    join app.organisations o on o.municipality_id = ${m} and o.id = i.organisation_id
    left join access.users u on u.municipality_id = ${m} and u.id = i.user_id
    where i.municipality_id = ${m} and i.id = ${input.involvementId} and i.case_file_id = ${input.caseFileId}
      and i.valid_to is null and i.role <> 'coordinator'`)
  if (!partner) throw notFound('Deze organisatie is hier niet (meer) bij betrokken.')
  touch({ records: [input.involvementId] })
  const own = { ...work, roles: ['partner'] as const, input: { caseFileId: input.caseFileId } }
  const file = await getCaseFileView(own)
  const { lines } = await listTimeline({ ...own, input: { caseFileId: input.caseFileId, limit: mostLines } })
  const [tasks, goals] = [
    await tx.rows<{ id: string; what: string; state: string; lifeDomain: string }>(sql`
      select t.id, coalesce(c.what, '') as what, t.state, t.life_domain as "lifeDomain"
      from app.tasks t left join app.task_contents c on c.municipality_id = ${m} and c.task_id = t.id
      where t.municipality_id = ${m} and t.case_file_id = ${input.caseFileId} and t.organisation_id = ${partner.organisationId}
      order by t.placed_at desc limit 50`),
    await tx.rows<{ id: string; title: string }>(sql`
      select id, title from app.goals where municipality_id = ${m} and case_file_id = ${input.caseFileId} order by position, recorded_at limit 50`),
  ]
  const domainLabels = new Map(file.lifeDomains.domains.map(domain => [domain.code, domain.label]))
  return {
    partner,
    file,
    timeline: lines,
    tasks: tasks.map(task => ({ ...task, lifeDomain: domainLabels.get(task.lifeDomain) ?? task.lifeDomain })),
    goals,
  }
}
