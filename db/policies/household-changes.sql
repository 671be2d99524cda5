-- What happened to a household, and what ties two files. Each file has its own row of a decision, under its own scope: who sees one
-- of two joined files sees that side, and nothing of the other.

create policy within_reach on app.household_events for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.household_events for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.household_events for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.household_events to voordeur_actor;
grant update (withdrawn_at) on app.household_events to voordeur_actor;

create policy within_reach on app.file_links for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.file_links for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.file_links for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.file_links to voordeur_actor;
grant update (valid_to, end_reason) on app.file_links to voordeur_actor;

create policy within_reach on app.file_shares for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.file_shares for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.file_shares for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.file_shares to voordeur_actor;
grant update (valid_to) on app.file_shares to voordeur_actor;

-- A household that moves takes its running clocks and open tasks along to the new area; a joined file names the one it went into.
grant update (area_id) on app.clocks, app.tasks to voordeur_actor;
grant update (joined_into) on app.case_files to voordeur_actor;
