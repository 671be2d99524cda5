-- Shields, who is named for them, and the meldcode: rows like any other, under the scope of their own shield. So only who is named
-- sees that they are there. What was written in a meldcode is never changed.

create policy within_reach on app.shieldings for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.shieldings for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.shieldings for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.shieldings to voordeur_actor;
grant update (reason, review_on, lifted_at, lifted_by, lift_reason, version) on app.shieldings to voordeur_actor;

create policy within_reach on app.shield_people for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.shield_people for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.shield_people for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.shield_people to voordeur_actor;
grant update (ended_at, ended_by) on app.shield_people to voordeur_actor;

create policy within_reach on app.meldcodes for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.meldcodes for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.meldcodes for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.meldcodes to voordeur_actor;
grant update (subject_ids, subject_names, state, ended_at, ended_by, end_note, version) on app.meldcodes to voordeur_actor;

create policy within_reach on app.meldcode_entries for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.meldcode_entries for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy superseded_where_one_may_write on app.meldcode_entries for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.meldcode_entries to voordeur_actor;
grant update (superseded_by) on app.meldcode_entries to voordeur_actor;

create policy within_reach on app.veilig_thuis_contacts for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.veilig_thuis_contacts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.veilig_thuis_contacts for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.veilig_thuis_contacts to voordeur_actor;
grant update (accepted_on, accepted_by, answer_on, answer, withdrawn_at, version) on app.veilig_thuis_contacts to voordeur_actor;

-- app.shield_rows and app.shield_file move rows as the worker, and change nothing of them but the scope and the flag of oversight.
do $each$
declare
  t text;
begin
  foreach t in array array[
    'person_contacts', 'residences', 'household_members', 'person_relations', 'household_events', 'involvements', 'timeline', 'notes',
    'home_visits', 'visit_cards', 'domain_scores', 'goals', 'actions', 'interventions', 'tasks', 'task_contents', 'task_calls', 'clocks', 'counted_facts',
    'conferences', 'conference_people', 'conference_lines', 'documents', 'document_chunks', 'transfers', 'spendings', 'spending_decisions',
    'sharing_decisions', 'domain_cards', 'consent_records', 'consent_voices', 'consent_decisions', 'report_files']
  loop
    execute format('grant select, update (scope_id) on app.%I to voordeur_worker', t);
  end loop;
end
$each$;
grant update (shielded) on app.tasks, app.task_calls, app.clocks, app.counted_facts, app.spendings, app.spending_decisions, app.participations,
  app.case_files to voordeur_worker;
grant select on app.participations, app.search_entries, app.shieldings, app.veilig_thuis_contacts to voordeur_worker;
grant update (overseen_area) on app.search_entries to voordeur_worker;
grant delete on app.search_entries to voordeur_worker;
grant insert on app.shield_people to voordeur_worker;
