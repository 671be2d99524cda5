-- A concern report is its reporter's and the desk's. Whether the household is known stays with the desk.

create policy own_reports on app.concern_reports for select to voordeur_actor
  using (municipality_id = session(municipality) and reporter_user_id = session(user) and reporter_organisation_id = session(organisation));
create policy desk_sees_its_areas on app.concern_reports for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy reporter_reports on app.concern_reports for insert to voordeur_actor
  with check (municipality_id = session(municipality) and reporter_user_id = session(user) and entered_by = session(user)
    and reporter_organisation_id = session(organisation) and 'reporter' = any (session(roles)));
create policy desk_enters_for_others on app.concern_reports for insert to voordeur_actor
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)) and entered_by = session(user) and reporter_user_id is null);
grant select, insert on app.concern_reports to voordeur_actor;

-- The reporter sets off the handling but never reads it.
create policy desk_handles on app.report_handlings for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy a_report_begins_new on app.report_handlings for insert to voordeur_actor
  with check (municipality_id = session(municipality) and state = 'new' and claimed_by is null and known_household = 'not-checked');
create policy desk_moves_on on app.report_handlings for update to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)))
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
grant select, insert on app.report_handlings to voordeur_actor;
grant update (state, claimed_by, claimed_at, known_household, version) on app.report_handlings to voordeur_actor;

create policy desk_decides on app.triages for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy desk_records_its_decision on app.triages for insert to voordeur_actor
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)) and decided_by = session(user));
create policy desk_takes_back on app.triages for update to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)))
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles))
    and (undone_by is null or undone_by = session(user)));
grant select, insert on app.triages to voordeur_actor;
grant update (case_file_id, undone_at, undone_by, undo_reason) on app.triages to voordeur_actor;

create policy reporter_is_told on app.report_tidings for select to voordeur_actor
  using (municipality_id = session(municipality) and reporter_user_id = session(user) and reporter_organisation_id = session(organisation));
create policy desk_tells on app.report_tidings for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy told_by_oneself on app.report_tidings for insert to voordeur_actor
  with check (municipality_id = session(municipality) and told_by = session(user));
grant select, insert on app.report_tidings to voordeur_actor;

create policy desk_talked on app.desk_conversations for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy desk_records_the_conversation on app.desk_conversations for insert to voordeur_actor
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)) and held_by = session(user));
grant select, insert on app.desk_conversations to voordeur_actor;

create policy desk_sees_what_belongs_together on app.report_links for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy desk_links on app.report_links for insert to voordeur_actor
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles))
    and linked_by = session(user) and parted_at is null);
create policy desk_parts on app.report_links for update to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)))
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles))
    and parted_by = session(user));
grant select, insert on app.report_links to voordeur_actor;
grant update (parted_at, parted_by) on app.report_links to voordeur_actor;

create policy desk_knows_how_it_ended on app.report_endings for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)));
create policy desk_records_the_ending on app.report_endings for insert to voordeur_actor
  with check (municipality_id = session(municipality) and oversight_key = any (session(oversight)) and 'contact_point' = any (session(roles)) and ended_by = session(user));
grant select, insert on app.report_endings to voordeur_actor;

-- What went along into a file lies in its domain of reports: the coordinator reaches it, partners do not.
create policy within_reach on app.report_files for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy desk_hands_over on app.report_files for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and linked_by = session(user));
create policy seen_where_one_may_write on app.report_files for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.report_files to voordeur_actor;
grant update (seen_at, seen_by) on app.report_files to voordeur_actor;
