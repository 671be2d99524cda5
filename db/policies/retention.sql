-- How long what is kept is known to everybody who works here and to residents. Holds, runs and orders are for who keeps watch over
-- them, for that purpose alone. Nobody deletes but the worker, and it only after two approvals of the list (destroy-item.ts).

create policy known_to_all on app.retention_terms for select to voordeur_actor using (municipality_id = session(municipality));
create policy administrator_decides on app.retention_terms for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and session(purpose) = 'retention'
    and decided_by = session(user));
grant select, insert on app.retention_terms to voordeur_actor;

create policy keepers_know on app.legal_holds for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention'
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles))));
create policy keepers_hold on app.legal_holds for insert to voordeur_actor
  with check (municipality_id = session(municipality) and session(purpose) = 'retention' and set_by = session(user)
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles)))
    and valid_to is null and found is null and told_at is null);
create policy keepers_lift on app.legal_holds for update to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention'
    and valid_to is null and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles))))
  with check (municipality_id = session(municipality) and (valid_to is null and lifted_by is null or lifted_by = session(user) and told_at is null));
grant select, insert on app.legal_holds to voordeur_actor;
grant update (review_on, valid_to, lifted_by, lift_reason, told_at, version) on app.legal_holds to voordeur_actor;

-- A request that was granted becomes an order, in the name of who decided; what became of it the keepers see.
create policy ordered_by_the_one_who_decides on app.destruction_orders for insert to voordeur_actor
  with check (municipality_id = session(municipality) and ordered_by = session(user)
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles)) or 'coordinator' = any (session(roles)))
    and run_id is null and done_at is null and withdrawn_at is null);
create policy keepers_know on app.destruction_orders for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention'
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles))));
create policy own_orders on app.destruction_orders for select to voordeur_actor
  using (municipality_id = session(municipality) and ordered_by = session(user));
create policy keepers_withdraw on app.destruction_orders for update to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention' and done_at is null
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles))))
  with check (municipality_id = session(municipality));
grant select, insert on app.destruction_orders to voordeur_actor;
grant update (withdrawn_at) on app.destruction_orders to voordeur_actor;

create policy keepers_know on app.destruction_runs for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention'
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles)) or 'administrator' = any (session(roles))));
create policy prepared_by_oneself on app.destruction_runs for insert to voordeur_actor
  with check (municipality_id = session(municipality) and session(purpose) = 'retention' and prepared_by = session(user)
    and ('process_coordinator' = any (session(roles)) or 'administrator' = any (session(roles)))
    and state = 'counting' and root is null and list_hash is null);
-- Stopping needs one person, going on too; what was withdrawn stays withdrawn, with the approvals it had; whether it may begin the worker asks of the approvals, not of the state.
create policy keepers_stop on app.destruction_runs for update to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention' and state <> 'done'
    and state <> 'withdrawn'
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles)) or 'administrator' = any (session(roles))))
  with check (municipality_id = session(municipality) and state <> 'done' and (withdrawn_by is null or withdrawn_by = session(user)));
grant select, insert on app.destruction_runs to voordeur_actor;
grant update (state, withdrawn_by, withdraw_reason, version) on app.destruction_runs to voordeur_actor;

create policy keepers_know on app.destruction_approvals for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'retention'
    and ('privacy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles)) or 'administrator' = any (session(roles))));
create policy approved_by_oneself on app.destruction_approvals for insert to voordeur_actor
  with check (municipality_id = session(municipality) and session(purpose) = 'retention' and approved_by = session(user)
    and as_role = any (session(roles)));
grant select, insert on app.destruction_approvals to voordeur_actor;

-- The lines of a list name files by number: for the privacy officer, and for who oversees the area, when it is not shielded.
create policy privacy_officer_examines on app.destruction_items for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'retention');
create policy process_coordinator_examines on app.destruction_items for select to voordeur_actor
  using (municipality_id = session(municipality) and 'process_coordinator' = any (session(roles))
    and oversight_key = any (session(oversight)));
grant select on app.destruction_items to voordeur_actor;

create policy keepers_verify on app.destroyed_rows for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'retention');
grant select on app.destroyed_rows to voordeur_actor;

-- The worker counts and destroys, in one municipality at a time, and writes what is left of it.
grant select, insert, update on app.destruction_runs, app.destruction_items to voordeur_worker;
grant select, insert on app.destroyed_rows, app.destruction_approvals to voordeur_worker;
grant delete on app.destruction_items to voordeur_worker;
grant select on app.retention_terms to voordeur_worker;
grant select, update on app.legal_holds, app.destruction_orders to voordeur_worker;
grant delete on app.legal_holds to voordeur_worker;
-- Whatever carries a scope belongs to a file and goes with it, also a table that came later.
do $each$
declare
  t record;
begin
  for t in
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'app' and c.relkind in ('r', 'p')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope_id' and not a.attisdropped)
      and c.relname <> 'counted_facts'
  loop
    execute format('grant select, delete on app.%I to voordeur_worker', t.name);
  end loop;
end
$each$;
grant select on app.counted_facts to voordeur_worker;
grant select, delete on app.clock_steps, app.concern_reports, app.data_breach_people, app.desk_conversations, app.drafts, app.first_load_records, app.messages,
  app.receipts, app.report_endings, app.report_handlings, app.report_links, app.report_tidings, app.search_misspellings, app.search_names,
  app.triages
  to voordeur_worker;
grant delete on access.consents, access.file_holders, access.file_registry, access.grants, access.number_matches, access.numbers,
  access.residents, access.scopes, access.shields to voordeur_worker;
-- By its number alone: the worker never reads a BSN.
grant select (municipality_id, person_id, scope_id) on access.numbers to voordeur_worker;
-- What is kept longer than what it pointed at, points at nothing from then on.
grant update (superseded_by) on app.notes, app.conference_lines to voordeur_worker;
grant update (supersedes, became, became_id) on app.conference_lines to voordeur_worker;
grant update (goal_id) on app.interventions, app.spendings to voordeur_worker;
grant update (mandate_id) on app.spendings to voordeur_worker;
grant update (replaces_id) on app.documents to voordeur_worker;
grant update (home_visit_id) on app.domain_scores, app.visit_cards to voordeur_worker;
grant update (involvement_id) on app.tasks to voordeur_worker;
grant update (action_id) on app.tasks to voordeur_worker;
grant update (superseded_by) on app.meldcode_entries to voordeur_worker;
grant update (request_id) on app.resident_statements to voordeur_worker;
grant update (joined_into) on app.case_files to voordeur_worker;
grant update (case_file_id, household_id, about_id, scope_id) on app.counted_facts to voordeur_worker;
