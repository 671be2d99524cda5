import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import type { CaseFileCard } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { partOfDayOf } from '../rules/part-of-day.ts'

/**
 * The card of a visit that was written down: that somebody was there, for whoever may know that the file exists. What its visitor
 * had planned last, up to that day, is that visit. An attempt counts: going there again the same week would be one too many.
 */
export async function keepCardOfVisit(tx: Transaction, file: CaseFileCard, visit: { id: string; at: Date }): Promise<void> {
  const { municipality: m, user, organisation } = tx.session
  const [on, part] = [calendarDateOf(visit.at), partOfDayOf(visit.at)]
  const planned = await tx.find<{ id: string }>(sql`
    select id from app.visit_cards
    where municipality_id = ${m} and case_file_id = ${file.id} and visitor_user_id = ${user} and visitor_organisation_id = ${organisation}
      and state = 'planned' and visit_on <= ${on}
    order by visit_on desc, id limit 1 for update`)
  if (planned) {
    await tx.run(sql`
      update app.visit_cards set state = 'made', visit_on = ${on}, part_of_day = ${part}, home_visit_id = ${visit.id}, ended_at = ${tx.now},
        version = version + 1
      where municipality_id = ${m} and id = ${planned.id}`)
    return
  }
  const scopeId = await tx.scope({
    caseFile: file.id,
    subject: file.householdId,
    domain: accessDomainIds.general,
    disclosure: 'existence',
  })
  await tx.run(
    build.insertInto('app.visit_cards').values({
      municipality_id: m,
      // Of its own: the visit and its card lie in two scopes, and whoever reads the card alone does not learn the other's number.
      id: newId(),
      case_file_id: file.id,
      scope_id: scopeId,
      visitor_user_id: user,
      visitor_organisation_id: organisation,
      visit_on: on,
      part_of_day: part,
      state: 'made',
      home_visit_id: visit.id,
      ended_at: tx.now,
      recorded_at: tx.now,
    }),
  )
}
