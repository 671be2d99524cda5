-- Clocks, counted facts, drafts, receipts and messages.

-- A clock of a file runs under its scope; a clock of a report is the desk's.
create policy within_reach on app.clocks for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy overseen on app.clocks for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
create policy started_where_one_may_write on app.clocks for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy started_by_a_report on app.clocks for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id is null and case_file_id is null and access_domain = 14);
create policy moved_where_one_may_write on app.clocks for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy contact_point_moves_its_clocks on app.clocks for update to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(tended)) and 'contact_point' = any (session(roles)) and access_domain in (14, 16))
  with check (municipality_id = session(municipality) and oversight_key = any (session(tended)) and 'contact_point' = any (session(roles)));
grant select, insert on app.clocks to voordeur_actor;
grant update (started_at, warns_at, due_at, run, pauses, paused_at, met_at, stopped_at, responsible_user_id, responsible_role, responsible_organisation_id, version) on app.clocks to voordeur_actor;
-- What a clock has set off is the worker's alone.

-- A fact is counted by the one whose act it is, in a file only under a scope they reach. Steering reads the lines of unshielded files; others reach only their own.
create policy counted_by_the_one_who_acts on app.counted_facts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and recorded_by = session(user)
    and (scope_id is null or scope_id = any (session(scopes))));
create policy within_reach on app.counted_facts for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy overseen on app.counted_facts for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
grant select, insert on app.counted_facts to voordeur_actor;

create policy known_to_all on app.targets for select to voordeur_actor using (municipality_id = session(municipality));
create policy policy_officer_plans on app.targets for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'policy_officer' = any (session(roles)));
create policy policy_officer_replans on app.targets for update to voordeur_actor
  using (municipality_id = session(municipality) and 'policy_officer' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'policy_officer' = any (session(roles)));
grant select, insert on app.targets to voordeur_actor;
grant update (planned, updated_by, version) on app.targets to voordeur_actor;

create policy author_alone on app.drafts for all to voordeur_actor
  using (municipality_id = session(municipality) and user_id = session(user))
  with check (municipality_id = session(municipality) and user_id = session(user));
grant select, insert, update, delete on app.drafts to voordeur_actor;

create policy own_requests on app.receipts for select to voordeur_actor
  using (municipality_id = session(municipality) and user_id = session(user));
create policy own_request on app.receipts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and user_id = session(user));
grant select, insert on app.receipts to voordeur_actor;

-- The outbox is written by whoever acts and read by the worker alone.
create policy posted_by_the_one_who_acts on app.messages for insert to voordeur_actor
  with check (municipality_id = session(municipality) and created_by = session(user));
grant insert on app.messages to voordeur_actor;

-- The worker acts on what is due, in one municipality at a time.
grant select, update on app.clocks, app.tasks, app.messages, app.aftercare_contacts, app.case_files to voordeur_worker;
grant select, insert on app.clock_steps, app.timeline to voordeur_worker;
grant insert on app.messages to voordeur_worker;
grant select on app.concern_reports, app.counted_facts to voordeur_worker;
grant delete on app.drafts, app.receipts to voordeur_worker;
grant select on app.drafts, app.receipts to voordeur_worker;
