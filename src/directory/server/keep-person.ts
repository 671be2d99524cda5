import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations } from '../api.ts'
import { looksLikeGroup } from '../rules/group-name.ts'
import { looksShared } from '../rules/shared-mailbox.ts'
import { getStoredPerson, listRoles } from './get-person.ts'
import { mustNotBeOneself, tryGiveRole } from './keep-role.ts'
import { recordChange, takeChange } from './record-change.ts'

export const addPerson: Handler<typeof directoryOperations.addPerson> = async ({ tx, input, touch }) => {
  const { id, name, jobTitle, email, organisationId, roles, teamIds } = input
  touch({ records: [id, organisationId] })
  mustBeSomebody(name, 'name')
  await mustBePersonal(tx, email, 'email')
  await tx.run(
    build
      .insertInto('access.users')
      .values({ municipality_id: tx.session.municipality, id, display_name: name, job_title: jobTitle, email }),
  )
  await recordChange(tx, { kind: 'user', about: id, field: 'added', after: { name, jobTitle, email } })
  for (const [at, role] of roles.entries()) {
    await tryGiveRole(tx, { ...role, userId: id, organisationId }, { role: `roles.${at}.role`, area: `roles.${at}.areaId` })
  }
  for (const team of teamIds) {
    await tx.run(sql`select access.join_team(${team}, ${id})`)
    const { name: teamName } = await tx.get<{ name: string }>(
      sql`select name from access.teams where municipality_id = ${tx.session.municipality} and id = ${team}`,
    )
    await recordChange(tx, { kind: 'role', about: id, field: 'team', after: teamName })
  }
  return { id }
}

export const changePerson: Handler<typeof directoryOperations.changePerson> = async ({ tx, input, touch }) => {
  touch({ records: [input.userId] })
  mustNotBeOneself(tx, input.userId)
  const stored = await getStoredPerson(tx, input.userId, true)
  const values = await takeChange(tx, { kind: 'user', about: stored.id }, stored.fields, input.change as never)
  if (!values) return { id: stored.id, version: stored.version }
  if (values.name !== undefined) mustBeSomebody(values.name, 'change.name.to')
  if (values.email !== undefined) await mustBePersonal(tx, values.email, 'change.email.to', stored.id)
  const { name, jobTitle, email } = { ...stored.fields, ...values }
  await tx.run(sql`
    update access.users set display_name = ${name}, job_title = ${jobTitle}, email = ${email || null}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${stored.id}`)
  return { id: stored.id, version: stored.version + 1 }
}

export const endPerson: Handler<typeof directoryOperations.endPerson> = async ({ tx, input, touch }) => {
  touch({ records: [input.userId] })
  mustNotBeOneself(tx, input.userId)
  const stored = await getStoredPerson(tx, input.userId)
  if (stored.endedAt) throw conflict('Deze collega is al uit dienst. Er is niets gewijzigd.')
  const roles = (await listRoles(tx, stored.id)).filter(role => role.validTo === null || new Date(role.validTo) > tx.now)
  await tx.run(sql`select access.end_user(${stored.id})`)
  for (const { role, organisation, area } of roles) {
    await recordChange(tx, { kind: 'role', about: stored.id, field: 'ended', before: { role, organisation, area } })
  }
  await recordChange(tx, { kind: 'user', about: stored.id, field: 'endedAt', after: tx.now })
  return { id: stored.id, version: stored.version + 1 }
}

/** @throws invalid */
function mustBeSomebody(name: string, field: string): void {
  if (!looksLikeGroup(name)) return
  throw invalid([
    {
      field,
      message:
        'Dit lijkt de naam van een groep of een functie. Een account is van één persoon, omdat het logboek zegt wie er keek: vul voor- en achternaam in, en de functie bij Functie.',
    },
  ])
}

/** No group accounts: who looked at what must be one person. And one person has one account here. */
async function mustBePersonal(tx: Transaction, email: string, field: string, besides?: string): Promise<void> {
  const m = tx.session.municipality
  if (looksShared(email)) {
    throw invalid([
      { field, message: 'Dit lijkt een gedeeld adres. Een account is van één persoon: vul het eigen werkadres in.' },
    ])
  }
  const organisation = await tx.find<{ name: string }>(
    sql`select name from app.organisations where municipality_id = ${m} and lower(mailbox) = lower(${email}) limit 1`,
  )
  if (organisation) {
    throw invalid([
      { field, message: `Dit is het gedeelde adres van ${organisation.name}. Vul het eigen werkadres van deze persoon in.` },
    ])
  }
  const other = await tx.find<{ name: string; isEnded: boolean }>(sql`
    select display_name as name, ended_at is not null as "isEnded" from access.users
    where municipality_id = ${m} and lower(email) = lower(${email}) and id is distinct from ${besides ?? null}::uuid`)
  if (other) {
    throw invalid([
      {
        field,
        message: other.isEnded
          ? `${other.name} heeft dit adres en is uit dienst. Geef die persoon opnieuw een rol, in plaats van een tweede toe te voegen.`
          : `${other.name} heeft dit adres al. Eén persoon heeft hier één account; geef die persoon er een rol bij.`,
      },
    ])
  }
}
