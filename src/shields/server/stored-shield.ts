import { sql } from 'kysely'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { type LegalGroundName, legalGrounds } from '../../access/rules/legal-grounds.ts'
import { currentGround } from '../../access/server/current-ground.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { wrongReviewDay } from '../rules/review-day.ts'
import type { ShieldKind } from '../rules/shield-kind.ts'

export interface StoredShield {
  id: string
  caseFileId: string
  scopeId: number
  kind: ShieldKind
  subjectId: string
  liftedAt: Date | null
  version: number
}

/** @throws notFound, also for whoever is not named for it */
export async function getShield(tx: Transaction, caseFileId: string, shieldId: string): Promise<StoredShield> {
  const found = await tx.find<StoredShield>(sql`
    select id, case_file_id as "caseFileId", scope_id as "scopeId", kind, subject_id as "subjectId", lifted_at as "liftedAt", version
    from app.shieldings where municipality_id = ${tx.session.municipality} and id = ${shieldId} and case_file_id = ${caseFileId}`)
  if (!found) throw notFound()
  return found
}

export async function getStandingShield(tx: Transaction, caseFileId: string, shieldId: string): Promise<StoredShield> {
  const shield = await getShield(tx, caseFileId, shieldId)
  if (shield.liftedAt) throw conflict('Deze afscherming is opgeheven. Er is niets gewijzigd.')
  return shield
}

/**
 * What is done with a shield is told to no resident, also when it is done by somebody whom they know to be there: the line in the
 * processing log is covert. To be called after the last `tx.enter`.
 */
export const keepFromResidents = (tx: Transaction): Promise<number> => tx.run(sql`set local app.covert = 'true'`)

/** The same for an act on one record, when that lies under a shield. */
export async function keepShieldedFromResidents(tx: Transaction, scopeId: number): Promise<void> {
  const shielded = await tx.find(sql`
    select id from access.scopes where municipality_id = ${tx.session.municipality} and id = ${scopeId} and shield_id is not null`)
  if (shielded) await keepFromResidents(tx)
}

interface Raising {
  id: string
  caseFileId: string
  called: string
  kind: ShieldKind
  subjectId: string
  namingId: string
  reason: string
  reviewOn: string
  ground: LegalGroundName
  people: readonly Naming[]
}
export interface Naming {
  namingId: string
  userId: string
  organisationId: string
}

/** Begins a shield, with its card and who is named; the session goes on with the new keys. Answers the scope of the card. */
export async function raise(tx: Transaction, raising: Raising): Promise<number> {
  const { municipality, user, organisation } = tx.session
  const wrong = wrongReviewDay(raising.reviewOn, calendarDateOf(tx.now))
  if (wrong) throw invalid([{ field: 'reviewOn', message: wrong }])
  const ground = await currentGround(tx, legalGrounds[raising.ground].code)
  await tx.run(sql`select access.raise_shield(${raising.id}, ${raising.caseFileId}, ${raising.subjectId}, ${raising.reason},
    ${raising.namingId}, ${ground.id}::smallint)`)
  await tx.enter()
  const scopeId = await tx.scope({
    caseFile: raising.caseFileId,
    subject: raising.subjectId,
    domain: accessDomainIds.general,
    disclosure: 'existence',
    shield: raising.id,
  })
  await tx.run(
    build.insertInto('app.shieldings').values({
      municipality_id: municipality,
      id: raising.id,
      case_file_id: raising.caseFileId,
      scope_id: scopeId,
      kind: raising.kind,
      subject_id: raising.subjectId,
      called: raising.called,
      reason: raising.reason,
      review_on: raising.reviewOn,
      recorded_by: user,
      recorded_at: tx.now,
    }),
  )
  const shield = { id: raising.id, caseFileId: raising.caseFileId, scopeId }
  await writeNaming(tx, shield, { namingId: raising.namingId, userId: user, organisationId: organisation })
  for (const naming of raising.people) {
    if (naming.userId !== user || naming.organisationId !== organisation) await name(tx, shield, naming, raising.ground)
  }
  return scopeId
}

type Place = Pick<StoredShield, 'id' | 'caseFileId' | 'scopeId'>

/** @throws conflict when they are named already; invalid when they do not work here */
export async function name(tx: Transaction, shield: Place, naming: Naming, on: LegalGroundName): Promise<void> {
  const m = tx.session.municipality
  const already = await tx.find(sql`
    select id from app.shield_people
    where municipality_id = ${m} and shield_id = ${shield.id} and user_id = ${naming.userId} and organisation_id = ${naming.organisationId}
      and ended_at is null`)
  if (already) throw conflict('Deze collega was al genoemd. Er is niets gewijzigd.')
  const atWork = await tx.find(sql`
    select id from access.role_assignments
    where municipality_id = ${m} and user_id = ${naming.userId} and organisation_id = ${naming.organisationId}
      and role not in ('resident', 'reporter') and valid_from <= ${tx.now} and (valid_to is null or valid_to > ${tx.now}) limit 1`)
  if (!atWork) throw invalid([{ field: 'userId', message: 'Kies een collega uit de lijst. Deze werkt hier niet (meer).' }])
  const ground = await currentGround(tx, legalGrounds[on].code)
  await tx.run(sql`select access.name_for_shield(${shield.id}, ${shield.caseFileId}, ${naming.namingId}, ${naming.userId},
    ${naming.organisationId}, ${ground.id}::smallint)`)
  await writeNaming(tx, shield, naming)
}

export const writeNaming = (
  tx: Transaction,
  shield: Place,
  naming: { namingId: string; userId: string | null; organisationId: string },
): Promise<number> =>
  tx.run(
    build.insertInto('app.shield_people').values({
      municipality_id: tx.session.municipality,
      id: naming.namingId,
      shield_id: shield.id,
      case_file_id: shield.caseFileId,
      scope_id: shield.scopeId,
      user_id: naming.userId,
      organisation_id: naming.organisationId,
      recorded_by: tx.session.user,
      recorded_at: tx.now,
    }),
  )
