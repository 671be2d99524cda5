import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { indexCaseFile } from '../../workplace/server/commands.ts'
import type { shieldOperations } from '../api.ts'
import { wrongReviewDay } from '../rules/review-day.ts'
import { mayBeLifted } from '../rules/shield-kind.ts'
import { moveRecords } from './move-records.ts'
import { returnToNeighbourhood } from './neighbourhood.ts'
import { recordsUnder } from './records-under.ts'
import { getShield, getStandingShield, keepFromResidents, name } from './stored-shield.ts'

export const nameForShield: Handler<typeof shieldOperations.nameForShield> = async ({ tx, input, touch }) => {
  const shield = await getStandingShield(tx, input.caseFileId, input.shieldId)
  touch({ subjects: [shield.subjectId], records: [shield.id] })
  await name(tx, shield, input, shield.kind === 'meldcode' ? 'veiligThuis' : 'coordination')
  await keepFromResidents(tx)
  return { id: input.namingId }
}

export const unnameFromShield: Handler<typeof shieldOperations.unnameFromShield> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const shield = await getShield(tx, input.caseFileId, input.shieldId)
  touch({ subjects: [shield.subjectId], records: [shield.id] })
  const named = await tx.find<{ isHiddenHelper: boolean; endedAt: Date | null; others: number }>(sql`
    select p.ended_at as "endedAt",
      exists (select from app.involvements i where i.municipality_id = ${municipality} and i.id = p.id) as "isHiddenHelper", (
      select count(*) from app.shield_people o
      where o.municipality_id = p.municipality_id and o.shield_id = p.shield_id and o.id <> p.id and o.ended_at is null and o.user_id is not null
        and not exists (select from app.involvements i where i.municipality_id = ${municipality} and i.id = o.id)
        and exists (
          select from access.role_assignments r
          where r.municipality_id = o.municipality_id and r.user_id = o.user_id and r.organisation_id = o.organisation_id
            and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now}))) as others
    from app.shield_people p
    where p.municipality_id = ${municipality} and p.shield_id = ${shield.id} and p.id = ${input.namingId}`)
  if (!named) throw notFound()
  if (named.endedAt) throw conflict('Deze collega was al niet meer genoemd. Er is niets gewijzigd.')
  if (named.isHiddenHelper) {
    throw conflict('Dit is de verborgen betrokkene zelf. Hef de afscherming op, of beëindig de betrokkenheid.')
  }
  if (named.others === 0) {
    throw conflict('Dit is de laatste die dit kan lezen. Noem eerst een collega; er is niets gewijzigd.')
  }
  await tx.run(sql`
    update app.shield_people set ended_at = ${tx.now}, ended_by = ${user} where municipality_id = ${municipality} and id = ${input.namingId}`)
  await tx.run(sql`select access.unname_from_shield(${shield.id}, ${shield.caseFileId}, ${input.namingId})`)
  await keepFromResidents(tx)
  return { id: input.namingId }
}

export const reviewShield: Handler<typeof shieldOperations.reviewShield> = async ({ tx, input, touch }) => {
  const shield = await getStandingShield(tx, input.caseFileId, input.shieldId)
  touch({ subjects: [shield.subjectId], records: [shield.id] })
  const wrong = wrongReviewDay(input.reviewOn, calendarDateOf(tx.now))
  if (wrong) throw invalid([{ field: 'reviewOn', message: wrong }])
  const changed = await tx.run(sql`
    update app.shieldings set review_on = ${input.reviewOn}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${shield.id} and version = ${input.version}`)
  if (changed === 0) throw elsewhere()
  await keepFromResidents(tx)
  return { version: input.version + 1 }
}

/** All goes back to where it would have been; the card of the shield stays for who was named, so that they know that there was one. */
export const liftShield: Handler<typeof shieldOperations.liftShield> = async ({ tx, input, touch }) => {
  const { municipality, user } = tx.session
  const shield = await getStandingShield(tx, input.caseFileId, input.shieldId)
  touch({ subjects: [shield.subjectId], records: [shield.id] })
  if (!mayBeLifted(shield.kind))
    throw conflict('Een meldcode blijft voor wie genoemd is. Rond haar af in plaats van haar te openen.')
  if (!(await isWholeFileTheirs(tx, shield.caseFileId))) {
    throw conflict('Alleen de coördinator van dit dossier heft een afscherming op. Er is niets gewijzigd.')
  }
  const lifted = await tx.run(sql`
    update app.shieldings set lifted_at = ${tx.now}, lifted_by = ${user}, lift_reason = ${input.reason}, version = version + 1
    where municipality_id = ${municipality} and id = ${shield.id} and version = ${input.version}`)
  if (lifted === 0) throw elsewhere()
  const hidden = await tx.rows<{ id: string }>(sql`
    select i.id from app.involvements i join access.scopes s on s.municipality_id = i.municipality_id and s.id = i.scope_id
    where i.municipality_id = ${municipality} and i.case_file_id = ${shield.caseFileId} and s.shield_id = ${shield.id} and i.valid_to is null`)
  const under = await recordsUnder(tx, shield)
  if (under.length > 0) {
    await moveRecords(tx, { shieldId: shield.id, caseFileId: shield.caseFileId, recordIds: under, back: true })
  }
  if (shield.kind === 'address') await returnToNeighbourhood(tx, shield.caseFileId)
  for (const { id } of hidden) await tx.run(sql`select access.hide_involvement(${shield.caseFileId}, ${id}, ${shield.id}, false)`)
  await tx.run(sql`select access.lift_shield(${shield.id}, ${shield.caseFileId})`)
  await tx.enter()
  await keepFromResidents(tx)
  return { version: input.version + 1 }
}

export const shieldFile: Handler<typeof shieldOperations.shieldFile> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  if (file.shielded === input.isShielded) {
    throw conflict(
      file.shielded
        ? 'Dit dossier was al gesloten voor wie over de wijk gaat. Er is niets gewijzigd.'
        : 'Dit dossier was niet gesloten. Er is niets gewijzigd.',
    )
  }
  await tx.run(sql`select app.shield_file(${file.id}, ${input.isShielded})`)
  await tx.enter()
  await indexCaseFile(tx, file.id)
  await keepFromResidents(tx)
  return { id: file.id }
}

export async function isWholeFileTheirs(tx: Transaction, caseFileId: string): Promise<boolean> {
  const { theirs } = await tx.get<{ theirs: boolean }>(
    sql`select access.may_write(${caseFileId}, null, null, null, 'content', null) as theirs`,
  )
  return theirs
}

const elsewhere = () =>
  conflict('Een collega heeft dit intussen gewijzigd. Bekijk eerst de laatste stand; er is niets gewijzigd.')
