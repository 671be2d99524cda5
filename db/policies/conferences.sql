-- Conferences: the card as the card of the file, each line of agenda, record and decisions in its own domain.

create policy within_reach on app.conferences for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.conferences for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.conferences for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.conferences to voordeur_actor;
grant update (starts_at, length_minutes, online, place, state, cancel_reason, kind, ended_at, version) on app.conferences to voordeur_actor;

create policy within_reach on app.conference_people for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.conference_people for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.conference_people for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.conference_people to voordeur_actor;
grant update (name, job_title, withdrawn_at, attended, version) on app.conference_people to voordeur_actor;

-- A line keeps its words: only that it was replaced, dropped, or became something is written on it later.
create policy within_reach on app.conference_lines for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.conference_lines for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.conference_lines for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.conference_lines to voordeur_actor;
grant update (became, became_id, superseded_by, dropped_at) on app.conference_lines to voordeur_actor;
