-- The processing log and its seals: added to, never changed. Everyone's acts are logged by themselves; the privacy officer reads.

-- The workplace, because the refusal of somebody without a role is logged too. Real time, transaction, grounds and salt are the
-- database's own: the seal of the log leans on them.
create policy acts_are_logged on audit.processing_log for insert to voordeur_actor
  with check (municipality_id = session(workplace) and user_id = session(user) and organisation_id = session(organisation));
create policy privacy_officer_reads on audit.processing_log for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
-- A resident reads who opened what about them; not what was refused, and not who looked without the household being allowed to know.
-- That something is shielded at all is told by no line, whoever wrote it.
create policy residents_read_about_themselves on audit.processing_log for select to voordeur_actor
  using (municipality_id = session(municipality) and subject_id = any (session(persons)) and 'resident' = any (session(roles))
    and session(purpose) = 'own-file' and outcome = 'done' and not covert
    and event not in ('shields.listed', 'shield.raised', 'shield.widened', 'shield.named', 'shield.unnamed', 'shield.reviewed',
      'shield.lifted', 'case-file.shielded', 'meldcode.started', 'meldcode.read', 'meldcode.recorded',
      'meldcode.ended'));
grant select on audit.processing_log to voordeur_actor;
grant insert (municipality_id, id, act_id, occurred_at, event, operation, outcome, purpose, role, user_id, organisation_id, case_file_id,
    subject_id, subject_ids, is_list, record_ids, origin, trace_id, span_id, parent_span_id, reason)
  on audit.processing_log to voordeur_actor, voordeur_worker;

-- The worker logs what it does itself, seals, and destroys lines after their term: it is the only one that can.
create policy system_is_logged on audit.processing_log for insert to voordeur_worker
  with check (municipality_id = session(municipality) and user_id is null);
create policy sealer_reads on audit.processing_log for select to voordeur_worker using (municipality_id = session(municipality));
create policy destroyed_after_their_term on audit.processing_log for delete to voordeur_worker using (municipality_id = session(municipality));
grant select, delete on audit.processing_log to voordeur_worker;

create policy privacy_officer_reads on audit.mentions for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy residents_read_about_themselves on audit.mentions for select to voordeur_actor
  using (municipality_id = session(municipality) and subject_id = any (session(persons)) and 'resident' = any (session(roles))
    and session(purpose) = 'own-file' and not covert
    and event not in ('shields.listed', 'shield.raised', 'shield.widened', 'shield.named', 'shield.unnamed', 'shield.reviewed',
      'shield.lifted', 'case-file.shielded', 'meldcode.started', 'meldcode.read', 'meldcode.recorded',
      'meldcode.ended'));
grant select on audit.mentions to voordeur_actor;
create policy worker_unfolds on audit.mentions for insert to voordeur_worker with check (municipality_id = session(municipality));
create policy worker_reads on audit.mentions for select to voordeur_worker using (municipality_id = session(municipality));
create policy destroyed_with_their_line on audit.mentions for delete to voordeur_worker using (municipality_id = session(municipality));
grant select, insert, delete on audit.mentions to voordeur_worker;

create policy privacy_officer_reads on audit.seals for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
grant select on audit.seals to voordeur_actor;
create policy sealer_reads on audit.seals for select to voordeur_worker using (municipality_id = session(municipality));
create policy sealer_seals on audit.seals for insert to voordeur_worker with check (municipality_id = session(municipality));
grant select, insert on audit.seals to voordeur_worker;
create policy sealer_reads on audit.leaves for select to voordeur_worker using (municipality_id = session(municipality));
create policy sealer_seals on audit.leaves for insert to voordeur_worker with check (municipality_id = session(municipality));
grant select, insert on audit.leaves to voordeur_worker;

-- Unusual looking is noticed by the worker and judged by the privacy officer, once.
create policy privacy_officer_reads on audit.alerts for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
create policy worker_reads on audit.alerts for select to voordeur_worker using (municipality_id = session(municipality));
create policy worker_notices on audit.alerts for insert to voordeur_worker with check (municipality_id = session(municipality));
grant select on audit.alerts to voordeur_actor;
grant select, insert on audit.alerts to voordeur_worker;
create policy privacy_officer_reads on audit.alert_reviews for select to voordeur_actor
  using (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight');
-- Nobody judges what they did themselves: the operation compares, because a policy looks in no other table.
create policy privacy_officer_judges on audit.alert_reviews for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'privacy_officer' = any (session(roles)) and session(purpose) = 'privacy-oversight'
    and reviewed_by = session(user));
grant select, insert on audit.alert_reviews to voordeur_actor;

-- To unfold a household into its people, and to compare names with those of colleagues.
grant select on app.household_members, app.person_identities to voordeur_worker;
