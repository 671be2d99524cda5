-- Noodtoegang: somebody in front of a household in danger reads its file at once, for some hours, and answers for it afterwards.

create table app.emergency_accesses (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  user_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  reason text not null constraint emergency_accesses_reason check (length(reason) between 10 and 2000),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text constraint emergency_accesses_verdict check (verdict in ('justified', 'not-justified')),
  finding text not null default '',
  version integer not null default 1,
  constraint emergency_accesses_pkey primary key (municipality_id, id),
  constraint emergency_accesses_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint emergency_accesses_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint emergency_accesses_period check (ends_at > opened_at and ends_at <= opened_at + interval '24 hours'),
  constraint emergency_accesses_reviewed check (num_nonnulls(reviewed_at, reviewed_by, verdict) in (0, 3))
);
create index emergency_accesses_file on app.emergency_accesses (municipality_id, case_file_id, opened_at desc);
create index emergency_accesses_scope on app.emergency_accesses (municipality_id, scope_id);
create index emergency_accesses_user on app.emergency_accesses (municipality_id, user_id, ends_at);
create index emergency_accesses_to_review on app.emergency_accesses (municipality_id, opened_at) where reviewed_at is null;
comment on table app.emergency_accesses is 'Noodtoegang: who opened which file in an emergency, why, until when, and what the privacy officer found of it';
comment on column app.emergency_accesses.scope_id is 'Of general content: the coordinator and who reads the whole file know of it, a partner with one domain does not';
comment on column app.emergency_accesses.finding is 'What the privacy officer wrote at the review: for them and for who opened the file';

-- Runs as the worker, who writes lines and messages for everybody; access.open_emergency calls it in the same transaction. By itself it
-- opens nothing, and writes only of an access that the session was given at this very moment.
create function app.tell_of_emergency(p_id uuid, p_case_file uuid, p_reason text, p_until timestamptz, p_scope bigint) returns void
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := nullif(current_setting('app.municipality'), '')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_file case_files;
  v_message uuid;
  v_receiver uuid;
begin
  if not exists (
    select from access.grants g
    join access.legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id and l.used_for = 'emergency'
    join access.scopes s on s.municipality_id = g.municipality_id and s.id = p_scope and s.holder_id = p_case_file and s.access_domain = 1
      and s.disclosure = 'content' and s.shield_id is null
    where g.municipality_id = v_municipality and g.involvement_id = p_id and g.case_file_id = p_case_file and g.grantee_id = v_user
      and g.organisation_id = v_organisation and g.valid_from = v_moment and g.valid_to = p_until) then
    raise exception 'there is no such emergency access' using errcode = 'insufficient_privilege';
  end if;
  select * into strict v_file from case_files where municipality_id = v_municipality and id = p_case_file;
  insert into emergency_accesses (municipality_id, id, case_file_id, scope_id, user_id, organisation_id, role, reason, opened_at, ends_at)
  values (v_municipality, p_id, p_case_file, p_scope, v_user, v_organisation, btrim(current_setting('app.roles'), '{}'), p_reason, v_moment, p_until);
  insert into timeline (municipality_id, id, case_file_id, scope_id, event, occurred_at, recorded_at, actor_user_id, actor_organisation_id, refers_to, details)
  values (v_municipality, gen_random_uuid(), p_case_file, p_scope, 'emergency-access.opened', v_moment, v_moment, v_user, v_organisation, p_id,
    jsonb_build_object('until', p_until));
  for v_receiver in
    select v_file.coordinator_user_id where v_file.coordinator_user_id is not null
    union
    select r.user_id from access.role_assignments r
    where r.municipality_id = v_municipality and r.role = 'privacy_officer'
      and r.valid_from <= v_moment and (r.valid_to is null or r.valid_to > v_moment)
  loop
    continue when v_receiver = v_user;
    v_message := gen_random_uuid();
    insert into messages (municipality_id, id, kind, recipient_user_id, about_id, created_by, created_at)
    values (v_municipality, v_message, 'emergency-access', v_receiver, p_case_file, v_user, v_moment);
    perform deliver_soon(v_message);
  end loop;
end
$$;
comment on function app.tell_of_emergency is 'Writes that a file was opened in an emergency, in its timeline and to its coordinator and the privacy officers';
grant execute on function app.tell_of_emergency to voordeur_resolver;

create function access.open_emergency(p_id uuid, p_case_file uuid, p_address uuid, p_reason text, p_until timestamptz, p_legal_ground smallint)
  returns uuid
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := nullif(current_setting('app.municipality'), '')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_file uuid := p_case_file;
  v_scope bigint;
begin
  -- Whatever is wrong with the question is said before anything is looked up, or another error would tell that a file lies there.
  if p_id is null or v_municipality is null or p_reason is null or length(p_reason) not between 10 and 2000
     or p_until is null or p_until <= v_moment or p_until > v_moment + interval '24 hours'
     or exists (select from grants g where g.municipality_id = v_municipality and g.involvement_id = p_id) then
    raise exception 'this file is not opened in an emergency' using errcode = 'insufficient_privilege';
  end if;
  -- In front of a door one knows the address. Which file lies there is not answered: it is opened, or nothing is told.
  if v_file is null then
    select f.case_file_id into v_file
    from app.residences r
    join scopes s on s.municipality_id = r.municipality_id and s.id = r.scope_id and s.shield_id is null
    join file_registry f on f.municipality_id = r.municipality_id and f.household_id = r.household_id and f.closed_at is null and not f.shielded
    where r.municipality_id = v_municipality and r.address_id = p_address and r.valid_to is null
    order by f.case_file_id limit 1;
  end if;
  -- For who stands before households, of an open file that is not shielded, for a day at most.
  if current_setting('app.purpose') <> 'support'
     or not current_setting('app.roles')::access.role[] && array['contact_point', 'coordinator', 'visitor', 'process_coordinator']::access.role[]
     or not exists (
       select from legal_grounds l where l.municipality_id = v_municipality and l.id = p_legal_ground and l.used_for = 'emergency'
         and l.valid_from <= v_moment and (l.valid_to is null or l.valid_to > v_moment))
     or not exists (
       select from file_registry f
       where f.municipality_id = v_municipality and f.case_file_id = v_file and not f.shielded and f.closed_at is null) then
    raise exception 'this file is not opened in an emergency' using errcode = 'insufficient_privilege';
  end if;
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, legal_ground_id, involvement_id, valid_from, valid_to)
  values (v_municipality, gen_random_uuid(), v_file, v_user, v_organisation, 'content', false, p_legal_ground, p_id, v_moment, p_until);
  insert into scopes (municipality_id, holder_id, subject_id, access_domain, disclosure)
  select v_municipality, v_file, f.household_id, 1, 'content' from file_registry f where f.municipality_id = v_municipality and f.case_file_id = v_file
  on conflict on constraint scopes_unique do nothing;
  select s.id into v_scope from scopes s join file_registry f on f.municipality_id = s.municipality_id and f.case_file_id = s.holder_id
  where s.municipality_id = v_municipality and s.holder_id = v_file and s.subject_id = f.household_id and s.access_domain = 1
    and s.disclosure = 'content' and s.shield_id is null;
  perform app.tell_of_emergency(p_id, v_file, p_reason, p_until, v_scope);
  return v_file;
end
$$;
comment on function access.open_emergency is 'Reads a file at once, for some hours (AVG art. 6(1)(d)): everything unshielded, nothing to write. Told to the coordinator and the privacy officer in the same transaction';

-- For access.end_emergency: notes the end only of what opens nothing any more.
create function app.note_emergency_end(p_id uuid) returns void
  language sql volatile security definer set search_path = app, pg_temp
as $$
  update app.emergency_accesses e set ended_at = current_setting('app.moment')::timestamptz
  where e.municipality_id = nullif(current_setting('app.municipality'), '')::integer and e.id = p_id and e.ended_at is null
    and e.ends_at > current_setting('app.moment')::timestamptz
    and not exists (
      select from access.grants g
      where g.municipality_id = e.municipality_id and g.involvement_id = e.id and g.ends_at > current_setting('app.moment')::timestamptz)
$$;
comment on function app.note_emergency_end is 'Notes that an emergency access ended before its time';
grant execute on function app.note_emergency_end to voordeur_resolver;

create function access.end_emergency(p_id uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- By whoever opened it, by whom the whole file is theirs, and by the privacy officer.
  update grants g set valid_to = greatest(g.valid_from, v_moment)
  where g.municipality_id = v_municipality and g.involvement_id = p_id and g.ends_at > v_moment
    and exists (
      select from legal_grounds l where l.municipality_id = v_municipality and l.id = g.legal_ground_id and l.used_for = 'emergency')
    and (g.grantee_id = current_setting('app.user')::uuid or 'privacy_officer' = any (current_setting('app.roles')::access.role[])
      or may_write(g.case_file_id, null, null, null, 'content', null));
  if not found then
    raise exception 'this emergency access cannot be ended here' using errcode = 'insufficient_privilege';
  end if;
  perform app.note_emergency_end(p_id);
end
$$;
comment on function access.end_emergency is 'Ends an emergency access early';
