-- A transfer lies with what is general about the household: who reads that reads it, and who writes there settles it.

create policy within_reach on app.transfers for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.transfers for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and offered_by = session(user));
create policy changed_where_one_may_write on app.transfers for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and (settled_by is null or settled_by = session(user)));
grant select, insert on app.transfers to voordeur_actor;
grant update (state, settled_by, settled_at, accepted_by, new_coordinator, answer, version) on app.transfers to voordeur_actor;
