import { sql } from 'kysely'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import { timeZone } from '../../platform/time/calendar-date.ts'
import type { settingOperations } from '../api.ts'

type Administration = OutputOf<typeof settingOperations.getAdministration>

/** A leave is told of two weeks ahead. */
const aheadMs = 14 * 86_400_000
const mostChanges = 15

/** The landing of an administrator: nothing of any household, only what is not in order with people, organisations and files without an owner. */
export const getAdministration: Handler<typeof settingOperations.getAdministration> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const ahead = new Date(tx.now.getTime() + aheadMs)
  const runs = sql`r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})`
  // Residents come in by their own door: they are no colleagues, also when their role ended.
  const staff = sql`not exists (
    select from access.role_assignments x where x.municipality_id = ${m} and x.user_id = u.id and x.role = 'resident')`
  const row = await tx.get<Administration>(sql`
    select
      (select count(*)::int from access.users u where u.municipality_id = ${m} and u.ended_at is null and u.account_id is null
        and exists (select from access.role_assignments r where r.municipality_id = ${m} and r.user_id = u.id and r.role <> 'resident' and ${runs})) as "neverLoggedIn",
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.display_name) order by u.display_name)
        from access.users u where u.municipality_id = ${m} and u.ended_at is null and ${staff}
          and not exists (select from access.role_assignments r where r.municipality_id = ${m} and r.user_id = u.id and ${runs})), '[]') as "withoutRole",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'absentId', a.id, 'absent', a.display_name, 'deputy', b.display_name,
          'from', (d.valid_from at time zone ${timeZone})::date, 'until', ((d.valid_to - interval '1 second') at time zone ${timeZone})::date) order by d.valid_from, d.id)
        from access.deputies d
        join access.users a on a.municipality_id = ${m} and a.id = d.absent_user_id
        join access.users b on b.municipality_id = ${m} and b.id = d.deputy_user_id
        where d.municipality_id = ${m} and d.valid_to > ${tx.now} and d.valid_from <= ${ahead} and d.valid_to > d.valid_from), '[]') as deputies,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
        from app.organisations o where o.municipality_id = ${m} and o.ended_at is null and cardinality(o.parts) > 0
          and not exists (select from access.role_assignments r where r.municipality_id = ${m} and r.organisation_id = o.id and ${runs})), '[]') as "organisationsWithoutPeople",
      jsonb_build_object(
        'people', (select count(*) from access.users u where u.municipality_id = ${m} and u.ended_at is null and ${staff}),
        'organisations', (select count(*) from app.organisations o where o.municipality_id = ${m} and o.ended_at is null),
        'areas', (select count(*) from app.areas a where a.municipality_id = ${m} and a.ended_at is null and a.kind <> 'outside'),
        'programmes', (select count(*) from app.programmes_in_use p where p.municipality_id = ${m} and p.stopped_at is null)) as counts,
      coalesce((select jsonb_agg(c.line order by c.changed_at desc, c.id) from (
        select c.id, c.changed_at, jsonb_build_object('id', c.id, 'kind', c.kind, 'about', c.about, 'field', c.field,
          'what', case c.kind
            when 'organisation' then (select name from app.organisations o where o.municipality_id = ${m} and o.id::text = c.about)
            when 'area' then (select name from app.areas a where a.municipality_id = ${m} and a.id::text = c.about)
            when 'team' then (select name from access.teams t where t.municipality_id = ${m} and t.id::text = c.about)
            when 'setting' then c.about
            when 'covenant' then coalesce((
              select v.title from app.covenant_versions v where v.municipality_id = ${m} and v.covenant_id::text = c.about order by v.version desc limit 1), c.about)
            when 'provider' then coalesce((
              select i.label from access.identity_providers i where i.municipality_id = ${m} and i.code = c.about), c.about)
            when 'programme' then coalesce((
              select p.body ->> 'title' from app.programme_versions p where p.municipality_id = ${m} and p.programme_id = c.about order by p.version desc limit 1), c.about)
            else (select display_name from access.users u where u.municipality_id = ${m} and u.id::text = c.about) end,
          'by', u.display_name, 'at', c.changed_at) as line
        from app.administration_changes c join access.users u on u.municipality_id = ${m} and u.id = c.changed_by
        where c.municipality_id = ${m} order by c.changed_at desc, c.id limit ${mostChanges}) c), '[]') as changes`)
  touch({})
  return row
}
