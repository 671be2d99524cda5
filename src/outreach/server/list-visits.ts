import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { addDays, calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { outreachOperations, VisitCard } from '../api.ts'
import { recentSince } from '../rules/nearby-visits.ts'
import { placeOfVisit } from './visit-card.ts'

/** A file has few visits a week; what is more than this nobody reads. */
const mostVisits = 100

export const listVisits: Handler<typeof outreachOperations.listVisits> = async ({ tx, input, roles, touch }) => {
  const { municipality: m, user, organisation } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const place = await placeOfVisit(tx, file)
  const acts = mayStart(roles, 'case-file.write') && file.closedAt === null
  const { coordinates, records } = await tx.get<{ coordinates: boolean; records: boolean }>(sql`
    select access.may_write(${file.id}, null, null, null, 'content', null) as coordinates,
      access.may_write(${file.id}, ${file.id}, ${file.householdId}, ${accessDomainIds.general}::smallint, 'content', access.hidden_under(${file.id})) as records`)
  const visits = await tx.rows<Omit<VisitCard, 'mayAsk' | 'mayCancel'>>(sql`
    select v.id, v.visit_on as "visitOn", v.part_of_day as "partOfDay", v.state, v.version, o.name as "organisationName",
      coalesce(u.display_name, '') as "visitorName", v.visitor_user_id = ${user} and v.visitor_organisation_id = ${organisation} as "isMine"
    from app.visit_cards v
    join app.organisations o on o.municipality_id = ${m} and o.id = v.visitor_organisation_id
    left join access.users u on u.municipality_id = ${m} and u.id = v.visitor_user_id
    where v.municipality_id = ${m} and v.case_file_id = ${file.id} and v.state <> 'cancelled'
      and (v.visit_on >= ${recentSince(calendarDateOf(tx.now))})
    order by v.state <> 'planned', case v.state when 'planned' then v.visit_on end, v.visit_on desc, v.part_of_day, v.id
    limit ${mostVisits}`)
  return {
    visits: visits.map(visit => ({
      ...visit,
      // Who takes part unseen would be seen by asking.
      mayAsk: acts && !visit.isMine && visit.state === 'planned' && !place.isHidden,
      mayCancel: acts && visit.state === 'planned' && (visit.isMine || coordinates),
    })),
    mayPlan: acts && (place.writes || place.besideInvolvement !== null),
    mayRecord: acts && records,
    isHidden: place.isHidden,
  }
}

/** How long a visit that passed waits on the landing to be written down. */
const overdueDays = 31

export const listMyVisits: Handler<typeof outreachOperations.listMyVisits> = async ({ tx, touch }) => {
  const { municipality: m, user, organisation } = tx.session
  const today = calendarDateOf(tx.now)
  const found = await tx.rows<{
    id: string
    caseFileId: string
    caseTitle: string
    householdId: string
    visitOn: string
    partOfDay: VisitCard['partOfDay']
  }>(sql`
    select v.id, v.case_file_id as "caseFileId", f.title as "caseTitle", f.household_id as "householdId", v.visit_on as "visitOn",
      v.part_of_day as "partOfDay"
    from app.visit_cards v
    join app.case_files f on f.municipality_id = ${m} and f.id = v.case_file_id and f.closed_at is null
    where v.municipality_id = ${m} and v.visitor_user_id = ${user} and v.visitor_organisation_id = ${organisation} and v.state = 'planned'
      and v.visit_on >= ${addDays(today, -overdueDays)}
    order by v.visit_on, array_position(array['morning', 'afternoon', 'evening'], v.part_of_day), v.id limit 100`)
  touch({ subjects: found.map(one => one.householdId), records: found.map(one => one.id) })
  return { visits: found.map(({ householdId: _, ...visit }) => visit) }
}
