-- What a municipality sets is readable by everyone who works there, and kept by its administrators.

create policy known_to_all on app.areas for select to voordeur_actor using (municipality_id = session(municipality));
create policy administrator_keeps on app.areas for all to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
create policy known_to_all on app.organisations for select to voordeur_actor using (municipality_id = session(municipality));
create policy administrator_keeps on app.organisations for all to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
create policy known_to_all on app.addresses for select to voordeur_actor using (municipality_id = session(municipality));
create policy known_to_all on app.programme_versions for select to voordeur_actor using (municipality_id = session(municipality));
create policy known_to_all on app.settings for select to voordeur_actor using (municipality_id = session(municipality));
create policy administrator_keeps on app.settings for all to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));

grant select on app.areas, app.organisations, app.addresses, app.programme_versions, app.settings to voordeur_actor;
grant insert, update on app.areas, app.organisations, app.settings to voordeur_actor;
grant select on app.areas, app.organisations, app.addresses, app.programme_versions, app.settings to voordeur_worker;
