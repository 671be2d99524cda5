-- What was read from a list is the administrators', for the purpose of loading. What came of it they do not see: those rows lie
-- under the scopes of the file, and the one who loads reaches them only while a line is being read.

create policy administrator_knows on app.first_loads for select to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
create policy administrator_loads on app.first_loads for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load' and started_by = session(user));
create policy administrator_goes_on on app.first_loads for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load')
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
create policy administrator_knows on app.first_load_lines for select to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
create policy administrator_loads on app.first_load_lines for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
create policy administrator_goes_on on app.first_load_lines for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load')
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
create policy administrator_knows on app.first_load_records for select to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
create policy administrator_loads on app.first_load_records for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load'
    and loaded_by = session(user));
create policy administrator_replaces on app.first_load_records for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load')
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'first-load');
grant select, insert on app.first_loads, app.first_load_lines, app.first_load_records to voordeur_actor;
grant update (finished_at, undone_at, version) on app.first_loads to voordeur_actor;
grant update (lines, outcome, problems, read_at) on app.first_load_lines to voordeur_actor;
grant update (content_hash, record_id, made, load_id, loaded_by, loaded_at, undone_at) on app.first_load_records to voordeur_actor;

-- app.unload_case_files takes loaded files away under the worker's policies, and nothing that somebody worked on.
grant select on app.first_load_records to voordeur_worker;
grant select, delete on app.search_entries, app.clock_steps, app.clocks, app.counted_facts, app.timeline, app.aftercare_contacts,
  app.closures, app.involvements, app.participations, app.case_files, app.residences, app.household_members, app.person_contacts,
  app.person_identities, app.households to voordeur_worker;
