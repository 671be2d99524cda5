-- Mandate and budget of the coordinator of a household. Under general content, because the process coordinator answers for it; never
-- under the household's own money. Rows are added, never changed.

create policy within_reach on app.mandates for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy given_by_the_process_coordinator on app.mandates for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user)
    and 'process_coordinator' = any (session(roles)));
grant select, insert on app.mandates to voordeur_actor;

create policy within_reach on app.spendings for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy overseen on app.spendings for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
create policy written_where_one_may_write on app.spendings for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
grant select, insert on app.spendings to voordeur_actor;
grant update (area_id) on app.spendings to voordeur_actor;
create policy moved_where_one_may_write on app.spendings for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));

create policy within_reach on app.spending_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy overseen on app.spending_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
create policy decided_by_the_process_coordinator on app.spending_decisions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user)
    and ('process_coordinator' = any (session(roles)) or decision = 'withdrawn'));
grant select, insert on app.spending_decisions to voordeur_actor;
grant update (area_id) on app.spending_decisions to voordeur_actor;
create policy moved_where_one_may_write on app.spending_decisions for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
