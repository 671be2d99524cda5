-- Requests of residents. Colleagues read and write them under their scope; who oversees an area sees the card and decides; the privacy
-- officer watches over the terms, without words or names. A resident reads what they asked themselves, and the answer to it: never what
-- another adult, or a child by itself, asked.

create policy within_reach on app.resident_requests for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy overseen on app.resident_requests for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
create policy privacy_officer_watches on app.resident_requests for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy resident_asked_in_portal on app.resident_requests for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user = session(user) and person_id = any (session(persons)));
create policy resident_asked_in_person on app.resident_requests for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user is null and in_portal
    and asked_by_person = any (session(selves)) and person_id = any (session(persons)));
create policy written_where_one_may_write on app.resident_requests for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.resident_requests for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.resident_requests to voordeur_actor;
grant update (state, due_on, extended_on, extension_reason, ended_on, area_id, version) on app.resident_requests to voordeur_actor;

-- A file is closed for oversight, and what goes under a shield leaves a copy in the making (app.shield_file, app.shield_rows).
grant select, update on app.resident_requests to voordeur_worker;
grant select, delete on app.extract_passages to voordeur_worker;

create policy within_reach on app.resident_request_texts for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy resident_asked_in_portal on app.resident_request_texts for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user = session(user) and person_id = any (session(persons)));
create policy resident_asked_in_person on app.resident_request_texts for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user is null and in_portal
    and asked_by_person = any (session(selves)) and person_id = any (session(persons)));
create policy written_where_one_may_write on app.resident_request_texts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
grant select, insert on app.resident_request_texts to voordeur_actor;

create policy within_reach on app.request_proposals for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.request_proposals for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user)
    and 'coordinator' = any (session(roles)));
grant select, insert on app.request_proposals to voordeur_actor;

create policy within_reach on app.request_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy resident_asked_in_portal on app.request_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user = session(user) and person_id = any (session(persons)));
create policy resident_asked_in_person on app.request_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user is null and in_portal
    and asked_by_person = any (session(selves)) and person_id = any (session(persons)));
create policy decided_by_who_may on app.request_decisions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user)
    and session(roles) && array['process_coordinator', 'coordinator']::access.role[]);
grant select, insert on app.request_decisions to voordeur_actor;

-- Each passage lies under the scope of the row it came from. Working paper of who prepares: thrown away when it is done.
create policy within_reach on app.extract_passages for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.extract_passages for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.extract_passages for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and (checked_by is null or checked_by = session(user)));
create policy thrown_away_where_one_may_write on app.extract_passages for delete to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert, delete on app.extract_passages to voordeur_actor;
grant update (redactions, left_out, checked_by, checked_at, version) on app.extract_passages to voordeur_actor;

create policy within_reach on app.resident_copies for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy resident_asked_in_portal on app.resident_copies for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user = session(user) and person_id = any (session(persons))
    and available_until > session(moment));
create policy resident_asked_in_person on app.resident_copies for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'own-file' and asked_by_user is null and in_portal
    and asked_by_person = any (session(selves)) and person_id = any (session(persons)) and available_until > session(moment));
create policy released_where_one_may_write on app.resident_copies for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user)
    and 'coordinator' = any (session(roles)));
grant select, insert on app.resident_copies to voordeur_actor;

create policy within_reach on app.resident_statements for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.resident_statements for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
grant select, insert on app.resident_statements to voordeur_actor;
