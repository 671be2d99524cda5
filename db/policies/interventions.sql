-- Help that runs for a household, seen and kept by who reaches its life domain.

create policy within_reach on app.interventions for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.interventions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.interventions for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.interventions to voordeur_actor;
grant update (name, referred_on, started_on, ended_on, result, end_reason, end_note, goal_id, version) on app.interventions to voordeur_actor;
