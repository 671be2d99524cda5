-- Identity providers, covenants and the review of roles. What a provider is trusted for decides who comes in: the administrator keeps it, the
-- privacy officer reads it, and sign-in reads it by its functions.

create policy keepers_read on access.identity_providers for select to voordeur_actor
  using (municipality_id = session(municipality) and ('administrator' = any (session(roles)) or 'privacy_officer' = any (session(roles))));
create policy administrator_adds on access.identity_providers for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
create policy administrator_changes on access.identity_providers for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant select, insert on access.identity_providers to voordeur_actor;
grant update (label, every_organisation, organisation_ids, strong_acr, strong_amr, strong_for, ended_at, version) on access.identity_providers to voordeur_actor;

create policy keepers_read on access.identity_provider_domains for select to voordeur_actor
  using (municipality_id = session(municipality) and ('administrator' = any (session(roles)) or 'privacy_officer' = any (session(roles))));
create policy administrator_adds on access.identity_provider_domains for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
create policy administrator_takes_away on access.identity_provider_domains for delete to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant select, insert, delete on access.identity_provider_domains to voordeur_actor;

-- Covenants are no secret to who works here: they say what was agreed, about nobody.
create policy colleagues on app.covenants for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles))));
create policy administrator_adds on app.covenants for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and recorded_by = session(user));
create policy administrator_renews on app.covenants for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)));
grant select, insert on app.covenants to voordeur_actor;
grant update (version) on app.covenants to voordeur_actor;

create policy colleagues on app.covenant_versions for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles))));
create policy administrator_writes on app.covenant_versions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and recorded_by = session(user));
grant select, insert on app.covenant_versions to voordeur_actor;

create policy colleagues on app.covenant_documents for select to voordeur_actor
  using (municipality_id = session(municipality) and not ('resident' = any (session(roles))));
create policy administrator_adds on app.covenant_documents for insert to voordeur_actor
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles)) and recorded_by = session(user));
create policy administrator_withdraws on app.covenant_documents for update to voordeur_actor
  using (municipality_id = session(municipality) and 'administrator' = any (session(roles)))
  with check (municipality_id = session(municipality) and 'administrator' = any (session(roles))
    and (withdrawn_by is null or withdrawn_by = session(user)));
grant select, insert on app.covenant_documents to voordeur_actor;
grant update (withdrawn_at, withdrawn_by) on app.covenant_documents to voordeur_actor;

-- Nobody confirms their own role: the table refuses it as well.
create policy reviewers_read on app.role_reviews for select to voordeur_actor
  using (municipality_id = session(municipality) and ('administrator' = any (session(roles)) or 'privacy_officer' = any (session(roles))));
create policy reviewers_decide on app.role_reviews for insert to voordeur_actor
  with check (municipality_id = session(municipality) and ('administrator' = any (session(roles)) or 'privacy_officer' = any (session(roles)))
    and decided_by = session(user));
grant select, insert on app.role_reviews to voordeur_actor;

-- app.resident_reach runs as the worker: whose child somebody is and how old, and nothing else of a person.
grant select on app.household_members, app.person_relations, app.file_links to voordeur_worker;
grant select (municipality_id, person_id, birth_date, died_on) on app.person_identities to voordeur_worker;
grant select on app.covenants, app.covenant_versions to voordeur_worker;
