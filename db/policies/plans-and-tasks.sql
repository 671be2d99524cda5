-- The plan, and tasks to partners. A task has a holder of its own: the partner who gets it reaches that task, not those of others.

create policy within_reach on app.plans for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.plans for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.plans for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.plans to voordeur_actor;
grant update (ended_at, version) on app.plans to voordeur_actor;
-- app.share_plan and app.share_goal move rows between the plan and a file.
grant select, update on app.plans, app.plan_households, app.goals, app.actions to voordeur_worker;

create policy within_reach on app.plan_households for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.plan_households for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy changed_where_one_may_write on app.plan_households for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.plan_households to voordeur_actor;
grant update (valid_to) on app.plan_households to voordeur_actor;

create policy within_reach on app.goals for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.goals for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.goals for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.goals to voordeur_actor;
grant update (title, resident_words, safety_first, state, position, version) on app.goals to voordeur_actor;

create policy within_reach on app.actions for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.actions for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and recorded_by = session(user));
create policy changed_where_one_may_write on app.actions for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.actions to voordeur_actor;
grant update (what, who_kind, who_id, due_on, done_when, state, finished_at, version) on app.actions to voordeur_actor;

create policy within_reach on app.tasks for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.tasks for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and sender_user_id = session(user)
    and sender_organisation_id = session(organisation));
create policy changed_where_one_may_write on app.tasks for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.tasks to voordeur_actor;
grant update (state, assignee_user_id, pick_up_by, to_call_since, answered_at, finished_at, seen_by_sender_at, version) on app.tasks to voordeur_actor;
create policy overseen on app.tasks for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));

create policy within_reach on app.task_contents for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.task_contents for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
create policy changed_where_one_may_write on app.task_contents for update to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(writable)))
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)));
grant select, insert on app.task_contents to voordeur_actor;
grant update (answer, result) on app.task_contents to voordeur_actor;

create policy within_reach on app.task_calls for select to voordeur_actor
  using (municipality_id = session(municipality) and scope_id = any (session(scopes)));
create policy written_where_one_may_write on app.task_calls for insert to voordeur_actor
  with check (municipality_id = session(municipality) and scope_id = any (session(writable)) and called_by = session(user));
grant select, insert on app.task_calls to voordeur_actor;
create policy overseen on app.task_calls for select to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(oversight)));
-- The contact point calls about open tasks of the areas it watches (R-037), and sets the new term.
create policy contact_point_calls on app.task_calls for insert to voordeur_actor
  with check (municipality_id = session(municipality) and oversight_key = any (session(tended)) and called_by = session(user) and 'contact_point' = any (session(roles)));
create policy contact_point_sets_a_new_term on app.tasks for update to voordeur_actor
  using (municipality_id = session(municipality) and oversight_key = any (session(tended)) and 'contact_point' = any (session(roles)))
  with check (municipality_id = session(municipality) and oversight_key = any (session(tended)));
