import type pg from 'pg'
import { voorbeeldstad } from '../db/demo/voorbeeldstad.ts'
import { build } from '../src/platform/database/transaction.ts'
import { writeMisspellings } from '../src/workplace/server/commands.ts'

export interface Crowd {
  households: number
  timelineLines: number
  coordinators: number
  partners: number
  /** Only what a search needs; left out: files with all that is in them. */
  searchOnly?: boolean
}

/** Steps that a search can do without. */
const work = ['participations and involvements', 'plans and tasks', 'clocks', 'timeline']

const syllables =
  'jan bak ver len sma dek vis kui per hoe mol wil bro tim zand rik bos dijk ter vel ham kos lo meu nor pel quin rad sij tol uil wes zwa gro fel dor cla bra ake eng'

/**
 * Fills a founded municipality with a city's worth of households, one case file each: one in ten runs, the others ended with the
 * access that belonged to them. Straight SQL, because histories made through operations would take hours. Runs as superuser.
 */
export async function makeCrowd(client: pg.Client, crowd: Crowd, onStep: (step: string) => void): Promise<void> {
  const m = voorbeeldstad.id
  const { households: n } = crowd
  // Of what ended, a search meets only the card and the words.
  const reached = crowd.searchOnly ? `generate_series(10, ${n}, 10)` : `generate_series(1, ${n})`
  const steps: [string, string][] = [
    [
      'ids',
      // As ids of the product, which begin with the moment they were made: what is of one household lies together in an index.
      `create or replace function public.crowd_id(name text) returns uuid language sql immutable parallel safe
         as $$ select (lpad(to_hex(coalesce(substring(name from '[0-9]+')::bigint, 0)), 12, '0') || '8' || substr(md5(name), 14, 3)
           || '8' || substr(md5(name), 18))::uuid $$;
       create or replace function public.crowd_row() returns uuid language sql volatile
         as $$ select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid $$;
       create or replace function public.crowd_surname(household integer) returns text language sql immutable parallel safe as $$
         -- 60,000 names of three syllables, some borne by half a percent of all and most by a few.
         select s[n % 40 + 1] || s[n / 40 % 40 + 1] || s[n / 1600 % 40 + 1]
         from (select (60000 * power((household::bigint * 2654435761 % 4294967296) / 4294967296.0, 2))::integer * 7919 % 64000 as n,
           string_to_array('${syllables}', ' ') as s) x $$`,
    ],
    [
      'professionals',
      `insert into access.users (municipality_id, id, display_name, job_title)
         select ${m}, crowd_id('coordinator' || c), 'Regisseur ' || c, 'Casusregisseur' from generate_series(1, ${crowd.coordinators}) c;
       insert into access.users (municipality_id, id, display_name, job_title)
         select ${m}, crowd_id('partner' || c), 'Partner ' || c, 'Hulpverlener' from generate_series(1, ${crowd.partners}) c;
       insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
         select ${m}, crowd_row(), crowd_id('coordinator' || c), (select id from app.organisations where kind = 'neighbourhood-team' limit 1), 'coordinator', '2020-01-01'
         from generate_series(1, ${crowd.coordinators}) c;
       insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
         select ${m}, crowd_row(), crowd_id('partner' || c), (select id from app.organisations order by id offset c % 20 limit 1), 'partner', '2020-01-01'
         from generate_series(1, ${crowd.partners}) c`,
    ],
    [
      'case files in the registry',
      `insert into access.file_registry (municipality_id, case_file_id, household_id, area_id, closed_at)
         select ${m}, crowd_id('file' || i), crowd_id('household' || i), ${area('i')}, case when i % 10 <> 0 then now() - interval '200 days' end
         from ${reached} i;
       insert into access.file_holders (municipality_id, case_file_id, holder_id, valid_from)
         select ${m}, crowd_id('file' || i), h, '2024-01-01'
         from ${reached} i,
           lateral (values (crowd_id('file' || i)), (crowd_id('household' || i)), (crowd_id('person' || i || 'a')), (crowd_id('person' || i || 'b')), (crowd_id('task' || i))) as v (h)`,
    ],
    [
      'scopes',
      `insert into access.scopes (municipality_id, id, holder_id, subject_id, access_domain, disclosure) overriding system value
         select ${m}, i * 16 + k, case k when 2 then crowd_id('household' || i) when 3 then crowd_id('person' || i || 'a') when 4 then crowd_id('person' || i || 'b') when 9 then crowd_id('task' || i) else crowd_id('file' || i) end,
           case k when 3 then crowd_id('person' || i || 'a') when 4 then crowd_id('person' || i || 'b') else crowd_id('household' || i) end,
           (array[1, 1, 2, 2, 1, 6, 7, 8, 16, 13])[k], (case when k <= 2 then 'existence' else 'content' end)::access.disclosure
         from ${reached} i, generate_series(1, 10) k;
       select setval(pg_get_serial_sequence('access.scopes', 'id'), ${n} * 16 + 16)`,
    ],
    [
      'grants',
      `insert into access.grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, legal_ground_id, involvement_id, valid_from, valid_to)
         select ${m}, crowd_row(), crowd_id('file' || i), crowd_id('coordinator' || (i / 10 % ${crowd.coordinators} + 1)), (select id from app.organisations where kind = 'neighbourhood-team' limit 1),
           'content', true, 2, crowd_id('involvement' || i), '2024-01-01', case when i % 10 <> 0 then now() - interval '20 days' end
         from ${reached} i;
       insert into access.grants (municipality_id, id, case_file_id, grantee_id, organisation_id, for_role, holder_id, access_domain, disclosure, may_write, legal_ground_id, valid_from, valid_to)
         select ${m}, crowd_row(), crowd_id('file' || i), o.id, o.id, 'partner', x.holder, x.domain, x.level::access.disclosure, x.domain = 16, 3, '2024-01-01', case when i % 10 <> 0 then now() - interval '200 days' end
         from ${reached} i
         join lateral (select id from app.organisations order by id offset i % 20 limit 1) o on true,
         lateral (values (null::uuid, 1, 'existence'), (crowd_id('task' || i), 16, 'content'), (crowd_id('person' || i || 'a'), 2, 'content')) as x (holder, domain, level)`,
    ],
    [
      'households and persons',
      `insert into app.households (municipality_id, id, scope_id, name, recorded_by, recorded_at)
         select ${m}, crowd_id('household' || i), i * 16 + 2, 'Familie ' || initcap(crowd_surname(i)), crowd_id('coordinator1'), '2024-01-01' from ${reached} i;
       insert into app.person_identities (municipality_id, person_id, scope_id, surname, given_names, birth_date, recorded_by, recorded_at)
         select ${m}, crowd_id('person' || i || w), i * 16 + case w when 'a' then 3 else 4 end, initcap(crowd_surname(i)), 'Voornaam' || w, date '1980-01-01' + (i % 9000)::int, crowd_id('coordinator1'), '2024-01-01'
         from ${reached} i, unnest(array['a', 'b']) w;
       insert into app.household_members (municipality_id, id, household_id, person_id, scope_id, position, valid_from, recorded_by, recorded_at)
         select ${m}, crowd_row(), crowd_id('household' || i), crowd_id('person' || i || w), i * 16 + case w when 'a' then 3 else 4 end, 'adult', '2024-01-01', crowd_id('coordinator1'), '2024-01-01'
         from ${reached} i, unnest(array['a', 'b']) w`,
    ],
    [
      'case files',
      `insert into app.case_files (municipality_id, id, household_id, scope_id, title, area_id, phase, coordinator_user_id, coordinator_organisation_id, opened_at, last_step_at, closed_at)
         select ${m}, crowd_id('file' || i), crowd_id('household' || i), i * 16 + 1, 'Familie ' || initcap(crowd_surname(i)), ${area('i')}, case when i % 10 = 0 then 'tackle' else 'ended' end,
           crowd_id('coordinator' || (i / 10 % ${crowd.coordinators} + 1)), (select id from app.organisations where kind = 'neighbourhood-team' limit 1),
           now() - interval '300 days', now() - (i % 60) * interval '1 day', case when i % 10 <> 0 then now() - interval '200 days' end
         from generate_series(1, ${n}) i`,
    ],
    [
      'participations and involvements',
      `insert into app.participations (municipality_id, id, case_file_id, scope_id, area_id, programme_id, programme_version, route, step, started_at)
         select ${m}, crowd_id('participation' || i), crowd_id('file' || i), i * 16 + 1, ${area('i')}, p.programme_id, p.version, 'multiple-related', 'plan', now() - interval '300 days'
         from generate_series(1, ${n}) i, (select programme_id, version from app.programme_versions order by programme_id limit 1) p;
       insert into app.involvements (municipality_id, id, case_file_id, scope_id, role, user_id, organisation_id, disclosure, access_domains, valid_from, valid_to)
         select ${m}, crowd_id('involvement' || i), crowd_id('file' || i), i * 16 + 1, 'coordinator', crowd_id('coordinator' || (i / 10 % ${crowd.coordinators} + 1)),
           (select id from app.organisations where kind = 'neighbourhood-team' limit 1), 'content', '{}', '2024-01-01',
           case when i % 10 <> 0 then date '2024-06-01' end
         from generate_series(1, ${n}) i`,
    ],
    [
      'words to search by',
      `insert into app.search_names (municipality_id, folded) select distinct ${m}, crowd_surname(i) from generate_series(1, ${n}) i on conflict do nothing;
       insert into app.search_names (municipality_id, folded) values (${m}, 'familie'), (${m}, 'voornaama'), (${m}, 'voornaamb') on conflict do nothing;
       insert into app.search_entries (municipality_id, id, name_id, case_file_id, scope_id, overseen_area)
         select ${m}, crowd_row(), w.id, crowd_id('file' || i), i * 16 + k, case when k = 1 then ${area('i')} end
         from generate_series(1, ${n}) i join app.search_names w on w.municipality_id = ${m} and w.folded = crowd_surname(i), unnest(array[1, 3, 4]) k;
       insert into app.search_entries (municipality_id, id, name_id, case_file_id, scope_id, overseen_area)
         select ${m}, crowd_row(), w.id, crowd_id('file' || i), i * 16 + case w.folded when 'familie' then 1 when 'voornaama' then 3 else 4 end,
           case when w.folded = 'familie' then ${area('i')} end
         from generate_series(1, ${n}) i join app.search_names w on w.municipality_id = ${m} and w.folded in ('familie', 'voornaama', 'voornaamb')`,
    ],
    [
      'plans and tasks',
      `insert into app.plans (municipality_id, id, case_file_id, scope_id, started_at, recorded_by)
         select ${m}, crowd_id('plan' || i), crowd_id('file' || i), i * 16 + 5, now() - interval '250 days', crowd_id('coordinator1') from generate_series(1, ${n}) i;
       insert into app.goals (municipality_id, id, case_file_id, plan_id, scope_id, life_domain, subject_id, title, recorded_by, recorded_at)
         select ${m}, crowd_id('goal' || i), crowd_id('file' || i), crowd_id('plan' || i), i * 16 + 6, 'finance', crowd_id('household' || i), 'De huur is op tijd betaald', crowd_id('coordinator1'), now()
         from generate_series(1, ${n}) i;
       insert into app.tasks (municipality_id, id, case_file_id, scope_id, area_id, life_domain, case_title, sender_user_id, sender_organisation_id, organisation_id, state, placed_at, pick_up_by, seen_by_sender_at)
         select ${m}, crowd_id('task' || i), crowd_id('file' || i), i * 16 + 9, ${area('i')}, 'finance', 'Familie ' || initcap(crowd_surname(i)), crowd_id('coordinator' || (i / 10 % ${crowd.coordinators} + 1)),
           (select id from app.organisations where kind = 'neighbourhood-team' limit 1), o.id, case when i % 10 = 0 then 'placed' else 'done' end, now() - interval '10 days', now() + interval '2 days', case when i % 10 <> 0 then now() - interval '200 days' end
         from generate_series(1, ${n}) i join lateral (select id from app.organisations order by id offset i % 20 limit 1) o on true;
       insert into app.task_contents (municipality_id, task_id, scope_id, what)
         select ${m}, crowd_id('task' || i), i * 16 + 9, 'Betalingsregeling treffen' from generate_series(1, ${n}) i`,
    ],
    [
      'clocks',
      `insert into app.clocks (municipality_id, id, scope_id, case_file_id, about_kind, about_id, area_id, access_domain, kind, label, term, counting, norm_source, started_at, due_at, met_at, responsible_user_id)
         select ${m}, crowd_row(), i * 16 + 1, crowd_id('file' || i), 'case-file', crowd_id('file' || i), ${area('i')}, 1, 'plan-review', 'Plan bespreken', 'P6M', 'calendar', 'default',
           now() - interval '100 days', now() + (i % 60 - 10) * interval '1 day', case when i % 10 <> 0 then now() - interval '200 days' end, crowd_id('coordinator' || (i / 10 % ${crowd.coordinators} + 1))
         from generate_series(1, ${n}) i`,
    ],
    [
      'timeline',
      `insert into app.timeline (municipality_id, id, case_file_id, scope_id, event, occurred_at, recorded_at, actor_user_id, actor_organisation_id, details)
         select ${m}, crowd_row(), crowd_id('file' || (l % ${n} + 1)), (l % ${n} + 1) * 16 + (array[1, 5, 6, 7, 8, 10])[l / ${n} % 6 + 1], 'contact.recorded',
           now() - (l % 300) * interval '1 day', now(), crowd_id('coordinator1'), null, '{"kind": "phone"}'
         from generate_series(0, ${crowd.timelineLines} - 1) l`,
    ],
    ['statistics', 'vacuum analyze'],
  ]
  for (const [step, statements] of steps) {
    if (crowd.searchOnly && work.includes(step)) continue
    onStep(step)
    await client.query(statements)
    if (step === 'words to search by') {
      const { sql, parameters } = writeMisspellings(m, 'all').compile(build)
      await client.query(sql, [...parameters])
    }
  }
}

const area = (i: string): string => `(array[11,12,13,21,22,23,31,32,33,41,42,43])[${i} % 12 + 1]`
