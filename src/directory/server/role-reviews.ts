import { sql } from 'kysely'
import type { Role } from '../../access/rules/roles.ts'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { conflict, forbidden } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { RoleInReview, reviewOperations } from '../review-api.ts'
import { reviewDay, reviewState } from '../rules/role-review.ts'
import { mustNotBeOneself } from './keep-role.ts'
import { recordChange } from './record-change.ts'

const mostPast = 20

/** Every role that runs, with the last time somebody confirmed it. Residents hold theirs by logging in. */
async function rolesInReview(tx: Transaction): Promise<RoleInReview[]> {
  const rows = await tx.rows<Omit<RoleInReview, 'dueOn' | 'state' | 'isOwn'>>(sql`
    select r.id as "roleId", u.id as "userId", u.display_name as name, u.job_title as "jobTitle", o.id as "organisationId", o.name as organisation,
      r.role::text as role, a.name as area, r.valid_from as since, u.account_id is not null as "hasAccount",
      v.decided_at as "confirmedAt", b.display_name as "confirmedBy"
    from access.role_assignments r
    join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
    join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
    left join app.areas a on a.municipality_id = r.municipality_id and a.id = r.area_id
    left join lateral (
      select decided_at, decided_by from app.role_reviews v
      where v.municipality_id = r.municipality_id and v.role_assignment_id = r.id and v.outcome = 'kept'
      order by decided_at desc limit 1) v on true
    left join access.users b on b.municipality_id = r.municipality_id and b.id = v.decided_by
    where r.municipality_id = ${tx.session.municipality} and r.role <> 'resident'
      and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
    order by o.name, u.display_name, r.role, r.id`)
  const today = calendarDateOf(tx.now)
  return rows.map(row => {
    const dueOn = reviewDay(row.role, calendarDateOf(new Date(row.confirmedAt ?? row.since)))
    return { ...row, dueOn, state: reviewState(dueOn, today), isOwn: row.userId === tx.session.user }
  })
}

export const listRoleReviews: Handler<typeof reviewOperations.listRoleReviews> = async ({ tx, input, touch, roles: held }) => {
  const all = await rolesInReview(tx)
  const organisations = [...Map.groupBy(all, one => one.organisationId)].map(([id, group]) => {
    const count = (state: RoleInReview['state']) => group.filter(one => one.state === state).length
    return {
      id,
      name: group[0]?.organisation ?? '',
      total: group.length,
      fine: count('fine'),
      due: count('due'),
      overdue: count('overdue'),
      nextOn: group.map(one => one.dueOn).toSorted()[0] ?? '',
    }
  })
  const order = { overdue: 0, due: 1, fine: 2 }
  const roles = all
    .filter(one => one.organisationId === input.organisationId)
    .toSorted((one, other) => order[one.state] - order[other.state])
  const history = await tx.rows<{
    id: string
    name: string
    role: Role
    organisation: string
    outcome: 'kept' | 'ended'
    by: string
    at: string
  }>(sql`
    select v.id, u.display_name as name, v.role, o.name as organisation, v.outcome, b.display_name as by, v.decided_at as at
    from app.role_reviews v
    join access.users u on u.municipality_id = v.municipality_id and u.id = v.user_id
    join access.users b on b.municipality_id = v.municipality_id and b.id = v.decided_by
    join app.organisations o on o.municipality_id = v.municipality_id and o.id = v.organisation_id
    where v.municipality_id = ${tx.session.municipality}
      and (${input.organisationId ?? null}::uuid is null or v.organisation_id = ${input.organisationId ?? null})
    order by v.decided_at desc, v.id limit ${mostPast}`)
  touch({ records: roles.map(one => one.userId) })
  return { organisations, roles, history, mayEnd: held.includes('administrator') }
}

export const confirmRoles: Handler<typeof reviewOperations.confirmRoles> = async ({ tx, input, touch }) => {
  const running = new Map((await rolesInReview(tx)).map(one => [one.roleId, one]))
  for (const { id, roleId } of input.roles) {
    const role = running.get(roleId)
    if (!role) throw conflict('Een van deze rollen is net beëindigd. Er is niets bevestigd; bekijk de lijst opnieuw.')
    touch({ records: [role.userId] })
    if (role.isOwn)
      throw forbidden('Uw eigen rol bevestigt u niet zelf: dat doet een andere beheerder of de privacy-functionaris.')
    await writeReview(tx, id, role, 'kept')
  }
  return { confirmed: input.roles.length }
}

export const endReviewedRole: Handler<typeof reviewOperations.endReviewedRole> = async ({ tx, input, touch }) => {
  const role = (await rolesInReview(tx)).find(one => one.roleId === input.roleId)
  if (!role) throw conflict('Deze rol is al beëindigd. Er is niets gewijzigd.')
  touch({ records: [role.userId] })
  mustNotBeOneself(tx, role.userId)
  await tx.run(sql`select access.end_role(${role.roleId})`)
  await writeReview(tx, input.id, role, 'ended')
  const before = { role: role.role, organisation: role.organisation, area: role.area }
  await recordChange(tx, { kind: 'role', about: role.userId, field: 'ended', before })
  return { id: input.id }
}

const writeReview = (tx: Transaction, id: string, role: RoleInReview, outcome: 'kept' | 'ended'): Promise<number> =>
  tx.run(
    build.insertInto('app.role_reviews').values({
      municipality_id: tx.session.municipality,
      id,
      role_assignment_id: role.roleId,
      user_id: role.userId,
      organisation_id: role.organisationId,
      role: role.role,
      outcome,
      decided_by: tx.session.user,
      decided_at: tx.now,
    }),
  )
