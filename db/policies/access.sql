-- Users, roles, scopes and grants. The actor reads who is who; who may see what is changed by functions alone.

-- Reference tables have no tenant: each has a guard of its own.
create policy resolver_knows_the_tenants on access.municipalities for select to voordeur_resolver using (id is not null);
create policy owner_keeps_the_tenants on access.municipalities for all to voordeur_owner using (id is not null) with check (id is not null);
create policy worker_knows_the_tenants on access.municipalities for select to voordeur_worker using (id is not null);
create policy own_municipality on access.municipalities for select to voordeur_actor using (id = session(municipality));
grant select on access.municipalities to voordeur_actor, voordeur_resolver, voordeur_worker;

create policy resolver_at_sign_in on access.accounts for all to voordeur_resolver using (id is not null) with check (id is not null);
create policy owner_keeps_accounts on access.accounts for all to voordeur_owner using (id is not null) with check (id is not null);
grant select, insert on access.accounts to voordeur_resolver;

create policy resolver_at_sign_in on access.login_sessions for all to voordeur_resolver using (account_id is not null) with check (account_id is not null);
grant select, insert, update, delete on access.login_sessions to voordeur_resolver;

create policy everyone_knows_the_time on access.demo_clock for select to voordeur_login, voordeur_actor, voordeur_worker using (id);
create policy owner_moves_the_clock on access.demo_clock for all to voordeur_owner using (id) with check (id);
grant select on access.demo_clock to voordeur_login, voordeur_actor, voordeur_worker;

-- Who works here, in which role, is known to colleagues in the municipality; a resident or a member of the council sees their own row.
create policy colleagues on access.users for select to voordeur_actor
  using (municipality_id = session(municipality) and (not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))) or id = session(user)));
grant select on access.users to voordeur_actor;

create policy colleagues on access.role_assignments for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))));
grant select on access.role_assignments to voordeur_actor;

create policy colleagues on access.teams for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))));
create policy colleagues on access.team_members for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))));
grant select on access.teams, access.team_members to voordeur_actor;

create policy known_to_all on access.access_domains for select to voordeur_actor using (municipality_id = session(municipality));
create policy known_to_all on access.purposes for select to voordeur_actor using (municipality_id = session(municipality));
create policy known_to_all on access.legal_grounds for select to voordeur_actor using (municipality_id = session(municipality));
create policy known_to_all on access.role_domains for select to voordeur_actor using (municipality_id = session(municipality));
grant select on access.access_domains, access.purposes, access.legal_grounds, access.role_domains to voordeur_actor;

-- The keys of what the session reaches: so that a screen can say what is shared. No grant to read grants, shields, holders or the registry.
create policy within_reach on access.scopes for select to voordeur_actor
  using (municipality_id = session(municipality) and id = any (session(scopes)));
grant select on access.scopes to voordeur_actor;

create policy within_reach on access.numbers for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
grant select on access.numbers to voordeur_actor;

create policy contact_point_compares on access.number_matches for select to voordeur_actor
  using (municipality_id = session(municipality) and 'contact_point' = any (session(roles)));
grant select on access.number_matches to voordeur_actor;

-- The resolver looks up areas, organisations and who is an adult, and nothing else outside its schema.
create policy resolver_places_areas on app.areas for select to voordeur_resolver using (municipality_id = session(municipality));
create policy resolver_names_organisations on app.organisations for select to voordeur_resolver using (municipality_id = session(municipality));
grant select on app.areas, app.organisations to voordeur_resolver;
-- Whose consent a row about a household needs: who is an adult in it now. Dates and positions, no names.
create policy resolver_counts_members on app.household_members for select to voordeur_resolver using (municipality_id = session(municipality));
create policy resolver_reads_ages on app.person_identities for select to voordeur_resolver using (municipality_id = session(municipality));
grant select (municipality_id, household_id, person_id, position, valid_from, valid_to) on app.household_members to voordeur_resolver;
grant select (municipality_id, person_id, birth_date, died_on) on app.person_identities to voordeur_resolver;

grant select on all tables in schema access to voordeur_worker;
revoke select on access.accounts, access.login_sessions, access.numbers from voordeur_worker;
