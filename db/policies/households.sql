-- A row of a household or person comes back to whoever reaches its scope: identity, contact and address apart.
-- What is corrected keeps its row and gets a line in the timeline; what ended gets its end.

create policy within_reach on app.households for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.households for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.households for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.households to voordeur_actor;
grant update (name, version) on app.households to voordeur_actor;

create policy within_reach on app.person_identities for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.person_identities for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.person_identities for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.person_identities to voordeur_actor;
grant update (surname, surname_prefix, given_names, initials, birth_date, gender, died_on, version) on app.person_identities to voordeur_actor;

create policy within_reach on app.person_contacts for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.person_contacts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.person_contacts for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.person_contacts to voordeur_actor;
grant update (ended_at, safe_to_use) on app.person_contacts to voordeur_actor;

create policy within_reach on app.household_members for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.household_members for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.household_members for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.household_members to voordeur_actor;
grant update (valid_to, position) on app.household_members to voordeur_actor;

create policy within_reach on app.person_relations for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.person_relations for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.person_relations for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.person_relations to voordeur_actor;
grant update (valid_to) on app.person_relations to voordeur_actor;

create policy within_reach on app.residences for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.residences for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.residences for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.residences to voordeur_actor;
grant update (valid_to) on app.residences to voordeur_actor;

-- The dictionary tells only that a word occurs somewhere; no operation returns it.
create policy words_of_the_municipality on app.search_names for select to voordeur_actor using (municipality_id = session(municipality));
create policy new_words on app.search_names for insert to voordeur_actor with check (municipality_id = session(municipality));
grant select, insert on app.search_names to voordeur_actor;
create policy words_of_the_municipality on app.search_misspellings for select to voordeur_actor using (municipality_id = session(municipality));
create policy new_words on app.search_misspellings for insert to voordeur_actor with check (municipality_id = session(municipality));
grant select, insert on app.search_misspellings to voordeur_actor;

create policy within_reach on app.search_entries for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy overseen on app.search_entries for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
create policy written_where_one_may_write on app.search_entries for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.search_entries to voordeur_actor;
grant delete on app.search_entries to voordeur_actor;
create policy replaced_where_one_may_write on app.search_entries for delete to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)));
