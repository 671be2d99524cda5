-- Who comes to a household and when. Somebody plans their own visits; a partner also where it only reads the card of the file,
-- because a visit that others do not know of is what the card is for.

create policy within_reach on app.visit_cards for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.visit_cards for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and visitor_user_id = session(user)
    and visitor_organisation_id = session(organisation));
create policy partner_tells_of_its_visit on app.visit_cards for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(scopes)) and visitor_user_id = session(user)
    and visitor_organisation_id = session(organisation) and 'partner' = any (session(roles)));
create policy changed_where_one_may_write on app.visit_cards for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy partner_changes_its_visit on app.visit_cards for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)) and visitor_user_id = session(user)
    and visitor_organisation_id = session(organisation) and 'partner' = any (session(roles)))
  with check (municipality_id = session(municipality) and visitor_user_id = session(user) and visitor_organisation_id = session(organisation));
grant select, insert on app.visit_cards to voordeur_actor;
grant update (visit_on, part_of_day, state, home_visit_id, ended_at, version) on app.visit_cards to voordeur_actor;

-- The line in the timeline of such a visit.
create policy partner_tells_of_its_visit on app.timeline for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(scopes)) and actor_user_id = session(user)
    and actor_organisation_id = session(organisation) and 'partner' = any (session(roles))
    and event in ('home-visit.planned', 'home-visit.moved', 'home-visit.cancelled', 'home-visit.made'));
