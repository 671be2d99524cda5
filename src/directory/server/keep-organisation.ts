import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations, OrganisationValues } from '../api.ts'
import { getStoredOrganisation } from './get-organisation.ts'
import { mustBeRunningArea } from './keep-area.ts'
import { recordChange, takeChange } from './record-change.ts'

export const addOrganisation: Handler<typeof directoryOperations.addOrganisation> = async ({ tx, input, touch }) => {
  const { id, ...values } = input
  touch({ records: [id] })
  await mustHaveFreeName(tx, values.name, 'name')
  await mustBeRunningArea(tx, values.areaId, 'areaId')
  await tx.run(
    build.insertInto('app.organisations').values({ municipality_id: tx.session.municipality, id, ...columnsOf(values) }),
  )
  await recordChange(tx, { kind: 'organisation', about: id, field: 'added', after: values })
  return { id }
}

export const changeOrganisation: Handler<typeof directoryOperations.changeOrganisation> = async ({ tx, input, touch }) => {
  const stored = await getStoredOrganisation(tx, input.organisationId, true)
  touch({ records: [stored.id] })
  const values = await takeChange(tx, { kind: 'organisation', about: stored.id }, stored.values, input.change as never)
  if (!values) return { id: stored.id, version: stored.version }
  if (values.name !== undefined) await mustHaveFreeName(tx, values.name, 'change.name.to', stored.id)
  if (values.areaId !== undefined) await mustBeRunningArea(tx, values.areaId, 'change.areaId.to')
  await tx.run(
    build
      .updateTable('app.organisations')
      .set(eb => ({ ...columnsOf({ ...stored.values, ...values }), version: eb('version', '+', 1) }))
      .where('municipality_id', '=', tx.session.municipality)
      .where('id', '=', stored.id),
  )
  return { id: stored.id, version: stored.version + 1 }
}

/** Its people lose their roles there at once; tasks and involvements stand where they stood, and come back on the lists of who has to act. */
export const endOrganisation: Handler<typeof directoryOperations.endOrganisation> = async ({ tx, input, touch }) => {
  const stored = await getStoredOrganisation(tx, input.organisationId, true)
  touch({ records: [stored.id] })
  if (stored.endedAt) throw conflict('Deze organisatie is al beëindigd. Er is niets gewijzigd.')
  if (stored.id === tx.session.organisation) {
    throw conflict('U werkt zelf bij deze organisatie. Een andere beheerder kan haar beëindigen; er is niets gewijzigd.')
  }
  const roles = await tx.rows<{ id: string; userId: string; role: string }>(sql`
    select id, user_id as "userId", role::text as role from access.role_assignments
    where municipality_id = ${tx.session.municipality} and organisation_id = ${stored.id} and (valid_to is null or valid_to > ${tx.now})
    order by id`)
  if (roles.some(one => one.userId === tx.session.user)) {
    throw conflict('U werkt zelf ook voor deze organisatie. Een andere beheerder kan haar beëindigen; er is niets gewijzigd.')
  }
  for (const one of roles) {
    await tx.run(sql`select access.end_role(${one.id})`)
    await recordChange(tx, {
      kind: 'role',
      about: one.userId,
      field: 'ended',
      before: { role: one.role, organisation: stored.values.name },
    })
  }
  touch({ records: roles.map(one => one.userId) })
  return setEnd(tx, stored, tx.now)
}

export const resumeOrganisation: Handler<typeof directoryOperations.resumeOrganisation> = async ({ tx, input, touch }) => {
  const stored = await getStoredOrganisation(tx, input.organisationId, true)
  touch({ records: [stored.id] })
  if (!stored.endedAt) throw conflict('Deze organisatie is niet beëindigd. Er is niets gewijzigd.')
  return setEnd(tx, stored, null)
}

async function setEnd(
  tx: Transaction,
  stored: { id: string; version: number; endedAt: string | null },
  endedAt: Date | null,
): Promise<{ id: string; version: number }> {
  await tx.run(sql`
    update app.organisations set ended_at = ${endedAt}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${stored.id}`)
  await recordChange(tx, { kind: 'organisation', about: stored.id, field: 'endedAt', before: stored.endedAt, after: endedAt })
  return { id: stored.id, version: stored.version + 1 }
}

/** Two of one name cannot be told apart in the lists that people choose from. */
async function mustHaveFreeName(tx: Transaction, name: string, field: string, besides?: string): Promise<void> {
  const other = await tx.find(sql`
    select id from app.organisations
    where municipality_id = ${tx.session.municipality} and lower(name) = lower(${name}) and ended_at is null and id is distinct from ${besides ?? null}::uuid`)
  if (other) throw invalid([{ field, message: 'Er is al een organisatie met deze naam. Kies een naam die zich onderscheidt.' }])
}

const columnsOf = (values: OrganisationValues) => ({
  name: values.name,
  kind: values.kind,
  field: values.field,
  parts: values.parts,
  area_id: values.areaId,
  contact_function: values.contactFunction,
  mailbox: values.mailbox || null,
  phone: values.phone || null,
  visiting_address: values.visitingAddress,
  services: values.services,
})
