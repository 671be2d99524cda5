-- Person-level safety inside a household: what only people who are named for it may know, and the meldcode (domestic violence and
-- child abuse), which is written that way from its first word.
-- A shielded row lies under the twin of its scope: the same holder, subject, domain and disclosure, with the shield. So moving it there
-- and back needs no memory, and the policies of its table stay as they are.

create table app.shieldings (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint shieldings_kind check (kind in ('record', 'address', 'involvement', 'meldcode')),
  subject_id uuid not null,
  called text not null,
  reason text not null constraint shieldings_reason_length check (length(reason) between 1 and 1000),
  review_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text,
  version integer not null default 1,
  constraint shieldings_pkey primary key (municipality_id, id),
  constraint shieldings_shield_fkey foreign key (municipality_id, id) references access.shields (municipality_id, id),
  constraint shieldings_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint shieldings_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint shieldings_lifted check ((lifted_at is null) = (lifted_by is null))
);
create index shieldings_file on app.shieldings (municipality_id, case_file_id);
create index shieldings_scope on app.shieldings (municipality_id, scope_id);
comment on table app.shieldings is 'Afscherming, for people to read: what kind, about whom, why, and when it is looked at again. It lies under its own shield, so that nobody else knows that there is one; access itself is decided by access.grants';
comment on column app.shieldings.called is 'How the household is called, for who is named and knows the file from nothing else';
comment on column app.shieldings.reason is 'For the named alone, as everything here';
comment on column app.shieldings.review_on is 'A shield is never for ever by forgetting: who is named looks again on this day';

create table app.shield_people (
  municipality_id integer not null,
  id uuid not null,
  shield_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  user_id uuid,
  organisation_id uuid not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint shield_people_pkey primary key (municipality_id, id),
  constraint shield_people_shield_fkey foreign key (municipality_id, shield_id) references app.shieldings (municipality_id, id),
  constraint shield_people_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint shield_people_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index shield_people_shield on app.shield_people (municipality_id, shield_id);
create index shield_people_scope on app.shield_people (municipality_id, scope_id);
comment on table app.shield_people is 'Who is named for a shield, from and to, for people to read. Its id is that of the grant''s involvement';
comment on column app.shield_people.user_id is 'Null: the organisation whose involvement is hidden, through its people in the role of partner';

create table app.meldcodes (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  shield_id uuid not null,
  scope_id bigint not null,
  subject_ids uuid[] not null,
  subject_names text[] not null,
  state text not null default 'open' constraint meldcodes_state check (state in ('open', 'closed')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_note text not null default '',
  version integer not null default 1,
  constraint meldcodes_pkey primary key (municipality_id, id),
  constraint meldcodes_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint meldcodes_shield_fkey foreign key (municipality_id, shield_id) references app.shieldings (municipality_id, id),
  constraint meldcodes_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint meldcodes_ended check ((state = 'closed') = (ended_at is not null))
);
create index meldcodes_file on app.meldcodes (municipality_id, case_file_id);
create index meldcodes_scope on app.meldcodes (municipality_id, scope_id);
comment on table app.meldcodes is 'Wet meldcode huiselijk geweld en kindermishandeling: the five steps for one suspicion. Not the channel of that name by which professionals report to the contact point (R-004): never the same list or count';
comment on column app.meldcodes.subject_ids is 'About whose safety it is; empty: not known yet';
comment on column app.meldcodes.subject_names is 'As they were called at the start: who is named may know the file from nothing else';

create table app.meldcode_entries (
  municipality_id integer not null,
  id uuid not null,
  meldcode_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  step smallint not null constraint meldcode_entries_step check (step between 1 and 5),
  entry jsonb not null,
  superseded_by uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint meldcode_entries_pkey primary key (municipality_id, id),
  constraint meldcode_entries_meldcode_fkey foreign key (municipality_id, meldcode_id) references app.meldcodes (municipality_id, id),
  constraint meldcode_entries_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index meldcode_entries_meldcode on app.meldcode_entries (municipality_id, meldcode_id, step);
create index meldcode_entries_scope on app.meldcode_entries (municipality_id, scope_id);
comment on table app.meldcode_entries is 'What was recorded in a step: 1 a signal, 2 whom was consulted, 3 the talk or why there was none, 4 the five questions weighed, 5 the decision. Never changed; a correction supersedes and both stay';

create table app.veilig_thuis_contacts (
  municipality_id integer not null,
  id uuid not null,
  meldcode_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint veilig_thuis_contacts_kind check (kind in ('advice', 'report', 'scaled-down')),
  contacted_on date not null,
  is_anonymous boolean not null default false,
  what text not null constraint veilig_thuis_contacts_what_length check (length(what) between 1 and 10000),
  accepted_on date,
  accepted_by text not null default '',
  answer_on date,
  answer text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  version integer not null default 1,
  constraint veilig_thuis_contacts_pkey primary key (municipality_id, id),
  constraint veilig_thuis_contacts_meldcode_fkey foreign key (municipality_id, meldcode_id) references app.meldcodes (municipality_id, id),
  constraint veilig_thuis_contacts_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint veilig_thuis_contacts_order check (accepted_on >= contacted_on and answer_on >= contacted_on)
);
create index veilig_thuis_contacts_meldcode on app.veilig_thuis_contacts (municipality_id, meldcode_id);
create index veilig_thuis_contacts_scope on app.veilig_thuis_contacts (municipality_id, scope_id);
create index veilig_thuis_contacts_day on app.veilig_thuis_contacts (municipality_id, contacted_on);
comment on table app.veilig_thuis_contacts is 'Advice asked of Veilig Thuis, a report made to it, or a case that it handed back to the local team (R-045): when, who took it on, and what the other side answered. Advice and report are counted apart (R-046)';
comment on column app.veilig_thuis_contacts.is_anonymous is 'Advice: asked without saying about whom';
comment on column app.veilig_thuis_contacts.accepted_on is 'The other side took it on: Veilig Thuis the report, the local team what was scaled down';

alter table app.consent_voices alter constraint consent_voices_record_fkey deferrable;
alter table app.consent_decisions alter constraint consent_decisions_record_fkey deferrable;

-- For the functions of these schemas alone: it runs with the rights of who calls it.
create function access.works_in(p_case_file uuid) returns boolean
  language sql stable set search_path = access, pg_temp
as $$
  select exists (
    select from access.grants g
    join access.legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
    where g.municipality_id = current_setting('app.municipality')::integer and g.case_file_id = p_case_file
      and (g.grantee_id in (current_setting('app.user')::uuid, current_setting('app.organisation')::uuid) or g.grantee_id in (
        select t.team_id from access.team_members t
        where t.municipality_id = g.municipality_id and t.user_id = current_setting('app.user')::uuid
          and t.valid_from <= current_setting('app.moment')::timestamptz
          and (t.valid_to is null or t.valid_to > current_setting('app.moment')::timestamptz)))
      and g.organisation_id = current_setting('app.organisation')::uuid
      and (g.for_role is null or g.for_role = any (current_setting('app.roles')::access.role[]))
      and g.disclosure = 'content' and g.may_write and (g.shield_id is null or g.hidden) and g.involvement_id is not null
      and g.valid_from <= current_setting('app.moment')::timestamptz and g.ends_at > current_setting('app.moment')::timestamptz
      and l.purpose = current_setting('app.purpose') and l.receiver_basis is not null and l.secrecy_basis is not null
      and l.valid_from <= current_setting('app.moment')::timestamptz
      and (l.valid_to is null or l.valid_to > current_setting('app.moment')::timestamptz))
$$;
comment on function access.works_in is 'Whether the session is involved in this file and writes there: by a grant of its own, not by watching over the area';
grant execute on function access.works_in to voordeur_resolver;

create function access.living_named(p_shield uuid, p_but uuid default null) returns bigint
  language sql stable set search_path = access, pg_temp
as $$
  select count(distinct g.grantee_id)
  from access.grants g
  join access.role_assignments r on r.municipality_id = g.municipality_id and r.user_id = g.grantee_id and r.organisation_id = g.organisation_id
    and r.valid_from <= current_setting('app.moment')::timestamptz
    and (r.valid_to is null or r.valid_to > current_setting('app.moment')::timestamptz)
  -- Whose ground was ended reads nothing under it any more.
  join access.legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
    and l.receiver_basis is not null and l.secrecy_basis is not null and l.valid_from <= current_setting('app.moment')::timestamptz
    and (l.valid_to is null or l.valid_to > current_setting('app.moment')::timestamptz)
  where g.municipality_id = current_setting('app.municipality')::integer and g.shield_id = p_shield and g.may_write and not g.hidden
    and g.involvement_id is distinct from p_but
    and g.valid_from <= current_setting('app.moment')::timestamptz and g.ends_at > current_setting('app.moment')::timestamptz
$$;
comment on function access.living_named is 'How many people who still work here are named for a shield, one naming left out';
grant execute on function access.living_named to voordeur_resolver;

create function access.is_named(p_shield uuid, p_case_file uuid) returns boolean
  language sql stable set search_path = access, pg_temp
as $$
  select access.may_write(p_case_file, p_case_file, null, null, 'content', p_shield) and exists (
    select from access.grants g
    where g.municipality_id = current_setting('app.municipality')::integer and g.case_file_id = p_case_file and g.shield_id = p_shield
      and g.grantee_id = current_setting('app.user')::uuid and g.organisation_id = current_setting('app.organisation')::uuid
      and g.may_write and not g.hidden
      and g.valid_from <= current_setting('app.moment')::timestamptz and g.ends_at > current_setting('app.moment')::timestamptz)
$$;
comment on function access.is_named is 'Whether the session is named for this shield and so decides about it. Who is hidden under it writes there, and decides nothing';
grant execute on function access.is_named to voordeur_resolver;

create function access.raise_shield(
  p_shield uuid, p_case_file uuid, p_subject uuid, p_reason text, p_naming uuid, p_legal_ground smallint
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- By itself a shield hides nothing. So whoever works with the household may begin one, a deputy too: a suspicion of violence does
  -- not wait. What stands there already is moved by shield_rows, which asks for more.
  if p_naming is null or not works_in(p_case_file) or not exists (
      select from file_holders h
      where h.municipality_id = v_municipality and h.case_file_id = p_case_file and h.holder_id = p_subject and h.holder_id <> p_case_file) then
    raise exception 'no shield can be raised here' using errcode = 'insufficient_privilege';
  end if;
  insert into shields (municipality_id, id, case_file_id, subject_id, reason, created_by, valid_from)
  values (v_municipality, p_shield, p_case_file, p_subject, p_reason, v_user, v_moment);
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, shield_id, legal_ground_id, involvement_id, valid_from)
  values (v_municipality, gen_random_uuid(), p_case_file, v_user, v_organisation, 'content', true, p_shield, p_legal_ground, p_naming, v_moment);
end
$$;
comment on function access.raise_shield is 'Begins a shield in a file one works in; who begins it is named, and at first nobody else';

create function access.name_for_shield(
  p_shield uuid, p_case_file uuid, p_naming uuid, p_user uuid, p_organisation uuid, p_legal_ground smallint
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- Who is named names others, in person and at work in that organisation now.
  if p_naming is null or not is_named(p_shield, p_case_file)
     or not exists (
       select from shields where municipality_id = v_municipality and id = p_shield and case_file_id = p_case_file and valid_to is null)
     or not exists (
       select from role_assignments
       where municipality_id = v_municipality and user_id = p_user and organisation_id = p_organisation
         and role not in ('resident', 'reporter') and valid_from <= v_moment and (valid_to is null or valid_to > v_moment))
     or exists (
       select from grants where municipality_id = v_municipality and shield_id = p_shield and grantee_id = p_user
         and organisation_id = p_organisation and ends_at > v_moment) then
    raise exception 'this session names nobody here' using errcode = 'insufficient_privilege';
  end if;
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, shield_id, legal_ground_id, involvement_id, valid_from)
  values (v_municipality, gen_random_uuid(), p_case_file, p_user, p_organisation, 'content', true, p_shield, p_legal_ground, p_naming, v_moment);
end
$$;
comment on function access.name_for_shield is 'Names somebody for a shield, from now on';

create function access.unname_from_shield(p_shield uuid, p_case_file uuid, p_naming uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  -- Two who send each other away at the same moment: the second one waits here, and then finds nobody else.
  perform 1 from shields where municipality_id = current_setting('app.municipality')::integer and id = p_shield for update;
  if not is_named(p_shield, p_case_file) or living_named(p_shield, p_naming) = 0 then
    raise exception 'the last one who is named stays' using errcode = 'insufficient_privilege';
  end if;
  update grants set valid_to = greatest(valid_from, current_setting('app.moment')::timestamptz)
  where municipality_id = current_setting('app.municipality')::integer and shield_id = p_shield and case_file_id = p_case_file
    and involvement_id = p_naming and not hidden and ends_at > current_setting('app.moment')::timestamptz;
end
$$;
comment on function access.unname_from_shield is 'Somebody is no longer named; never the last person who still works here';

create function access.lift_shield(p_shield uuid, p_case_file uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if not is_named(p_shield, p_case_file) then
    raise exception 'this shield cannot be lifted here' using errcode = 'insufficient_privilege';
  end if;
  update shields set valid_to = v_moment where municipality_id = v_municipality and id = p_shield and valid_to is null;
end
$$;
comment on function access.lift_shield is 'Nothing new comes under this shield. Who was named still reads that there was one, and why; what lay under it went back before';

create function access.hide_involvement(p_case_file uuid, p_involvement uuid, p_shield uuid, p_hidden boolean) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- Only by whom all of the file is theirs, and who is named. Never the coordinator, nor oneself.
  if p_shield is null or not is_named(p_shield, p_case_file) or not may_write(p_case_file, null, null, null, 'content', null)
     or stands_in(p_case_file) or p_hidden is null or not exists (
       select from grants where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id = p_involvement
         and shield_id is null and ends_at > v_moment)
     or exists (
       select from grants where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id = p_involvement
         and ends_at > v_moment and (grantee_id = current_setting('app.user')::uuid or access_domain is null and shield_id is null)) then
    raise exception 'this involvement cannot be hidden here' using errcode = 'insufficient_privilege';
  end if;
  -- Grants are never changed, only ended: the same once more, until the same day. Hidden, they are to read; what the helper writes goes
  -- under the shield. In the open again they write where they did when they were hidden.
  with were as (
    select * from grants
    where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id = p_involvement
      and shield_id is null and hidden <> p_hidden and ends_at > v_moment
    for update),
  ended as (
    update grants g set valid_to = greatest(g.valid_from, v_moment) from were where g.municipality_id = v_municipality and g.id = were.id)
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, for_role, holder_id, subject_id, access_domain, disclosure, may_write, legal_ground_id, involvement_id, hidden, valid_from, valid_to)
  select e.municipality_id, gen_random_uuid(), e.case_file_id, e.grantee_id, e.organisation_id, e.for_role, e.holder_id, e.subject_id, e.access_domain, e.disclosure,
    not p_hidden and coalesce((
      select was.may_write from grants was
      where was.municipality_id = v_municipality and was.case_file_id = p_case_file and was.involvement_id = p_involvement and not was.hidden
        and was.shield_id is null and was.holder_id is not distinct from e.holder_id and was.access_domain is not distinct from e.access_domain
        and was.disclosure = e.disclosure and was.ends_at = e.valid_from
      order by was.valid_from desc limit 1), false),
    e.legal_ground_id, e.involvement_id, p_hidden, v_moment, e.valid_to
  from were e;
  if p_hidden then
    insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, for_role, disclosure, may_write, shield_id, legal_ground_id, involvement_id, hidden, valid_from, valid_to)
    select distinct on (grantee_id) v_municipality, gen_random_uuid(), p_case_file, grantee_id, organisation_id, for_role, 'content'::access.disclosure, true, p_shield, legal_ground_id, p_involvement, true, v_moment,
      -- Until the last of what is shared ends.
      nullif(max(ends_at) over (partition by grantee_id), 'infinity')
    from grants
    where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id = p_involvement and shield_id is null and ends_at > v_moment
      and not exists (
        select from grants h where h.municipality_id = v_municipality and h.case_file_id = p_case_file and h.involvement_id = p_involvement
          and h.shield_id = p_shield and h.hidden and h.ends_at > v_moment)
    order by grantee_id, ends_at desc;
  else
    update grants set valid_to = greatest(valid_from, v_moment)
    where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id = p_involvement and shield_id = p_shield
      and hidden and ends_at > v_moment;
  end if;
end
$$;
comment on function access.hide_involvement is 'Who is involved without another member knowing: reads on as before, and writes under the shield alone. Or in the open again';

create function access.hidden_under(p_case_file uuid) returns uuid
  language sql stable security definer set search_path = access, pg_temp
as $$
  select g.shield_id
  from access.grants g
  where g.municipality_id = nullif(current_setting('app.municipality'), '')::integer and g.case_file_id = p_case_file
    and g.grantee_id in (current_setting('app.user')::uuid, current_setting('app.organisation')::uuid)
    and (g.for_role is null or g.for_role = any (current_setting('app.roles')::access.role[]))
    and g.organisation_id = current_setting('app.organisation')::uuid and g.hidden and g.shield_id is not null
    and g.valid_from <= current_setting('app.moment')::timestamptz and g.ends_at > current_setting('app.moment')::timestamptz
  order by g.valid_from desc limit 1
$$;
comment on function access.hidden_under is 'The shield under which the session is hidden in this file: what it writes goes there';

create function access.leave_shields() returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  if nullif(current_setting('app.municipality'), '') is null then return; end if;
  execute format('set local app.scopes = %L', array(
    select id from scopes
    where municipality_id = current_setting('app.municipality')::integer and id = any (current_setting('app.scopes')::bigint[]) and shield_id is null));
end
$$;
comment on function access.leave_shields is 'For paper and for a screen that others look at: this session reads on without what only the named may know. Gives nothing, takes only';

create function access.note_file_shield(p_case_file uuid, p_shielded boolean) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  if not may_write(p_case_file, null, null, null, 'content', null) or stands_in(p_case_file) or p_shielded is null then
    raise exception 'this case file cannot be closed for oversight here' using errcode = 'insufficient_privilege';
  end if;
  update file_registry set shielded = p_shielded
  where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file;
end
$$;
comment on function access.note_file_shield is 'Notes in the registry that nobody watches over this file by its area, or that they do again; app.shield_file does the rest';
grant execute on function access.note_file_shield to voordeur_worker;

create function access.unattended_shields() returns table (shield_id uuid, case_file_id uuid, raised_on date)
  language sql stable security definer set search_path = access, pg_temp
as $$
  select s.id, s.case_file_id, (s.valid_from at time zone 'Europe/Amsterdam')::date
  from access.shields s
  where s.municipality_id = nullif(current_setting('app.municipality'), '')::integer and s.valid_to is null
    and current_setting('app.roles')::access.role[] && array['privacy_officer']::access.role[]
    and current_setting('app.purpose') = 'privacy-oversight'
    and access.living_named(s.id) = 0
  order by 3, 1
$$;
comment on function access.unattended_shields is 'Shields for which nobody is named who still works here, for the privacy officer: ids and a day, nothing else';

create function access.attend_shield(p_shield uuid, p_naming uuid) returns uuid
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_user uuid;
begin
  if p_naming is null or not exists (select from unattended_shields() u where u.shield_id = p_shield) then
    raise exception 'this shield has people who are named' using errcode = 'insufficient_privilege';
  end if;
  -- The coordinator of the file now, and nobody of one's own choosing; a privacy officer does not name themselves.
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, shield_id, legal_ground_id, involvement_id, valid_from)
  select v_municipality, gen_random_uuid(), g.case_file_id, g.grantee_id, g.organisation_id, 'content', true, p_shield, g.legal_ground_id, p_naming, v_moment
  from shields s
  join grants g on g.municipality_id = s.municipality_id and g.case_file_id = s.case_file_id
  join role_assignments r on r.municipality_id = g.municipality_id and r.user_id = g.grantee_id and r.organisation_id = g.organisation_id
    and r.role = 'coordinator' and r.valid_from <= v_moment and (r.valid_to is null or r.valid_to > v_moment)
  where s.municipality_id = v_municipality and s.id = p_shield and g.grantee_id <> current_setting('app.user')::uuid
    and g.access_domain is null and g.holder_id is null and g.subject_id is null and g.shield_id is null and g.involvement_id is not null
    and g.valid_to is null
  order by g.valid_from desc limit 1
  returning grantee_id into v_user;
  if v_user is null then
    raise exception 'this file has no coordinator to name' using errcode = 'check_violation';
  end if;
  return v_user;
end
$$;
comment on function access.attend_shield is 'Names the coordinator of the file for a shield that nobody is named for any more, by the privacy officer';
grant execute on function access.attend_shield, access.scope_for, access.may_write, access.stands_in, access.living_named to voordeur_worker;

create function app.shield_rows(p_shield uuid, p_case_file uuid, p_ids uuid[], p_lift boolean) returns uuid[]
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_ids uuid[] := p_ids;
  v_more uuid[];
  v_lines uuid[];
  v_reach bigint[];
  v_from bigint[];
  v_to bigint[];
  v_card bigint;
  v_twin bigint;
  v_shielded boolean;
begin
  -- Who moves is named. What stands there for all is moved by whom all of the file is theirs, or by who wrote it; never by somebody
  -- who stands in, because it would become their own. Back goes only what the session could have written there.
  if p_shield is null or p_lift is null or cardinality(p_ids) is distinct from (select count(*) from unnest(p_ids) id where id is not null)
     or not access.may_write(p_case_file, p_case_file, null, null, 'content', p_shield)
     or not exists (
       select from access.shields where municipality_id = v_municipality and id = p_shield and case_file_id = p_case_file and valid_to is null)
     or access.stands_in(p_case_file)
     or not access.may_write(p_case_file, null, null, null, 'content', null) and (p_lift or exists (
       select from unnest(p_ids) own where not exists (
         select from notes n where n.municipality_id = v_municipality and n.case_file_id = p_case_file and n.id = own and n.recorded_by = v_user
         union all select from documents d where d.municipality_id = v_municipality and d.case_file_id = p_case_file and d.id = own and d.recorded_by = v_user
         union all select from home_visits h where h.municipality_id = v_municipality and h.case_file_id = p_case_file and h.id = own and h.visitor_user_id = v_user
         union all select from visit_cards c where c.municipality_id = v_municipality and c.case_file_id = p_case_file and c.id = own and c.visitor_user_id = v_user))) then
    raise exception 'these rows cannot be moved here' using errcode = 'insufficient_privilege';
  end if;
  select scope_id, shielded into v_card, v_shielded from case_files where municipality_id = v_municipality and id = p_case_file;
  v_shielded := not p_lift or v_shielded;

  -- Earlier and later wordings and versions, and what a task, a conference or a decision brought along.
  loop
    select array_agg(distinct f.id) into v_more from (
      select n.id from notes n where n.municipality_id = v_municipality and n.case_file_id = p_case_file
        and (n.superseded_by = any (v_ids) or n.id in (select superseded_by from notes o where o.municipality_id = v_municipality and o.id = any (v_ids)))
      union all select d.id from documents d where d.municipality_id = v_municipality and d.case_file_id = p_case_file
        and (d.replaces_id = any (v_ids) or d.id in (select replaces_id from documents o where o.municipality_id = v_municipality and o.id = any (v_ids)))
      union all select l.id from conference_lines l where l.municipality_id = v_municipality and l.case_file_id = p_case_file
        and (l.superseded_by = any (v_ids) or l.supersedes = any (v_ids) or l.conference_id = any (v_ids))
      union all select l.became_id from conference_lines l where l.municipality_id = v_municipality and l.case_file_id = p_case_file and l.id = any (v_ids)
      union all select t.involvement_id from tasks t where t.municipality_id = v_municipality and t.case_file_id = p_case_file and t.id = any (v_ids)
      union all select t.id from tasks t where t.municipality_id = v_municipality and t.case_file_id = p_case_file and t.involvement_id = any (v_ids)
      union all select s.id from sharing_decisions s where s.municipality_id = v_municipality and s.case_file_id = p_case_file and s.involvement_id = any (v_ids)
      union all select d.id from domain_cards d where d.municipality_id = v_municipality and d.case_file_id = p_case_file and d.sharing_decision_id = any (v_ids)
      union all select a.id from actions a where a.municipality_id = v_municipality and a.case_file_id = p_case_file and a.goal_id = any (v_ids)
      union all select t.id from tasks t where t.municipality_id = v_municipality and t.case_file_id = p_case_file and t.action_id = any (v_ids)
      union all select i.id from interventions i where i.municipality_id = v_municipality and i.case_file_id = p_case_file and i.goal_id = any (v_ids)
      union all select c.id from visit_cards c where c.municipality_id = v_municipality and c.case_file_id = p_case_file and c.home_visit_id = any (v_ids)
      union all select c.home_visit_id from visit_cards c where c.municipality_id = v_municipality and c.case_file_id = p_case_file and c.id = any (v_ids)
      union all select s.id from domain_scores s where s.municipality_id = v_municipality and s.case_file_id = p_case_file and s.home_visit_id = any (v_ids)) f
    where f.id is not null and not f.id = any (v_ids);
    exit when v_more is null;
    v_ids := v_ids || v_more;
  end loop;
  -- Whoever moves only what they wrote takes no earlier or later wording of somebody else along.
  if not access.may_write(p_case_file, null, null, null, 'content', null) and exists (
      select from notes n where n.municipality_id = v_municipality and n.id = any (v_ids) and n.recorded_by <> v_user
      union all select from documents d where d.municipality_id = v_municipality and d.id = any (v_ids) and d.recorded_by <> v_user) then
    raise exception 'these rows cannot be moved here' using errcode = 'insufficient_privilege';
  end if;

  select array_agg(s.id) into v_reach
  from access.scopes s
  join access.file_holders h on h.municipality_id = s.municipality_id and h.holder_id = s.holder_id and h.case_file_id = p_case_file
    and h.valid_from <= v_moment and (h.valid_to is null or h.valid_to > v_moment)
  where s.municipality_id = v_municipality and s.shield_id is not distinct from case when p_lift then p_shield end;

  -- The twin of each scope that is left: the same but for the shield.
  select array_agg(s.id), array_agg(access.scope_for(p_case_file, s.holder_id, s.subject_id, s.access_domain, s.disclosure, case when p_lift then null else p_shield end))
    into v_from, v_to
  from access.scopes s
  where s.municipality_id = v_municipality and s.id in (
    select t.scope_id from person_contacts t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from residences t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from household_members t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from person_relations t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from household_events t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from involvements t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from timeline t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.refers_to = any (v_ids))
    union select t.scope_id from notes t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from home_visits t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from visit_cards t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from domain_scores t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.home_visit_id = any (v_ids))
    union select t.scope_id from goals t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from actions t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.goal_id = any (v_ids))
    union select t.scope_id from interventions t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.goal_id = any (v_ids))
    union select t.scope_id from tasks t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from task_contents t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.task_id = any (v_ids)
    union select t.scope_id from task_calls t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.task_id = any (v_ids)
    union select t.scope_id from clocks t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.about_id = any (v_ids)
    union select t.scope_id from conferences t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from conference_people t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.conference_id = any (v_ids))
    union select t.scope_id from conference_lines t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.conference_id = any (v_ids))
    union select t.scope_id from documents t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from document_chunks t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.document_id = any (v_ids)
    union select t.scope_id from transfers t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from spendings t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from spending_decisions t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.spending_id = any (v_ids)
    union select t.scope_id from sharing_decisions t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and (t.id = any (v_ids) or t.involvement_id = any (v_ids))
    union select t.scope_id from domain_cards t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from consent_records t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.id = any (v_ids)
    union select t.scope_id from consent_voices t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.consent_id = any (v_ids)
    union select t.scope_id from consent_decisions t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.consent_id = any (v_ids)
    union select t.scope_id from report_files t where t.municipality_id = v_municipality and t.scope_id = any (v_reach) and t.report_id = any (v_ids));
  if v_from is null then return '{}'; end if;

  -- Words by which the file was found go with their row; the caller writes them anew.
  delete from search_entries e
  where e.municipality_id = v_municipality and e.case_file_id = p_case_file and e.scope_id in (
    select r.scope_id from residences r where r.municipality_id = v_municipality and r.id = any (v_ids) and r.scope_id = any (v_from));

  -- A question for consent and its answers point at each other with their scope: they arrive together.
  set constraints app.consent_voices_record_fkey, app.consent_decisions_record_fkey deferred;
  with moved as (
    update timeline t set scope_id = v_to[array_position(v_from, t.scope_id)]
    where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.refers_to = any (v_ids))
    returning t.id)
  select coalesce(array_agg(id), '{}') into v_lines from moved;
  update person_contacts t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update residences t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update household_members t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update person_relations t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update household_events t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update involvements t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update notes t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update home_visits t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update visit_cards t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update domain_scores t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.home_visit_id = any (v_ids));
  update goals t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update actions t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.goal_id = any (v_ids));
  update interventions t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.goal_id = any (v_ids));
  update tasks t set scope_id = v_to[array_position(v_from, t.scope_id)], shielded = v_shielded
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update task_contents t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.task_id = any (v_ids);
  update task_calls t set scope_id = v_to[array_position(v_from, t.scope_id)], shielded = v_shielded
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.task_id = any (v_ids);
  update clocks t set scope_id = v_to[array_position(v_from, t.scope_id)], shielded = v_shielded
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.about_id = any (v_ids);
  update conferences t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update conference_people t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.conference_id = any (v_ids));
  update conference_lines t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.conference_id = any (v_ids));
  update documents t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update document_chunks t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.document_id = any (v_ids);
  update transfers t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update spendings t set scope_id = v_to[array_position(v_from, t.scope_id)], shielded = v_shielded
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update spending_decisions t set scope_id = v_to[array_position(v_from, t.scope_id)], shielded = v_shielded
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.spending_id = any (v_ids);
  update sharing_decisions t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and (t.id = any (v_ids) or t.involvement_id = any (v_ids));
  update domain_cards t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update consent_records t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.id = any (v_ids);
  update consent_voices t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.consent_id = any (v_ids);
  update consent_decisions t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.consent_id = any (v_ids);
  update report_files t set scope_id = v_to[array_position(v_from, t.scope_id)]
  where t.municipality_id = v_municipality and t.scope_id = any (v_from) and t.report_id = any (v_ids);

  -- What was counted of these lines counts no longer, or counts again. A fact about the file itself does not say of which line it
  -- was counted; those of one kind, person and day are alike, so as many of them go along as there are lines.
  select s.id, access.scope_for(p_case_file, s.holder_id, s.subject_id, s.access_domain, s.disclosure, p_shield) into v_card, v_twin
  from access.scopes s where s.municipality_id = v_municipality and s.id = v_card;
  if p_lift then select v_twin, v_card into v_card, v_twin; end if;
  with lines as (
    select t.event, t.actor_user_id, (t.recorded_at at time zone 'Europe/Amsterdam')::date as day, t.details->>'kind' as kind, count(*) as lines
    from timeline t where t.municipality_id = v_municipality and t.id = any (v_lines) group by 1, 2, 3, 4),
  alike as (
    select c.id, l.lines, row_number() over (partition by c.programme_id, l.event, l.actor_user_id, l.day, l.kind order by c.id) as place
    from counted_facts c
    join lines l on l.event = c.event and l.actor_user_id = c.recorded_by and l.day = c.occurred_on
      and (c.attributes->>'kind' is not distinct from l.kind or l.kind is null)
    where c.municipality_id = v_municipality and c.case_file_id = p_case_file and c.scope_id = v_card and not c.about_id = any (v_ids)
      and c.about_kind in ('case-file', 'household', 'plan', 'participation', 'conference'))
  update counted_facts c set scope_id = v_twin, shielded = v_shielded
  where c.municipality_id = v_municipality and c.scope_id = v_card and c.case_file_id = p_case_file
    and (c.about_id = any (v_ids) or c.id in (select id from alike where place <= lines));
  -- A copy in the making for a resident holds it no more.
  delete from extract_passages e where e.municipality_id = v_municipality and e.case_file_id = p_case_file and e.source_id = any (v_ids);
  return v_ids;
end
$$;
comment on function app.shield_rows is 'Moves records, with everything that tells of them, under a shield or back: each row to the twin of its scope. Answers which records went along';

create function app.shield_file(p_case_file uuid, p_shielded boolean) returns void
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_under bigint[];
begin
  perform access.note_file_shield(p_case_file, p_shielded);
  -- What lies under a shield of its own stays out of sight whatever becomes of the file.
  select coalesce(array_agg(s.id), '{}') into v_under
  from access.scopes s
  join access.file_holders h on h.municipality_id = s.municipality_id and h.holder_id = s.holder_id and h.case_file_id = p_case_file
  where s.municipality_id = v_municipality and s.shield_id is not null;
  update case_files set shielded = p_shielded, version = version + 1 where municipality_id = v_municipality and id = p_case_file;
  update participations set shielded = p_shielded where municipality_id = v_municipality and case_file_id = p_case_file;
  update tasks set shielded = p_shielded or scope_id = any (v_under) where municipality_id = v_municipality and case_file_id = p_case_file;
  update task_calls c set shielded = p_shielded or c.scope_id = any (v_under)
  from tasks t where t.municipality_id = v_municipality and t.case_file_id = p_case_file and c.municipality_id = v_municipality and c.task_id = t.id;
  update clocks set shielded = p_shielded or coalesce(scope_id = any (v_under), false) where municipality_id = v_municipality and case_file_id = p_case_file;
  update counted_facts set shielded = p_shielded or coalesce(scope_id = any (v_under), false) where municipality_id = v_municipality and case_file_id = p_case_file;
  update spendings set shielded = p_shielded or scope_id = any (v_under) where municipality_id = v_municipality and case_file_id = p_case_file;
  update spending_decisions set shielded = p_shielded or scope_id = any (v_under) where municipality_id = v_municipality and case_file_id = p_case_file;
  update resident_requests set shielded = p_shielded where municipality_id = v_municipality and case_file_id = p_case_file;
  update search_entries e set overseen_area = case when p_shielded or e.scope_id = any (v_under) then null else f.area_id end
  from case_files f
  where f.municipality_id = v_municipality and f.id = p_case_file and e.municipality_id = v_municipality and e.case_file_id = p_case_file
    and (p_shielded and e.overseen_area is not null or not p_shielded and e.scope_id in (
      select f.scope_id union all select r.scope_id from residences r where r.municipality_id = v_municipality and r.household_id = f.household_id));
end
$$;
comment on function app.shield_file is 'Closes a case file for everybody who watches over its area, and opens it to them again; its coordinator still reaches it';

create function app.attend_shield(p_shield uuid, p_naming uuid) returns void
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_user uuid := access.attend_shield(p_shield, p_naming);
begin
  insert into shield_people (municipality_id, id, shield_id, case_file_id, scope_id, user_id, organisation_id, recorded_by, recorded_at)
  select s.municipality_id, p_naming, s.id, s.case_file_id, s.scope_id, v_user, f.coordinator_organisation_id, current_setting('app.user')::uuid, current_setting('app.moment')::timestamptz
  from shieldings s join case_files f on f.municipality_id = s.municipality_id and f.id = s.case_file_id
  where s.municipality_id = current_setting('app.municipality')::integer and s.id = p_shield;
end
$$;
comment on function app.attend_shield is 'access.attend_shield, with the line that tells the named of it';

create function app.count_veilig_thuis(p_year smallint) returns table (half smallint, kind text, number bigint)
  language sql stable security definer set search_path = app, pg_temp
as $$
  select c.half, c.kind, case when c.number >= 5 then c.number end
  from (
    select case when extract(month from v.contacted_on) <= 6 then 1 else 2 end::smallint as half, v.kind, count(*) as number
    from veilig_thuis_contacts v
    where v.municipality_id = nullif(current_setting('app.municipality'), '')::integer and v.withdrawn_at is null
      and v.kind in ('advice', 'report') and extract(year from v.contacted_on) = p_year
      -- Of a half-year that is over, so that nobody sees a number move.
      and date_trunc('month', v.contacted_on) < date_trunc('year', current_setting('app.moment')::timestamptz at time zone 'Europe/Amsterdam')
        + case when extract(month from current_setting('app.moment')::timestamptz at time zone 'Europe/Amsterdam') > 6 then interval '6 months' else interval '0' end
    group by 1, 2) c
  where current_setting('app.roles')::text[] && array['policy_officer', 'process_coordinator'] and current_setting('app.purpose') = 'steering'
$$;
comment on function app.count_veilig_thuis is 'How often advice was asked of Veilig Thuis and how often a report was made to it (R-046), by half-year that is over: numbers only, and none below five';
