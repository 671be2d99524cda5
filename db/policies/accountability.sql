-- Register, DPIA and data breaches are the privacy officers', for the purpose of overseeing privacy, and nobody else's. Answers, editions
-- and the lines of a breach are added and never changed.

create policy privacy_officer_reads on app.accountability_answers for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy privacy_officer_answers on app.accountability_answers for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and recorded_by = session(user));
create policy privacy_officer_reads on app.dpia_editions for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy privacy_officer_establishes on app.dpia_editions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and recorded_by = session(user));
grant select, insert on app.accountability_answers, app.dpia_editions to voordeur_actor;

create policy privacy_officer_reads on app.data_breaches for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy privacy_officer_records on app.data_breaches for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and recorded_by = session(user) and closed_at is null);
create policy privacy_officer_handles on app.data_breaches for update to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight')
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
grant select, insert on app.data_breaches to voordeur_actor;
grant update (title, source, discovered_at, happened_on, what, data_kinds, estimated_people, consequences, measures, risk, authority,
  authority_reason, authority_told_at, authority_reference, late_reason, people, people_reason, people_told_at, people_told_how, lessons,
  closed_at, version) on app.data_breaches to voordeur_actor;

create policy privacy_officer_reads on app.data_breach_people for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy privacy_officer_records on app.data_breach_people for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and recorded_by = session(user) and removed_at is null);
create policy privacy_officer_takes_back on app.data_breach_people for update to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight')
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and removed_at is not null);
grant select, insert on app.data_breach_people to voordeur_actor;
grant update (removed_at) on app.data_breach_people to voordeur_actor;

create policy privacy_officer_reads on app.data_breach_lines for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy privacy_officer_records on app.data_breach_lines for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and recorded_by = session(user));
grant select, insert on app.data_breach_lines to voordeur_actor;

-- The 72 hours of a breach: about no household and in no area, so that nobody oversees them.
create policy of_a_breach on app.clocks for select to voordeur_actor
  using (municipality_id = session(municipality) and about_kind = 'data-breach' and 'privacy_officer' = any (session(roles))
    and session(purpose) = 'privacy-oversight');
create policy started_for_a_breach on app.clocks for insert to voordeur_actor
  with check (municipality_id = session(municipality) and about_kind = 'data-breach' and 'privacy_officer' = any (session(roles))
    and session(purpose) = 'privacy-oversight' and scope_id is null and case_file_id is null and shielded);
create policy moved_for_a_breach on app.clocks for update to voordeur_actor
  using (municipality_id = session(municipality) and about_kind = 'data-breach' and 'privacy_officer' = any (session(roles))
    and session(purpose) = 'privacy-oversight')
  with check (municipality_id = session(municipality) and about_kind = 'data-breach' and 'privacy_officer' = any (session(roles))
    and session(purpose) = 'privacy-oversight' and shielded);
