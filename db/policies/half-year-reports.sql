-- The half-year report: written by policy officers, read by everyone who steers by figures once it is published, and then kept as it is.

create policy read_once_published on app.half_year_reports for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'steering' and state = 'published'
    and not ('resident' = any (session(roles))));
create policy policy_officer_reads on app.half_year_reports for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)));
create policy policy_officer_starts on app.half_year_reports for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'policy_officer' = any (session(roles)) and state = 'draft'
    and started_by = session(user));
create policy policy_officer_publishes on app.half_year_reports for update to voordeur_actor
  using (municipality_id = session(municipality) and 'policy_officer' = any (session(roles)) and state = 'draft')
  with check (municipality_id = session(municipality) and 'policy_officer' = any (session(roles))
    and (state = 'draft' or published_by = session(user)));
create policy policy_officer_discards on app.half_year_reports for delete to voordeur_actor
  using (municipality_id = session(municipality) and 'policy_officer' = any (session(roles)) and state = 'draft');
grant select, insert, delete on app.half_year_reports to voordeur_actor;
grant update (state, body, published_at, published_by, version) on app.half_year_reports to voordeur_actor;

create policy policy_officer_reads on app.half_year_report_texts for select to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)));
create policy policy_officer_starts on app.half_year_report_texts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)));
create policy policy_officer_writes on app.half_year_report_texts for update to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)))
  with check (municipality_id = session(municipality) and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)));
create policy policy_officer_discards on app.half_year_report_texts for delete to voordeur_actor
  using (municipality_id = session(municipality) and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)));
grant select, insert, delete on app.half_year_report_texts to voordeur_actor;
grant update (body, version) on app.half_year_report_texts to voordeur_actor;

-- The administrator marks neighbourhoods for the figures; the policy on changing areas stands with the directory.
grant update (is_priority) on app.areas to voordeur_actor;

-- A clock of a programme as a whole is about no household: started with the first one, ended by what policy officers publish.
create policy of_a_programme on app.clocks for select to voordeur_actor
  using (municipality_id = session(municipality) and about_kind = 'programme' and session(purpose) = 'steering'
    and ('policy_officer' = any (session(roles)) or 'process_coordinator' = any (session(roles))));
create policy started_for_a_programme on app.clocks for insert to voordeur_actor
  with check (municipality_id = session(municipality) and about_kind = 'programme' and scope_id is null and case_file_id is null
    and access_domain = 17);
create policy policy_officer_ends_those_of_a_programme on app.clocks for update to voordeur_actor
  using (municipality_id = session(municipality) and about_kind = 'programme' and session(purpose) = 'steering' and 'policy_officer' = any (session(roles)))
  with check (municipality_id = session(municipality) and about_kind = 'programme' and 'policy_officer' = any (session(roles)));
