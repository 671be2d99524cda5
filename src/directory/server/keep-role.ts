import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations } from '../api.ts'
import { type GivenRole, rolesByArea } from '../rules/role-choice.ts'
import { getStoredPerson, listRoles } from './get-person.ts'
import { mustBeRunningArea } from './keep-area.ts'
import { recordChange } from './record-change.ts'

/** The database refuses it as well; here it is said in words. @throws forbidden */
export function mustNotBeOneself(tx: Transaction, userId: string): void {
  if (userId === tx.session.user) {
    throw forbidden('Uw eigen gegevens en rechten wijzigt u niet zelf: vraag een andere beheerder. Er is niets gewijzigd.')
  }
}

interface Giving {
  id: string
  userId: string
  organisationId: string
  role: GivenRole
  areaId: number | null
}

/** @throws invalid at the given fields */
export async function tryGiveRole(tx: Transaction, giving: Giving, fields: { role: string; area: string }): Promise<void> {
  const { id, userId, organisationId, role, areaId } = giving
  const m = tx.session.municipality
  const organisation = await tx.find<{ name: string }>(
    sql`select name from app.organisations where municipality_id = ${m} and id = ${organisationId} and ended_at is null`,
  )
  if (!organisation) throw invalid([{ field: 'organisationId', message: 'Kies een organisatie uit de lijst.' }])
  if (areaId !== null && !rolesByArea.includes(role)) {
    throw invalid([{ field: fields.area, message: 'Deze rol gaat niet per gebied. Laat het gebied leeg.' }])
  }
  await mustBeRunningArea(tx, areaId, fields.area)
  const already = await tx.find(sql`
    select id from access.role_assignments
    where municipality_id = ${m} and user_id = ${userId} and organisation_id = ${organisationId} and role::text = ${role}
      and area_id is not distinct from ${areaId}::smallint and (valid_to is null or valid_to > ${tx.now})`)
  if (already) throw invalid([{ field: fields.role, message: 'Deze rol is er al. Er is niets gewijzigd.' }])
  await tx.run(sql`select access.give_role(${id}, ${userId}, ${organisationId}, ${role}::access.role, ${areaId}::smallint)`)
  const area = areaId === null ? null : await areaName(tx, areaId)
  await recordChange(tx, { kind: 'role', about: userId, field: 'given', after: { role, organisation: organisation.name, area } })
}

export const giveRole: Handler<typeof directoryOperations.giveRole> = async ({ tx, input, touch }) => {
  touch({ records: [input.userId, input.organisationId] })
  mustNotBeOneself(tx, input.userId)
  await getStoredPerson(tx, input.userId)
  await tryGiveRole(tx, input, { role: 'role', area: 'areaId' })
  return { id: input.id }
}

export const endRole: Handler<typeof directoryOperations.endRole> = async ({ tx, input, touch }) => {
  touch({ records: [input.userId] })
  mustNotBeOneself(tx, input.userId)
  const found = (await listRoles(tx, input.userId)).find(one => one.id === input.roleId)
  if (!found || (found.validTo !== null && new Date(found.validTo) <= tx.now)) {
    throw conflict('Deze rol is al beëindigd. Er is niets gewijzigd.')
  }
  await tx.run(sql`select access.end_role(${input.roleId})`)
  const { role, organisation, area } = found
  await recordChange(tx, { kind: 'role', about: input.userId, field: 'ended', before: { role, organisation, area } })
  return { id: input.roleId }
}

const areaName = async (tx: Transaction, areaId: number): Promise<string> =>
  (
    await tx.get<{ name: string }>(
      sql`select name from app.areas where municipality_id = ${tx.session.municipality} and id = ${areaId}`,
    )
  ).name
