import { sql } from 'kysely'
import type { Role } from '../../access/rules/roles.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations, OrganisationValues, TeamLine } from '../api.ts'
import { findOpenWork } from './open-work.ts'
import { findCovenants } from './read-covenants.ts'
import { listChanges } from './record-change.ts'

export interface StoredOrganisation {
  id: string
  values: OrganisationValues
  area: string | null
  endedAt: string | null
  version: number
}

/** Locked when it is about to change: a second change at the same time waits, and is then compared with the first. */
export const getStoredOrganisation = (tx: Transaction, id: string, lock = false): Promise<StoredOrganisation> =>
  tx.get<StoredOrganisation>(sql`
    select o.id, jsonb_build_object('name', o.name, 'kind', o.kind, 'field', o.field, 'parts', o.parts, 'areaId', o.area_id,
      'contactFunction', o.contact_function, 'mailbox', coalesce(o.mailbox, ''), 'phone', coalesce(o.phone, ''),
      'visitingAddress', o.visiting_address, 'services', o.services) as values,
      (select a.name from app.areas a where a.municipality_id = o.municipality_id and a.id = o.area_id) as area,
      o.ended_at as "endedAt", o.version
    from app.organisations o
    where o.municipality_id = ${tx.session.municipality} and o.id = ${id}
    ${lock ? sql`for update` : sql``}`)

export const listTeams = (tx: Transaction, organisationId: string): Promise<TeamLine[]> =>
  tx.rows<TeamLine>(sql`
    select t.id, t.name, t.organisation_id as "organisationId", t.area_ids as "areaIds", t.ended_at as "endedAt", t.version, coalesce((
      select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.display_name, 'since', m.valid_from) order by u.display_name)
      from access.team_members m join access.users u on u.municipality_id = m.municipality_id and u.id = m.user_id
      where m.municipality_id = t.municipality_id and m.team_id = t.id and m.valid_from <= ${tx.now} and (m.valid_to is null or m.valid_to > ${tx.now})), '[]') as members
    from access.teams t
    where t.municipality_id = ${tx.session.municipality} and t.organisation_id = ${organisationId}
    order by t.ended_at nulls first, t.name, t.id`)

export const getOrganisation: Handler<typeof directoryOperations.getOrganisation> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const organisation = await getStoredOrganisation(tx, input.organisationId)
  touch({ records: [organisation.id] })
  const people = await tx.rows<{ id: string; name: string; jobTitle: string; roles: Role[] }>(sql`
    select u.id, u.display_name as name, u.job_title as "jobTitle", array_agg(distinct r.role::text) as roles
    from access.role_assignments r
    join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
    where r.municipality_id = ${m} and r.organisation_id = ${organisation.id}
      and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
    group by 1, 2, 3 order by u.display_name, u.id`)
  return {
    ...organisation,
    people,
    teams: await listTeams(tx, organisation.id),
    openWork: await findOpenWork(tx, { organisationId: organisation.id }),
    covenants: await findCovenants(tx, organisation.id),
    history: await listChanges(tx, ['organisation'], organisation.id),
  }
}
