import { sql } from 'kysely'
import { getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { newId } from '../../platform/ids.ts'
import type { mandateOperations } from '../api.ts'
import { decide, getSpending, isCoordinator, lockFile, mustReachGeneral, tellSpending } from './stored-mandate.ts'

export const decideSpending: Handler<typeof mandateOperations.decideSpending> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.spendingId] })
  await mustReachGeneral(tx, file)
  mustBeOpen(file)
  await lockFile(tx, file)
  const spending = await getSpending(tx, file.id, input.spendingId)
  const mine = input.decision === 'agreed' ? 'counted' : 'refused'
  if (spending.asksFor !== null && spending.state === mine) return { id: spending.id }
  if (spending.state !== 'asked') {
    throw conflict(
      'Hierover is al beslist, of de aanvraag is ingetrokken. Uw antwoord is niet bewaard; bekijk de laatste stand.',
      {
        clashes: [{ field: 'decision', yours: input.decision, theirs: spending.state }],
      },
    )
  }
  if (spending.recordedById === tx.session.user || (await isCoordinator(tx, file)))
    throw forbidden('Over een eigen aanvraag beslist een ander. Er is niets gewijzigd.')
  if (input.decision === 'refused' && input.note === '') {
    throw invalid([{ field: 'note', message: 'Schrijf waarom niet, zodat de coördinator verder kan.' }])
  }
  await decide(tx, file, { ...input, scopeId: spending.scopeId, id: newId() })
  await tellSpending(tx, file, input.decision === 'agreed' ? 'budget.spent' : 'budget.refused', spending, {
    asksFor: spending.asksFor,
    note: input.note,
  })
  return { id: spending.id }
}

/** As many as a person answers in a day; the count tells of more. */
const mostShown = 50

export const listBudgetRequests: Handler<typeof mandateOperations.listBudgetRequests> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const rows = await tx.rows<{
    spendingId: string
    caseFileId: string
    householdId: string
    title: string
    what: string
    amountCents: number
    asksFor: 'over-budget' | 'over-ceiling'
    neededOn: string
    askedBy: string
    askedAt: string
    count: number
  }>(sql`
    select s.id as "spendingId", f.id as "caseFileId", f.household_id as "householdId", f.title, s.what, s.amount_cents as "amountCents",
      s.asks_for as "asksFor", s.spent_on as "neededOn", u.display_name as "askedBy", s.recorded_at as "askedAt", count(*) over ()::integer as count
    from app.spendings s
    join app.case_files f on f.municipality_id = ${m} and f.id = s.case_file_id and f.closed_at is null
    join access.users u on u.municipality_id = ${m} and u.id = s.recorded_by
    where s.municipality_id = ${m} and s.asks_for is not null and s.recorded_by <> ${tx.session.user}
      and s.oversight_key = any (nullif(current_setting('app.oversight', true), '')::integer[])
      and not exists (select from app.spending_decisions d where d.municipality_id = ${m} and d.spending_id = s.id)
    order by s.recorded_at, s.id limit ${mostShown}`)
  touch({ subjects: rows.map(row => row.householdId), records: rows.map(row => row.spendingId) })
  return { requests: rows.map(({ householdId: _, count: __, ...row }) => row), count: rows[0]?.count ?? 0 }
}
