-- What an administrator keeps on screen (R-140, R-142): organisations, areas and teams that end, people who come and go,
-- deputies of coordinators on leave, which programmes are run here, and who changed what from what to what.

alter table app.organisations
  add column visiting_address text not null default '',
  add column services text not null default '';
comment on column app.organisations.services is 'What one can go there for, in a sentence';
comment on column app.organisations.ended_at is 'No longer a partner since: gets no new work; what stood there stays';

alter table app.areas
  add column ended_at timestamptz,
  add column version integer not null default 1;
comment on column app.areas.ended_at is 'No longer given to roles and teams since; addresses, files and figures keep pointing at it';

alter table access.users
  add column ended_at timestamptz,
  add column version integer not null default 1;
create unique index users_email on access.users (municipality_id, lower(email));
comment on column access.users.email is 'Work address, of one person: the first log-in with it binds the account';
comment on column access.users.ended_at is 'Works here no longer since; a new role takes it away';

alter table access.role_assignments add column renewed boolean not null default false;
comment on column access.role_assignments.renewed is 'Given again after an earlier one had ended: what was reached through that one stays ended, so files have to be assigned anew';

alter table access.teams
  add column area_ids smallint[] not null default '{}',
  add column ended_at timestamptz,
  add column version integer not null default 1;
comment on column access.teams.area_ids is 'The areas a team serves. To know whom to turn to: who sees what does not depend on it';

create table access.deputies (
  municipality_id integer not null,
  id uuid not null,
  absent_user_id uuid not null,
  deputy_user_id uuid not null,
  organisation_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  arranged_by uuid not null,
  arranged_at timestamptz not null,
  constraint deputies_pkey primary key (municipality_id, id),
  constraint deputies_absent_fkey foreign key (municipality_id, absent_user_id) references access.users (municipality_id, id),
  constraint deputies_deputy_fkey foreign key (municipality_id, deputy_user_id) references access.users (municipality_id, id),
  constraint deputies_another check (deputy_user_id <> absent_user_id),
  constraint deputies_period check (valid_to >= valid_from),
  constraint deputies_one_at_a_time exclude using gist (
    municipality_id with =, absent_user_id with =, organisation_id with =, tstzrange(valid_from, valid_to) with &&)
);
create index deputies_deputy on access.deputies (municipality_id, deputy_user_id, organisation_id);
create index deputies_absent on access.deputies (municipality_id, absent_user_id, organisation_id);
comment on table access.deputies is 'Who stands in for a coordinator on leave, from and to. What the deputy reaches are grants of their own with the same end, under the involvement of this id';
comment on column access.deputies.valid_to is 'Always there: a deputy ends by itself. Equal to valid_from: ended before it began';

create table app.administration_changes (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  kind text not null constraint administration_changes_kind
    check (kind in ('organisation', 'area', 'team', 'user', 'role', 'deputy', 'setting', 'programme', 'provider', 'covenant')),
  about text not null,
  field text not null,
  before jsonb,
  after jsonb,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint administration_changes_pkey primary key (municipality_id, id)
);
create index administration_changes_about on app.administration_changes (municipality_id, kind, about, changed_at desc);
comment on table app.administration_changes is 'Who changed what a municipality sets, from what to what, when. Never changed; the processing log tells the same acts without the values';
comment on column app.administration_changes.about is 'The id, or the key of a setting';

create table app.programmes_in_use (
  municipality_id integer not null references access.municipalities (id),
  programme_id text not null,
  started_at timestamptz not null,
  stopped_at timestamptz,
  version integer not null default 1,
  constraint programmes_in_use_pkey primary key (municipality_id, programme_id)
);
comment on table app.programmes_in_use is 'The programmes a municipality runs. One that was stopped takes no new households; files that run in it go on in their version';

-- Rights change by functions alone. Nobody changes their own: not even an administrator.

create function access.give_role(
  p_id uuid, p_user uuid, p_organisation uuid, p_role access.role, p_area smallint
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if not 'administrator' = any (current_setting('app.roles')::access.role[])
     or p_user = current_setting('app.user')::uuid or p_role = 'resident'
     -- Who works here and gets help here is two users: one log-in would open both.
     or exists (select from role_assignments where municipality_id = v_municipality and user_id = p_user and role = 'resident')
     or not exists (select from app.organisations where municipality_id = v_municipality and id = p_organisation and ended_at is null)
     or p_area is not null and not exists (select from app.areas where municipality_id = v_municipality and id = p_area and ended_at is null)
  then
    raise exception 'this role cannot be given here' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select from role_assignments where municipality_id = v_municipality and user_id = p_user and organisation_id = p_organisation
      and role = p_role and area_id is not distinct from p_area and (valid_to is null or valid_to > v_moment)) then
    raise exception 'this user holds this role already' using errcode = 'unique_violation';
  end if;
  update users set ended_at = null, version = version + 1 where municipality_id = v_municipality and id = p_user and ended_at is not null;
  insert into role_assignments (municipality_id, id, user_id, organisation_id, role, area_id, valid_from, renewed)
  values (v_municipality, p_id, p_user, p_organisation, p_role, p_area, v_moment, exists (
    select from role_assignments where municipality_id = v_municipality and user_id = p_user and organisation_id = p_organisation and role = p_role));
end
$$;
comment on function access.give_role is 'Gives a colleague a role in an organisation from now on. Nobody gives a role to themselves, and nobody becomes a resident by it';

-- What a role opened ends with it: the files one coordinated with the role of coordinator, everything with the last role somewhere.
create function access.end_role(p_id uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_ended role_assignments;
  v_left access.role[];
begin
  select * into v_ended from role_assignments where municipality_id = v_municipality and id = p_id;
  if not 'administrator' = any (current_setting('app.roles')::access.role[])
     or v_ended.user_id is null or v_ended.user_id = current_setting('app.user')::uuid then
    raise exception 'this role cannot be ended here' using errcode = 'insufficient_privilege';
  end if;
  update role_assignments set valid_to = greatest(v_moment, valid_from + interval '1 microsecond')
  where municipality_id = v_municipality and id = p_id and (valid_to is null or valid_to > v_moment);

  select coalesce(array_agg(role), '{}') into v_left from role_assignments
  where municipality_id = v_municipality and user_id = v_ended.user_id and organisation_id = v_ended.organisation_id
    and id <> p_id and (valid_to is null or valid_to > v_moment);
  if not 'coordinator' = any (v_left) then
    update grants g set valid_to = greatest(g.valid_from, v_moment)
    where g.municipality_id = v_municipality and g.organisation_id = v_ended.organisation_id and g.ends_at > v_moment
      and (g.grantee_id = v_ended.user_id and g.involvement_id is not null and g.access_domain is null and g.holder_id is null and g.shield_id is null
        or g.involvement_id in (
          select d.id from deputies d where d.municipality_id = v_municipality and d.organisation_id = v_ended.organisation_id
            and v_ended.user_id in (d.absent_user_id, d.deputy_user_id) and d.valid_to > v_moment));
    update deputies set valid_to = greatest(valid_from, v_moment)
    where municipality_id = v_municipality and organisation_id = v_ended.organisation_id
      and v_ended.user_id in (absent_user_id, deputy_user_id) and valid_to > v_moment;
  end if;
  if v_left = '{}' then
    update grants set valid_to = greatest(valid_from, v_moment)
    where municipality_id = v_municipality and grantee_id = v_ended.user_id and organisation_id = v_ended.organisation_id and ends_at > v_moment;
    update team_members t set valid_to = greatest(t.valid_from, v_moment)
    where t.municipality_id = v_municipality and t.user_id = v_ended.user_id and (t.valid_to is null or t.valid_to > v_moment)
      and t.team_id in (select id from teams where municipality_id = v_municipality and organisation_id = v_ended.organisation_id);
    -- Sessions live by real time, whatever the application's clock says.
    update login_sessions set ended_at = clock_timestamp()
    where municipality_id = v_municipality and user_id = v_ended.user_id and organisation_id = v_ended.organisation_id and ended_at is null;
  end if;
end
$$;
comment on function access.end_role is 'Ends a colleague''s role at once, with the grants that came with it; with the last role at an organisation also teams and open log-ins there';

create function access.end_user(p_user uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_role uuid;
begin
  if not 'administrator' = any (current_setting('app.roles')::access.role[]) or p_user = current_setting('app.user')::uuid then
    raise exception 'this user cannot be ended here' using errcode = 'insufficient_privilege';
  end if;
  for v_role in
    select id from role_assignments
    where municipality_id = v_municipality and user_id = p_user and (valid_to is null or valid_to > v_moment) order by id
  loop
    perform end_role(v_role);
  end loop;
  update grants set valid_to = greatest(valid_from, v_moment)
  where municipality_id = v_municipality and grantee_id = p_user and ends_at > v_moment;
  update login_sessions set ended_at = clock_timestamp() where municipality_id = v_municipality and user_id = p_user and ended_at is null;
  update users set ended_at = v_moment, version = version + 1
  where municipality_id = v_municipality and id = p_user and ended_at is null;
end
$$;
comment on function access.end_user is 'Somebody left: roles, grants, teams, deputies and open log-ins end now. What they wrote stays';

create function access.join_team(p_team uuid, p_user uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if not 'administrator' = any (current_setting('app.roles')::access.role[]) or p_user = current_setting('app.user')::uuid
     or not exists (
       select from teams t
       join role_assignments r on r.municipality_id = t.municipality_id and r.organisation_id = t.organisation_id and r.user_id = p_user
         and (r.valid_to is null or r.valid_to > v_moment)
       where t.municipality_id = v_municipality and t.id = p_team and t.ended_at is null) then
    raise exception 'this user does not belong in this team' using errcode = 'insufficient_privilege';
  end if;
  insert into team_members (municipality_id, team_id, user_id, valid_from)
  select v_municipality, p_team, p_user, v_moment
  where not exists (
    select from team_members where municipality_id = v_municipality and team_id = p_team and user_id = p_user and valid_to is null);
end
$$;
comment on function access.join_team is 'Puts a colleague in a team of an organisation where they work. Nobody joins by themselves';

create function access.leave_team(p_team uuid, p_user uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  if not 'administrator' = any (current_setting('app.roles')::access.role[]) then
    raise exception 'this session keeps no teams' using errcode = 'insufficient_privilege';
  end if;
  update team_members set valid_to = greatest(valid_from, current_setting('app.moment')::timestamptz)
  where municipality_id = current_setting('app.municipality')::integer and team_id = p_team and user_id = p_user and valid_to is null;
end
$$;
comment on function access.leave_team is 'Takes somebody out of a team: what was shared with the team is no longer theirs';

-- Reads nothing of the session but where and when, and only brings the grants of deputies in line with those of whom they stand in for.
create function access.follow_deputies(p_case_file uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  update grants d set valid_to = greatest(d.valid_from, v_moment)
  from deputies p
  where p.municipality_id = v_municipality and d.municipality_id = v_municipality and d.case_file_id = p_case_file
    and d.involvement_id = p.id and d.ends_at > v_moment
    and not exists (
      select from grants g
      where g.municipality_id = v_municipality and g.case_file_id = p_case_file and g.grantee_id = p.absent_user_id
        and g.organisation_id = p.organisation_id and g.involvement_id is not null and g.valid_to is null
        and g.access_domain is null and g.holder_id is null and g.subject_id is null and g.shield_id is null);
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, for_role, disclosure, may_write, legal_ground_id, involvement_id, valid_from, valid_to)
  select v_municipality, gen_random_uuid(), g.case_file_id, p.deputy_user_id, p.organisation_id, 'coordinator', g.disclosure, g.may_write,
    g.legal_ground_id, p.id, greatest(p.valid_from, v_moment), p.valid_to
  from deputies p
  join grants g on g.municipality_id = v_municipality and g.case_file_id = p_case_file and g.grantee_id = p.absent_user_id
    and g.organisation_id = p.organisation_id and g.involvement_id is not null and g.valid_to is null
    and g.access_domain is null and g.holder_id is null and g.subject_id is null and g.shield_id is null
  where p.municipality_id = v_municipality and p.valid_to > v_moment
    and not exists (
      select from grants d where d.municipality_id = v_municipality and d.case_file_id = p_case_file and d.involvement_id = p.id and d.ends_at > v_moment);
end
$$;
comment on function access.follow_deputies is 'Who stands in for the coordinator of a file reaches it for as long as both last, on the same ground; no shield. Called when a deputy or a coordinator changes';

-- For the functions of this schema alone: it runs with the rights of who calls it.
create function access.stands_in(p_case_file uuid) returns boolean
  language sql stable set search_path = access, pg_temp
as $$
  select exists (
      select from access.grants g
      join access.deputies d on d.municipality_id = g.municipality_id and d.id = g.involvement_id and d.deputy_user_id = g.grantee_id
      where g.municipality_id = current_setting('app.municipality')::integer and g.case_file_id = p_case_file
        and g.grantee_id = current_setting('app.user')::uuid and g.organisation_id = current_setting('app.organisation')::uuid
        and g.valid_from <= current_setting('app.moment')::timestamptz and g.ends_at > current_setting('app.moment')::timestamptz)
    and not exists (
      select from access.grants g
      where g.municipality_id = current_setting('app.municipality')::integer and g.case_file_id = p_case_file
        and g.grantee_id = current_setting('app.user')::uuid and g.organisation_id = current_setting('app.organisation')::uuid
        and g.valid_to is null and g.may_write
        and g.access_domain is null and g.holder_id is null and g.subject_id is null and g.shield_id is null)
$$;
comment on function access.stands_in is 'Whether the session has this file as a deputy only: then nothing of it becomes their own';
grant execute on function access.stands_in to voordeur_resolver;

create function access.appoint_deputy(
  p_id uuid, p_absent uuid, p_deputy uuid, p_organisation uuid, p_from timestamptz, p_to timestamptz
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_roles access.role[] := current_setting('app.roles')::access.role[];
  v_file uuid;
begin
  -- The administrator arranges it for others and is never the deputy; a coordinator arranges their own absence.
  if not ('administrator' = any (v_roles) and p_deputy <> v_user
      or 'coordinator' = any (v_roles) and p_absent = v_user and p_organisation = current_setting('app.organisation')::uuid)
     -- A deputy ends by itself.
     or p_to <= greatest(p_from, v_moment) or p_to = 'infinity'
     or (select count(distinct user_id) from role_assignments
         where municipality_id = v_municipality and user_id in (p_absent, p_deputy) and organisation_id = p_organisation
           and role = 'coordinator' and valid_from <= v_moment and (valid_to is null or valid_to > v_moment)) < 2 then
    raise exception 'this deputy cannot be appointed here' using errcode = 'insufficient_privilege';
  end if;
  insert into deputies (municipality_id, id, absent_user_id, deputy_user_id, organisation_id, valid_from, valid_to, arranged_by, arranged_at)
  values (v_municipality, p_id, p_absent, p_deputy, p_organisation, p_from, p_to, v_user, v_moment);
  for v_file in
    select distinct case_file_id from grants
    where municipality_id = v_municipality and grantee_id = p_absent and organisation_id = p_organisation
      and involvement_id is not null and valid_to is null
  loop
    perform follow_deputies(v_file);
  end loop;
end
$$;
comment on function access.appoint_deputy is 'A coordinator stands in for a colleague of the same organisation, from and to: the files that colleague coordinates, no shielded part';

create function access.end_deputy(p_id uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if not exists (
    select from deputies where municipality_id = v_municipality and id = p_id
      and ('administrator' = any (current_setting('app.roles')::access.role[])
        or current_setting('app.user')::uuid in (absent_user_id, deputy_user_id))) then
    raise exception 'this deputy cannot be ended here' using errcode = 'insufficient_privilege';
  end if;
  update deputies set valid_to = greatest(valid_from, v_moment) where municipality_id = v_municipality and id = p_id and valid_to > v_moment;
  update grants set valid_to = greatest(valid_from, v_moment)
  where municipality_id = v_municipality and involvement_id = p_id and ends_at > v_moment;
end
$$;
comment on function access.end_deputy is 'Ends standing in early: by the administrator, the absent coordinator or the deputy';

create function access.coordinates(p_case_file uuid, p_user uuid, p_organisation uuid) returns boolean
  language sql stable security definer set search_path = access, pg_temp
as $$
  select exists (
    select from access.grants
    where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file and grantee_id = p_user
      and organisation_id = p_organisation and involvement_id is not null and valid_to is null
      and access_domain is null and holder_id is null and subject_id is null and shield_id is null)
    and current_setting('app.roles')::access.role[] && array['contact_point', 'coordinator', 'process_coordinator']::access.role[]
$$;
comment on function access.coordinates is 'Whether somebody who came back still reaches a file as its coordinator, or has to be appointed anew: yes or no, for who appoints';

create function access.forget_logins() returns bigint
  language sql volatile security definer set search_path = access, pg_temp
as $$
  with forgotten as (
    delete from access.login_sessions where least(ended_at, expires_at) < now() - interval '1 day' returning 1)
  select count(*) from forgotten
$$;
comment on function access.forget_logins is 'Deletes log-in sessions a day after they ended, by real time';
grant execute on function access.forget_logins to voordeur_worker;

-- Numbers only, over files that the asker does not see: what has to be handed over before somebody or an organisation leaves.
create function app.open_work(p_user uuid, p_organisation uuid) returns table (kind text, number bigint)
  language sql stable security definer set search_path = app, pg_temp
as $$
  select w.kind, w.number
  -- What lies under a shield is in no count.
  from (
    select current_setting('app.municipality')::integer as m, array(
      select id from access.scopes
      where municipality_id = current_setting('app.municipality')::integer and shield_id is not null) as under) s, lateral (
    select 'coordinated' as kind, count(*) as number from app.case_files
    where municipality_id = s.m and closed_at is null
      and (p_user is null or coordinator_user_id = p_user) and (p_organisation is null or coordinator_organisation_id = p_organisation)
    union all
    select 'aftercare', count(*) from app.aftercare_contacts a
    join app.case_files f on f.municipality_id = a.municipality_id and f.id = a.case_file_id
    where a.municipality_id = s.m and a.made_at is null and (p_user is null or a.responsible_user_id = p_user)
      and (p_organisation is null or f.coordinator_organisation_id = p_organisation)
    union all
    select 'tasks', count(*) from app.tasks
    where municipality_id = s.m and not scope_id = any (s.under) and state in ('placed', 'accepted')
      and (p_user is null or assignee_user_id = p_user) and (p_organisation is null or organisation_id = p_organisation)
    union all
    select 'sent-tasks', count(*) from app.tasks
    where municipality_id = s.m and not scope_id = any (s.under) and state in ('placed', 'accepted')
      and (p_user is null or sender_user_id = p_user) and (p_organisation is null or sender_organisation_id = p_organisation)
    union all
    select 'actions', count(*) from app.actions
    where municipality_id = s.m and not scope_id = any (s.under) and state = 'open' and who_kind <> 'member' and who_id = coalesce(p_user, p_organisation)
    union all
    select 'involved', count(distinct case_file_id) from app.involvements
    where municipality_id = s.m and not scope_id = any (s.under) and valid_to is null and role <> 'coordinator'
      and (p_user is null or user_id = p_user) and (p_organisation is null or organisation_id = p_organisation)) w
  where w.number > 0 and coalesce(p_user, p_organisation) is not null
    and current_setting('app.roles')::text[] && array['administrator', 'process_coordinator']
$$;
comment on function app.open_work is 'How much open work a user or an organisation has, by kind, for who ends them: numbers only';
