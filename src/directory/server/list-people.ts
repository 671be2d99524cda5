import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { directoryOperations, PersonLine } from '../api.ts'
import { likePattern } from './like-pattern.ts'

const inPage = 100

export const listPeople: Handler<typeof directoryOperations.listPeople> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const pattern = likePattern(input.query)
  const running = sql`r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})`
  // Residents are no staff; whoever was added and has no role yet, or any more, is.
  const staff = sql`u.municipality_id = ${m} and not exists (
    select from access.role_assignments r where r.municipality_id = ${m} and r.user_id = u.id and r.role = 'resident')`
  const fits = sql`${staff} and (u.ended_at is not null) = ${input.show === 'ended'}
    and (u.display_name ilike ${pattern} or u.job_title ilike ${pattern} or coalesce(u.email, '') ilike ${pattern})
    and (${input.organisationId ?? null}::uuid is null or exists (
      select from access.role_assignments r where r.municipality_id = ${m} and r.user_id = u.id and r.organisation_id = ${input.organisationId ?? null} and ${running}))
    and (${input.role ?? null}::text is null or exists (
      select from access.role_assignments r where r.municipality_id = ${m} and r.user_id = u.id and r.role::text = ${input.role ?? null} and ${running}))`
  const rows = await tx.rows<PersonLine>(sql`
    select u.id, u.display_name as name, u.job_title as "jobTitle", coalesce(u.email, '') as email, u.ended_at as "endedAt",
      u.account_id is not null as "hasAccount", coalesce((
        select jsonb_agg(jsonb_build_object('organisation', o.name, 'role', r.role, 'area', a.name) order by o.name, r.role)
        from access.role_assignments r
        join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
        left join app.areas a on a.municipality_id = r.municipality_id and a.id = r.area_id
        where r.municipality_id = ${m} and r.user_id = u.id and ${running}), '[]') as roles,
      coalesce((select sum(c.open_files)::int from access.caseloads() c where c.user_id = u.id), 0) as caseload
    from access.users u
    where ${fits}
    order by u.display_name, u.id
    limit ${inPage + 1} offset ${(input.page - 1) * inPage}`)
  const { total } = await tx.get<{ total: number }>(sql`select count(*)::int as total from access.users u where ${fits}`)
  const counts = await tx.get<{ running: number; ended: number }>(sql`
    select count(*) filter (where u.ended_at is null)::int as running, count(*) filter (where u.ended_at is not null)::int as ended
    from access.users u where ${staff}`)
  const people = rows.slice(0, inPage)
  touch({ records: people.map(one => one.id) })
  return { people, total, more: rows.length > inPage, counts }
}
