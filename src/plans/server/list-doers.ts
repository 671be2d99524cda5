import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { planOperations } from '../api.ts'

export const listDoers: Handler<typeof planOperations.listDoers> = async ({ tx, input, touch }) => {
  const { municipality } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  return tx.get<OutputOf<typeof planOperations.listDoers>>(sql`
    select
      coalesce((
        select jsonb_agg(one order by one->>'name') from (
          select distinct jsonb_build_object('id', u.id, 'name', u.display_name, 'jobTitle', u.job_title, 'organisationName', o.name) as one
          from access.role_assignments r
          join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
          join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
          where r.municipality_id = ${municipality} and r.role in ('coordinator', 'visitor', 'contact_point', 'process_coordinator')
            and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})) colleagues), '[]') as colleagues,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'field', o.field, 'takesTasks', exists (
          select from access.role_assignments r
          where r.municipality_id = o.municipality_id and r.organisation_id = o.id and r.role = 'partner'
            and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now}))) order by o.name)
        from app.organisations o where o.municipality_id = ${municipality} and o.ended_at is null), '[]') as organisations,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', m.person_id,
          'name', concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname)) order by m.position, i.birth_date)
        from app.household_members m
        join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
        where m.municipality_id = ${municipality} and m.household_id = ${file.householdId} and m.valid_to is null
          and i.died_on is null), '[]') as members`)
}
