-- Who works here and how the work is arranged: kept by the administrator, known to all who work here. Roles, team membership
-- and deputies are changed by functions alone.

create policy administrator_adds on access.users for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
-- The address decides whose log-in binds: nobody keeps their own row.
create policy administrator_changes on access.users for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and id <> session(user))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant insert (municipality_id, id, display_name, job_title, email) on access.users to voordeur_actor;
grant update (display_name, job_title, email, version) on access.users to voordeur_actor;

create policy administrator_adds on access.teams for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
create policy administrator_changes on access.teams for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant insert on access.teams to voordeur_actor;
grant update (name, area_ids, ended_at, version) on access.teams to voordeur_actor;

create policy colleagues on access.deputies for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))));
grant select on access.deputies to voordeur_actor;

create policy colleagues on app.administration_changes for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles)) or 'council_member' = any (session(roles))));
create policy told_by_the_one_who_changes on app.administration_changes for insert to voordeur_actor
  with check (municipality_id = session(municipality) and changed_by = session(user)
    and ('administrator' = any (session(roles)) or kind = 'deputy' and 'coordinator' = any (session(roles))));
grant select, insert on app.administration_changes to voordeur_actor;

create policy known_to_all on app.programmes_in_use for select to voordeur_actor using (municipality_id = session(municipality));
create policy administrator_starts on app.programmes_in_use for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
create policy administrator_stops on app.programmes_in_use for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant select, insert on app.programmes_in_use to voordeur_actor;
grant update (started_at, stopped_at, version) on app.programmes_in_use to voordeur_actor;
grant select on app.programmes_in_use, app.administration_changes to voordeur_worker;

-- A version that was published never changes: files run on it.
create policy administrator_publishes on app.programme_versions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant insert on app.programme_versions to voordeur_actor;

-- app.open_work counts under the worker's policies, and answers numbers only.
grant select on app.actions, app.involvements to voordeur_worker;
