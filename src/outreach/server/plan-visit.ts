import { sql } from 'kysely'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { outreachOperations } from '../api.ts'
import { dayError } from '../rules/nearby-visits.ts'
import { placeOfVisit, scopeForVisit, tellOfVisit } from './visit-card.ts'
import { visitKinds } from './visit-kinds.ts'

export const planVisit: Handler<typeof outreachOperations.planVisit> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.id] })
  mustBeOpen(file)
  const place = await placeOfVisit(tx, file)
  const scopeId = await scopeForVisit(tx, file, place)
  const error = dayError(input.visitOn, calendarDateOf(tx.now))
  if (error) throw invalid([{ field: 'visitOn', message: error }])
  await mustBeFree(tx, file.id, input.visitOn)
  await tx.run(
    build.insertInto('app.visit_cards').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      case_file_id: file.id,
      scope_id: scopeId,
      visitor_user_id: tx.session.user,
      visitor_organisation_id: tx.session.organisation,
      visit_on: input.visitOn,
      part_of_day: input.partOfDay,
      recorded_at: tx.now,
    }),
  )
  // The programme names the visit that comes now; of a partner it knows none.
  const kind = place.writes ? (await visitKinds(tx, file.id)).suggested : null
  await tellOfVisit(tx, file, { id: input.id, scopeId }, 'home-visit.planned', {
    attributes: { kind: kind?.code ?? null },
    details: { visitOn: input.visitOn, partOfDay: input.partOfDay },
  })
  return { id: input.id, version: 1 }
}

/** Somebody comes once a day; a second plan for it is the first one, forgotten. @throws invalid at `visitOn` */
export async function mustBeFree(tx: Transaction, caseFileId: string, visitOn: string): Promise<void> {
  const { municipality, user, organisation } = tx.session
  const found = await tx.find(sql`
    select id from app.visit_cards
    where municipality_id = ${municipality} and case_file_id = ${caseFileId} and visitor_user_id = ${user}
      and visitor_organisation_id = ${organisation} and visit_on = ${visitOn} and state = 'planned' limit 1`)
  if (found) {
    throw invalid([
      { field: 'visitOn', message: 'U heeft hier die dag al een bezoek gepland. Verzet dat, of kies een andere dag.' },
    ])
  }
}
