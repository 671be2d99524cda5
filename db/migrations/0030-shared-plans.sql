-- One plan for two households after a divorce (R-050). What they share lies under the plan itself, which both files hold; the rest lies
-- under the file it was written in, and only that one reaches it.

create function app.share_plan(p_plan uuid, p_scope bigint) returns void
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := nullif(current_setting('app.municipality'), '')::integer;
  v_writable bigint[] := current_setting('app.writable')::bigint[];
begin
  if not exists (
      select from plans p join access.scopes s on s.municipality_id = p.municipality_id and s.id = p_scope
      where p.municipality_id = v_municipality and p.id = p_plan and p.scope_id = any (v_writable) and p_scope = any (v_writable)
        and s.holder_id = p.id and s.subject_id = p.id and s.access_domain = 1 and s.disclosure = 'content' and s.shield_id is null) then
    raise exception 'this plan cannot be shared here' using errcode = 'insufficient_privilege';
  end if;
  update plans set scope_id = p_scope where municipality_id = v_municipality and id = p_plan;
  update plan_households set scope_id = p_scope where municipality_id = v_municipality and plan_id = p_plan;
end
$$;
comment on function app.share_plan is 'Puts the cover of a plan under the plan itself, so that each file that holds it knows of it';

create function app.share_goal(p_goal uuid, p_scope bigint) returns void
  language plpgsql volatile security definer set search_path = app, pg_temp
as $$
declare
  v_municipality integer := nullif(current_setting('app.municipality'), '')::integer;
  v_writable bigint[] := current_setting('app.writable')::bigint[];
  v_was bigint;
begin
  -- Between the plan and the file it was written in, and nothing else about it changes: whom it is about, domain, level.
  select g.scope_id into v_was
  from goals g
  join access.scopes was on was.municipality_id = g.municipality_id and was.id = g.scope_id
  join access.scopes s on s.municipality_id = g.municipality_id and s.id = p_scope
  where g.municipality_id = v_municipality and g.id = p_goal and g.scope_id = any (v_writable) and p_scope = any (v_writable)
    and s.holder_id in (g.plan_id, g.case_file_id) and was.holder_id in (g.plan_id, g.case_file_id)
    and s.subject_id = was.subject_id and s.access_domain = was.access_domain and s.disclosure = was.disclosure
    and s.shield_id is null and was.shield_id is null;
  -- What one reads while standing in for a colleague does not come along to a file of one's own, but for one that is being split off.
  if v_was is null or exists (
      select from goals g
      join access.scopes s on s.municipality_id = g.municipality_id and s.id = p_scope and s.holder_id = g.plan_id
      join access.file_holders h on h.municipality_id = g.municipality_id and h.holder_id = g.plan_id and h.case_file_id <> g.case_file_id
      join access.grants o on o.municipality_id = g.municipality_id and o.case_file_id = h.case_file_id
        and o.grantee_id = current_setting('app.user')::uuid and o.involvement_id is not null and o.valid_to is null
      where g.municipality_id = v_municipality and g.id = p_goal and access.stands_in(g.case_file_id)) then
    raise exception 'this goal cannot be shared here' using errcode = 'insufficient_privilege';
  end if;
  update goals set scope_id = p_scope where municipality_id = v_municipality and id = p_goal;
  update actions set scope_id = p_scope where municipality_id = v_municipality and goal_id = p_goal and scope_id = v_was;
end
$$;
comment on function app.share_goal is 'Puts a goal and its actions under the plan of two households, or back under the file it was written in. Its history stays where it was';
