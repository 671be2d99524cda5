-- Emergency access: seen by who opened it, by who reads the whole of that file, and by the privacy officer, who alone judges it. Nobody adds a row by hand.

create policy who_opened_it on app.emergency_accesses for select to voordeur_actor
  using (municipality_id = session(municipality) and user_id = session(user));
create policy within_reach on app.emergency_accesses for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy privacy_officer_reviews on app.emergency_accesses for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy privacy_officer_judges on app.emergency_accesses for update to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and user_id <> session(user) and reviewed_at is null)
  with check (municipality_id = session(municipality) and (reviewed_by is null or reviewed_by = session(user)));
grant select on app.emergency_accesses to voordeur_actor;
grant update (reviewed_at, reviewed_by, verdict, finding, version) on app.emergency_accesses to voordeur_actor;
grant select, insert, update on app.emergency_accesses to voordeur_worker;
-- Which file lies at an address, for access.open_emergency.
create policy resolver_finds_an_address on app.residences for select to voordeur_resolver using (municipality_id = session(municipality));
grant select (municipality_id, household_id, scope_id, address_id, valid_to) on app.residences to voordeur_resolver;
