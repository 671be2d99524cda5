import { sql } from 'kysely'
import { type CaseFileCard, getCaseFile } from '../../case-files/server/commands.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'

/** The open file through which a household is changed. @throws conflict when it is closed */
export async function getOpenFile(tx: Transaction, caseFileId: string): Promise<CaseFileCard> {
  const file = await getCaseFile(tx, caseFileId)
  if (file.closedAt) throw conflict('Dit dossier is afgesloten. Heropen het om gegevens te wijzigen; er is nu niets gewijzigd.')
  return file
}

export interface MembershipRow {
  id: string
  personId: string
  position: string
  validFrom: string
  validTo: string | null
}

const columns = sql`id, person_id as "personId", position, valid_from as "validFrom", valid_to as "validTo"`

export async function getMembership(tx: Transaction, householdId: string, memberId: string): Promise<MembershipRow> {
  const member = await tx.find<MembershipRow>(sql`
    select ${columns} from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${householdId} and id = ${memberId}`)
  if (!member) throw notFound('Deze persoon is niet gevonden in dit gezin, of is niet met u gedeeld.')
  return member
}

/** Somebody who lives in the household now. @throws notFound for everybody else, also when their record exists */
export async function getCurrentMember(tx: Transaction, householdId: string, personId: string): Promise<MembershipRow> {
  const member = await tx.find<MembershipRow>(sql`
    select ${columns} from app.household_members
    where municipality_id = ${tx.session.municipality} and household_id = ${householdId} and person_id = ${personId} and valid_to is null`)
  if (!member) throw notFound('Deze persoon is niet gevonden in dit gezin, of is niet met u gedeeld.')
  return member
}
