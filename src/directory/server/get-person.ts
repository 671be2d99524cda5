import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations, RoleLine } from '../api.ts'
import { listDeputiesOf } from './list-deputies.ts'
import { findOpenWork } from './open-work.ts'
import { listChanges } from './record-change.ts'

export interface StoredPerson {
  id: string
  endedAt: string | null
  hasAccount: boolean
  version: number
  fields: { name: string; jobTitle: string; email: string }
}

/** Locked when it is about to change. */
export const getStoredPerson = (tx: Transaction, id: string, lock = false): Promise<StoredPerson> =>
  tx.get<StoredPerson>(sql`
    select u.id, u.ended_at as "endedAt", u.account_id is not null as "hasAccount", u.version,
      jsonb_build_object('name', u.display_name, 'jobTitle', u.job_title, 'email', coalesce(u.email, '')) as fields
    from access.users u
    where u.municipality_id = ${tx.session.municipality} and u.id = ${id}
    ${lock ? sql`for update` : sql``}`)

/** Those that run first, then those of the past. */
export const listRoles = (tx: Transaction, userId: string): Promise<RoleLine[]> =>
  tx.rows<RoleLine>(sql`
    select r.id, r.organisation_id as "organisationId", o.name as organisation, r.role::text as role, a.name as area,
      r.valid_from as "validFrom", r.valid_to as "validTo"
    from access.role_assignments r
    join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
    left join app.areas a on a.municipality_id = r.municipality_id and a.id = r.area_id
    where r.municipality_id = ${tx.session.municipality} and r.user_id = ${userId}
    order by r.valid_to desc nulls first, o.name, r.role, r.id`)

export const getPerson: Handler<typeof directoryOperations.getPerson> = async ({ tx, input, touch }) => {
  const { fields, ...person } = await getStoredPerson(tx, input.userId)
  touch({ records: [person.id] })
  return {
    ...person,
    ...fields,
    roles: await listRoles(tx, person.id),
    teams: await tx.rows<{ id: string; name: string; organisation: string; since: string }>(sql`
      select t.id, t.name, o.name as organisation, m.valid_from as since
      from access.team_members m
      join access.teams t on t.municipality_id = m.municipality_id and t.id = m.team_id
      join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
      where m.municipality_id = ${tx.session.municipality} and m.user_id = ${person.id}
        and m.valid_from <= ${tx.now} and (m.valid_to is null or m.valid_to > ${tx.now})
      order by o.name, t.name, t.id`),
    deputies: await listDeputiesOf(tx, person.id),
    openWork: await findOpenWork(tx, { userId: person.id }),
    history: await listChanges(tx, ['user', 'role', 'deputy'], person.id),
  }
}
