-- Consent and what is shared. A question for consent lies under the general content of the person it is about; the person reads their own,
-- and of the voices their own alone: the no of another parent, or of a child of twelve or older, is not theirs to see. Nor is what lies under
-- a shield: that a helper who is there unseen asked for it.

create policy known_to_all on app.consent_texts for select to voordeur_actor using (municipality_id = session(municipality));
create policy worded_by_the_privacy_officer on app.consent_texts for insert to voordeur_actor
  with check (municipality_id = session(municipality) and recorded_by = session(user) and 'privacy_officer' = any (session(roles)));
grant select, insert on app.consent_texts to voordeur_actor;

create policy within_reach on app.consent_records for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy own_consent on app.consent_records for select to voordeur_actor
  using (municipality_id = session(municipality) and person_id = any (session(persons)) and not scope_id = any (session(veiled)));
create policy asked_where_one_may_write on app.consent_records for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
grant select, insert on app.consent_records to voordeur_actor;

create policy within_reach on app.consent_voices for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy own_voice on app.consent_voices for select to voordeur_actor
  using (municipality_id = session(municipality) and person_id = any (session(selves)) and not scope_id = any (session(veiled)));
create policy recorded_where_one_may_write on app.consent_voices for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
-- A resident takes back what they said themselves, and says nothing else here: yes and no are asked for in a talk.
create policy taken_back_by_the_person on app.consent_voices for insert to voordeur_actor
  with check (municipality_id = session(municipality) and person_id = any (session(selves)) and answer = 'withdrawn' and way = 'portal'
    and recorded_by = session(user));
grant select, insert on app.consent_voices to voordeur_actor;

create policy within_reach on app.consent_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy decided_where_one_may_write on app.consent_decisions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user)
    and 'coordinator' = any (session(roles)));
grant select, insert on app.consent_decisions to voordeur_actor;

create policy within_reach on app.sharing_decisions for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy decided_where_one_may_write on app.sharing_decisions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy ended_where_one_may_write on app.sharing_decisions for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and (ended_by is null or ended_by = session(user)));
-- A partner that leaves ends what was shared with itself, and nothing else.
create policy left_by_the_partner on app.sharing_decisions for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)) and organisation_id = session(organisation))
  with check (municipality_id = session(municipality) and organisation_id = session(organisation) and ended_by = session(user) and ended_at is not null);
grant select, insert on app.sharing_decisions to voordeur_actor;
grant update (ended_by, ended_at, end_reason) on app.sharing_decisions to voordeur_actor;

create policy within_reach on app.domain_cards for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.domain_cards for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy ended_where_one_may_write on app.domain_cards for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.domain_cards to voordeur_actor;
grant update (valid_to) on app.domain_cards to voordeur_actor;

create policy known_to_all on app.legal_ground_changes for select to voordeur_actor using (municipality_id = session(municipality));
create policy told_by_the_privacy_officer on app.legal_ground_changes for insert to voordeur_actor
  with check (municipality_id = session(municipality) and changed_by = session(user) and 'privacy_officer' = any (session(roles)));
grant select, insert on app.legal_ground_changes to voordeur_actor;
