import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { addMonths, type CalendarDate, calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { LegalHold, retentionOperations } from '../api.ts'

type HoldRow = Omit<LegalHold, 'validFrom' | 'validTo'> & { validFrom: Date; validTo: Date | null }

export const listLegalHolds: Handler<typeof retentionOperations.listLegalHolds> = async ({ tx, touch }) => {
  const holds = await tx.rows<HoldRow>(sql`
    select h.id, h.case_file_id as "caseFileId", h.person_id as "personId", h.reason, h.review_on as "reviewOn",
      h.valid_from as "validFrom", h.valid_to as "validTo", s.display_name as "setBy", l.display_name as "liftedBy",
      h.lift_reason as "liftReason", h.found, h.version
    from app.legal_holds h
    join access.users s on s.municipality_id = h.municipality_id and s.id = h.set_by
    left join access.users l on l.municipality_id = h.municipality_id and l.id = h.lifted_by
    where h.municipality_id = ${tx.session.municipality}
    order by h.valid_to desc nulls first, h.review_on, h.id limit 500`)
  touch({ records: holds.map(hold => hold.id) })
  return {
    holds: holds.map(hold => ({
      ...hold,
      validFrom: hold.validFrom.toISOString(),
      validTo: hold.validTo?.toISOString() ?? null,
    })),
  }
}

/** A hold is looked at again within a year: nothing is kept for ever because nobody thought of it. */
const longestReviewMonths = 12

export function checkReview(reviewOn: CalendarDate, today: CalendarDate): void {
  if (reviewOn <= today) throw invalid([{ field: 'reviewOn', message: 'Kies een dag die nog komt.' }])
  if (reviewOn > addMonths(today, longestReviewMonths)) {
    throw invalid([
      { field: 'reviewOn', message: 'Kies een dag binnen een jaar: dan wordt opnieuw bekeken of het nog nodig is.' },
    ])
  }
}

export const setLegalHold: Handler<typeof retentionOperations.setLegalHold> = async ({ tx, input, touch }) => {
  const isFile = input.about === 'case-file'
  touch(isFile ? { caseFile: input.aboutId, records: [input.id] } : { subjects: [input.aboutId], records: [input.id] })
  checkReview(input.reviewOn, calendarDateOf(tx.now))
  const already = await tx.find(sql`
    select from app.legal_holds where municipality_id = ${tx.session.municipality} and valid_to is null
      and (case_file_id = ${input.aboutId} or person_id = ${input.aboutId})`)
  if (already) throw conflict('De vernietiging is hier al opgeschort. Er is niets veranderd.')
  await tx.run(
    build.insertInto('app.legal_holds').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      case_file_id: isFile ? input.aboutId : null,
      person_id: isFile ? null : input.aboutId,
      reason: input.reason,
      review_on: input.reviewOn,
      valid_from: tx.now,
      set_by: tx.session.user,
    }),
  )
  return { id: input.id, version: 1 }
}

interface Current {
  caseFileId: string | null
  personId: string | null
}

export const reviewLegalHold: Handler<typeof retentionOperations.reviewLegalHold> = async ({ tx, input, touch }) => {
  checkReview(input.reviewOn, calendarDateOf(tx.now))
  touch({ records: [input.holdId] })
  const { version } = await changeHold(
    tx,
    sql`
    update app.legal_holds set review_on = ${input.reviewOn}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${input.holdId} and version = ${input.version} and valid_to is null
    returning version, case_file_id as "caseFileId", person_id as "personId"`,
  )
  return { id: input.holdId, version }
}

export const liftLegalHold: Handler<typeof retentionOperations.liftLegalHold> = async ({ tx, input, touch }) => {
  touch({ records: [input.holdId] })
  const lifted = await changeHold(
    tx,
    sql`
    update app.legal_holds
    set valid_to = ${tx.now}, lifted_by = ${tx.session.user}, lift_reason = ${input.reason}, told_at = null, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${input.holdId} and version = ${input.version} and valid_to is null
    returning version, case_file_id as "caseFileId", person_id as "personId"`,
  )
  touch(lifted.caseFileId ? { caseFile: lifted.caseFileId } : { subjects: lifted.personId ? [lifted.personId] : [] })
  return { id: input.holdId, version: lifted.version }
}

async function changeHold(
  tx: Transaction,
  update: ReturnType<typeof sql<Current & { version: number }>> | Parameters<Transaction['find']>[0],
): Promise<Current & { version: number }> {
  const changed = (await tx.find(update)) as (Current & { version: number }) | undefined
  if (!changed) throw conflict('Deze opschorting is net door iemand anders gewijzigd of beëindigd. Bekijk hoe het nu staat.')
  return changed
}
