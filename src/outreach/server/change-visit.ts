import { sql } from 'kysely'
import { type CaseFileCard, getCaseFile, mustBeOpen } from '../../case-files/server/commands.ts'
import { postMessage } from '../../notifications/server/commands.ts'
import { applyChange, type Change } from '../../platform/changes.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { outreachOperations } from '../api.ts'
import { dayError } from '../rules/nearby-visits.ts'
import { mustBeFree } from './plan-visit.ts'
import { isOwn, lockVisit, mustBeOwn, mustBePlanned, placeOfVisit, type StoredVisit, tellOfVisit } from './visit-card.ts'

export const moveVisit: Handler<typeof outreachOperations.moveVisit> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.visitId] })
  mustBeOpen(file)
  const visit = await lockVisit(tx, file.id, input.visitId)
  mustBeOwn(tx, visit)
  mustBePlanned(visit)
  const current = { visitOn: visit.visitOn, partOfDay: visit.partOfDay }
  const outcome = applyChange(current, input.change as Change<typeof current>)
  if (outcome.kind === 'identical') return { id: visit.id, version: visit.version }
  if (outcome.kind === 'clash') {
    throw conflict('Dit bezoek is intussen op een ander scherm verzet. Uw wijziging is niet opgeslagen; bekijk wat er staat.', {
      clashes: outcome.clashes,
    })
  }
  const next = { ...current, ...outcome.values }
  const error = dayError(next.visitOn, calendarDateOf(tx.now))
  if (error) throw invalid([{ field: 'visitOn', message: error }])
  if (next.visitOn !== visit.visitOn) await mustBeFree(tx, file.id, next.visitOn)
  await tx.run(sql`
    update app.visit_cards set visit_on = ${next.visitOn}, part_of_day = ${next.partOfDay}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${visit.id}`)
  await tellOfVisit(tx, file, visit, 'home-visit.moved', { details: { ...next, from: visit.visitOn } })
  return { id: visit.id, version: visit.version + 1 }
}

export const cancelVisit: Handler<typeof outreachOperations.cancelVisit> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.visitId] })
  mustBeOpen(file)
  const visit = await lockVisit(tx, file.id, input.visitId)
  if (!isOwn(tx, visit) && !(await isWholeFileTheirs(tx, file))) mustBeOwn(tx, visit)
  mustBePlanned(visit)
  const ended = await end(tx, file, visit, 'cancelled')
  if (!isOwn(tx, visit)) await postMessage(tx, { kind: 'visit-cancelled', aboutId: file.id, toUser: visit.userId })
  return ended
}

export const finishVisit: Handler<typeof outreachOperations.finishVisit> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.visitId] })
  mustBeOpen(file)
  const visit = await lockVisit(tx, file.id, input.visitId)
  mustBeOwn(tx, visit)
  mustBePlanned(visit)
  if (visit.visitOn > calendarDateOf(tx.now)) {
    throw conflict('Dit bezoek moet nog komen. Was u er eerder? Verzet het dan eerst naar die dag; er is niets gewijzigd.')
  }
  return end(tx, file, visit, 'made')
}

/** A mail that names nobody: who asks is seen in the file, where both read the same card. */
export const askTogether: Handler<typeof outreachOperations.askTogether> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId], records: [input.visitId] })
  mustBeOpen(file)
  const visit = await tx.find<{ userId: string; isPlanned: boolean; version: number }>(sql`
    select visitor_user_id as "userId", state = 'planned' as "isPlanned", version from app.visit_cards
    where municipality_id = ${tx.session.municipality} and case_file_id = ${file.id} and id = ${input.visitId}`)
  if (!visit?.isPlanned || visit.userId === tx.session.user) {
    throw conflict('Dit bezoek staat niet (meer) gepland. Er is niets gevraagd; bekijk de laatste stand.')
  }
  const place = await placeOfVisit(tx, file)
  if (place.isHidden) {
    throw forbidden('U helpt mee zonder dat anderen het weten. Door dit te vragen zou u gezien worden; er is niets verstuurd.')
  }
  await postMessage(tx, { kind: 'visit-together', aboutId: file.id, toUser: visit.userId })
  return { id: input.visitId, version: visit.version }
}

async function end(tx: Transaction, file: CaseFileCard, visit: StoredVisit, state: 'made' | 'cancelled') {
  await tx.run(sql`
    update app.visit_cards set state = ${state}, ended_at = ${tx.now}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${visit.id}`)
  await tellOfVisit(tx, file, visit, state === 'made' ? 'home-visit.made' : 'home-visit.cancelled', {
    details: { visitOn: visit.visitOn, partOfDay: visit.partOfDay },
  })
  return { id: visit.id, version: visit.version + 1 }
}

async function isWholeFileTheirs(tx: Transaction, file: CaseFileCard): Promise<boolean> {
  const { theirs } = await tx.get<{ theirs: boolean }>(
    sql`select access.may_write(${file.id}, null, null, null, 'content', null) as theirs`,
  )
  return theirs
}
