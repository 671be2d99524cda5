-- The first load: a team starts with the people and running households it has, from a list (CSV, XLSX).
-- Kept here: what was read, what became of each line, and what came of it. Never what stood in the list itself.

create table app.first_loads (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  kind text not null constraint first_loads_kind check (kind in ('people', 'households')),
  file_name text not null,
  line_count integer not null,
  chosen_columns jsonb not null,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  constraint first_loads_pkey primary key (municipality_id, id)
);
create index first_loads_kind on app.first_loads (municipality_id, kind, started_at desc);
comment on table app.first_loads is 'One reading of one list';
comment on column app.first_loads.chosen_columns is 'Which heading was which field, proposed again with the next list of this kind';

create table app.first_load_lines (
  municipality_id integer not null,
  load_id uuid not null,
  number integer not null,
  lines integer not null,
  outcome text not null constraint first_load_lines_outcome check (outcome in ('loaded', 'replaced', 'unchanged', 'refused')),
  problems jsonb not null default '[]',
  read_at timestamptz not null,
  constraint first_load_lines_pkey primary key (municipality_id, load_id, number),
  constraint first_load_lines_load_fkey foreign key (municipality_id, load_id) references app.first_loads (municipality_id, id)
);
comment on table app.first_load_lines is 'What became of a line, or of the lines of one household, by the number of the first';
comment on column app.first_load_lines.problems is '[{line, field, message}]: what is expected, never what stood there';

create table app.first_load_records (
  municipality_id integer not null,
  kind text not null constraint first_load_records_kind check (kind in ('people', 'households')),
  reference text not null,
  content_hash bytea not null,
  record_id uuid not null,
  made jsonb not null default '{}',
  load_id uuid not null,
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  undone_at timestamptz,
  constraint first_load_records_pkey primary key (municipality_id, kind, reference),
  constraint first_load_records_load_fkey foreign key (municipality_id, load_id) references app.first_loads (municipality_id, id)
);
create index first_load_records_load on app.first_load_records (municipality_id, load_id);
create index first_load_records_record on app.first_load_records (municipality_id, record_id);
comment on table app.first_load_records is 'What came of a line, by the mark of the list: the same line again changes nothing, a corrected one replaces its own';
comment on column app.first_load_records.content_hash is 'Keyed hash of what was read, so that it cannot be guessed back';
comment on column app.first_load_records.record_id is 'The case file, or the user';
comment on column app.first_load_records.made is 'Of a user: whether the line made them, and which roles it gave. What is undone is no more than that';

create function access.forget_case_files(p_case_files uuid[]) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_holders uuid[];
begin
  if not ('administrator' = any (current_setting('app.roles')::access.role[]) and current_setting('app.purpose') = 'first-load') then
    raise exception 'this session forgets no case files' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(distinct holder_id) into v_holders
  from file_holders where municipality_id = v_municipality and case_file_id = any (p_case_files);
  -- While one row of a file is left, its scope cannot go: whatever is still there stops this, and nothing is forgotten.
  delete from numbers where municipality_id = v_municipality and person_id = any (v_holders);
  delete from number_matches
  where municipality_id = v_municipality and (person_id = any (v_holders) or other_person_id = any (v_holders));
  delete from scopes where municipality_id = v_municipality and holder_id = any (v_holders);
  delete from grants where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from file_holders where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from file_registry where municipality_id = v_municipality and case_file_id = any (p_case_files);
end
$$;
comment on function access.forget_case_files is 'The access side of app.unload_case_files: scopes, grants and numbers of files that have no rows any more. A file that still has one refuses';
grant execute on function access.forget_case_files to voordeur_worker;

create function app.unload_case_files(p_case_files uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_worked uuid[];
  v_households uuid[];
  v_persons uuid[];
begin
  if not ('administrator' = any (current_setting('app.roles')::access.role[]) and current_setting('app.purpose') = 'first-load')
    or exists (
      select from unnest(p_case_files) f
      where not exists (
        select from first_load_records r
        -- The record tells what was loaded and by whom; that it was, is told by the opening itself, which nobody can write afterwards.
        join access.grants g on g.municipality_id = v_municipality and g.case_file_id = r.record_id and g.grantee_id = r.loaded_by
          and g.involvement_id is null
        join access.legal_grounds l on l.municipality_id = v_municipality and l.id = g.legal_ground_id and l.purpose = 'first-load'
        where r.municipality_id = v_municipality and r.kind = 'households' and r.record_id = f and r.undone_at is null)) then
    raise exception 'only what was loaded can be unloaded' using errcode = 'insufficient_privilege';
  end if;

  -- Worked on: somebody did something there after it was loaded, a part of it was shielded, or another file reaches a person of it.
  select array_agg(r.record_id) into v_worked
  from first_load_records r
  where r.municipality_id = v_municipality and r.kind = 'households' and r.record_id = any (p_case_files) and r.undone_at is null
    and (exists (
        select from timeline t
        where t.municipality_id = v_municipality and t.case_file_id = r.record_id and t.actor_user_id is not null
          and (t.actor_user_id <> r.loaded_by or t.recorded_at > r.loaded_at))
      or exists (select from access.shields s where s.municipality_id = v_municipality and s.case_file_id = r.record_id)
      or exists (
        select from access.file_holders own
        join access.file_holders other on other.municipality_id = own.municipality_id and other.holder_id = own.holder_id
          and other.case_file_id <> own.case_file_id
        where own.municipality_id = v_municipality and own.case_file_id = r.record_id));
  if v_worked is not null then
    return query select unnest(v_worked);
    return;
  end if;

  select array_agg(household_id) into v_households
  from case_files where municipality_id = v_municipality and id = any (p_case_files);
  select array_agg(person_id) into v_persons
  from household_members m where municipality_id = v_municipality and household_id = any (v_households)
    -- Whoever is named as a member and is no part of the file is somebody else's.
    and exists (
      select from access.file_holders h
      where h.municipality_id = v_municipality and h.case_file_id = any (p_case_files) and h.holder_id = m.person_id);

  delete from search_entries where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from clock_steps s using clocks c
  where s.municipality_id = v_municipality and c.municipality_id = v_municipality and c.id = s.clock_id and c.case_file_id = any (p_case_files);
  delete from clocks where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from counted_facts where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from timeline where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from aftercare_contacts where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from closures where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from involvements where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from participations where municipality_id = v_municipality and case_file_id = any (p_case_files);
  delete from case_files where municipality_id = v_municipality and id = any (p_case_files);
  delete from residences where municipality_id = v_municipality and household_id = any (v_households);
  delete from household_members where municipality_id = v_municipality and household_id = any (v_households);
  delete from person_contacts where municipality_id = v_municipality and person_id = any (v_persons);
  delete from person_identities where municipality_id = v_municipality and person_id = any (v_persons);
  delete from households where municipality_id = v_municipality and id = any (v_households);
  perform access.forget_case_files(p_case_files);
exception
  -- Something else hangs on one of them, so somebody did work there.
  when foreign_key_violation then
    return query select unnest(p_case_files);
end
$$;
comment on function app.unload_case_files is 'Takes loaded case files away whole, names and all, as long as nobody worked on them. Answers those that somebody did work on; then nothing is taken away';
