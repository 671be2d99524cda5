-- A case file and what is in it. Two ways in: the scopes of one's own involvement, and the oversight of an area,
-- which sees the card of every unshielded file there and never a shielded one.

create policy within_reach on app.case_files for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.case_files for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy changed_where_one_may_write on app.case_files for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.case_files to voordeur_actor;
grant update (title, area_id, shielded, phase, coordinator_user_id, coordinator_organisation_id, first_visit_at, last_step_at, closed_at, version, household_id) on app.case_files to voordeur_actor;
create policy overseen on app.case_files for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));

create policy within_reach on app.participations for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.participations for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy changed_where_one_may_write on app.participations for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.participations to voordeur_actor;
grant update (route, step, area_id, ended_at, programme_version, version) on app.participations to voordeur_actor;
create policy overseen on app.participations for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));

create policy within_reach on app.involvements for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.involvements for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy changed_where_one_may_write on app.involvements for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.involvements to voordeur_actor;
-- A partner that gives its task back leaves: it ends its own card, and no other.
create policy partner_leaves on app.involvements for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)) and organisation_id = session(organisation)
    and role = 'partner' and valid_to is null and 'partner' = any (session(roles)))
  with check (municipality_id = session(municipality) and organisation_id = session(organisation) and valid_to is not null);
grant update (valid_to, end_reason) on app.involvements to voordeur_actor;

-- A line is written by the one who acted, and never changed.
create policy within_reach on app.timeline for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.timeline for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and actor_user_id = session(user)
    and actor_organisation_id = session(organisation));
grant select, insert on app.timeline to voordeur_actor;

create policy within_reach on app.notes for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.notes for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.notes for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.notes to voordeur_actor;
grant update (superseded_by) on app.notes to voordeur_actor;

create policy within_reach on app.home_visits for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.home_visits for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and visitor_user_id = session(user));
grant select, insert on app.home_visits to voordeur_actor;

create policy within_reach on app.domain_scores for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.domain_scores for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
grant select, insert on app.domain_scores to voordeur_actor;

create policy within_reach on app.closures for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.closures for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and closed_by = session(user));
create policy changed_where_one_may_write on app.closures for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.closures to voordeur_actor;
grant update (reopened_at) on app.closures to voordeur_actor;

create policy within_reach on app.aftercare_contacts for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.aftercare_contacts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy changed_where_one_may_write on app.aftercare_contacts for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and (recorded_by is null or recorded_by = session(user)));
grant select, insert on app.aftercare_contacts to voordeur_actor;
grant update (planned_for, responsible_user_id, made_at, result, note, recorded_by, version) on app.aftercare_contacts to voordeur_actor;
