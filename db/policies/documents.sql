-- Documents: seen and added as notes are. Nothing of one is changed but that it was withdrawn, in one's own name.

create policy within_reach on app.documents for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.documents for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.documents for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable))
    and (withdrawn_by is null or withdrawn_by = session(user)));
grant select, insert on app.documents to voordeur_actor;
grant update (withdrawn_at, withdrawn_by, withdraw_reason) on app.documents to voordeur_actor;

create policy within_reach on app.document_chunks for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.document_chunks for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.document_chunks to voordeur_actor;
