-- The resolver and the few functions that change who may see what. All are SECURITY DEFINER, owned by the resolver role,
-- which has policies on the tables of the access schema only.

create function access.overseen_areas(p_municipality integer, p_user uuid, p_organisation uuid, p_moment timestamptz)
  returns table (role access.role, area_id smallint)
  language sql stable security definer set search_path = access, pg_temp
as $$
  select distinct a.role, n.id
  from access.role_assignments a
  join app.areas n on n.municipality_id = a.municipality_id
    and (a.area_id is null or n.id = a.area_id or n.parent_id = a.area_id)
  where a.municipality_id = p_municipality and a.user_id = p_user and a.organisation_id = p_organisation
    and a.valid_from <= p_moment and (a.valid_to is null or a.valid_to > p_moment)
$$;
comment on function access.overseen_areas is 'The areas of each role of a user at one moment';

-- For the functions of this schema alone: it runs with the rights of who calls it.
create function access.consent_stands(
  p_municipality integer, p_subject uuid, p_organisation uuid, p_purpose text, p_domain smallint, p_moment timestamptz
) returns boolean
  language plpgsql stable set search_path = access, pg_temp
as $$
declare
  v_today date := (p_moment at time zone 'Europe/Amsterdam')::date;
  v_about uuid[];
begin
  if exists (select from app.household_members m where m.municipality_id = p_municipality and m.household_id = p_subject) then
    -- What is about a household is about every adult in it now. Whose birth date is unknown is an adult, but for a child.
    select array_agg(distinct m.person_id) into v_about
    from app.household_members m
    left join app.person_identities i on i.municipality_id = m.municipality_id and i.person_id = m.person_id
    where m.municipality_id = p_municipality and m.household_id = p_subject
      and m.valid_from <= v_today and (m.valid_to is null or m.valid_to > v_today) and i.died_on is null
      and case when i.birth_date is null then m.position <> 'child' else i.birth_date + interval '18 years' <= v_today end;
  else
    v_about := array[p_subject];
  end if;
  return cardinality(v_about) > 0 and not exists (
    select from unnest(v_about) about (person_id)
    where not exists (
      select from consents c
      where c.municipality_id = p_municipality and c.person_id = about.person_id and c.organisation_id = p_organisation
        and c.purpose = p_purpose and c.access_domain = p_domain and c.valid_from <= p_moment and c.ends_at > p_moment));
end
$$;
comment on function access.consent_stands is 'Whether everybody whom a row is about consents now that this organisation has it, for this purpose and of this domain (Wmo 5.1.1(4), 5.3.3; Jeugdwet 7.3.11)';
grant execute on function access.consent_stands to voordeur_resolver;

create function access.enter(
  p_municipality integer, p_user uuid, p_organisation uuid, p_purpose text, p_moment timestamptz,
  p_case_file uuid default null, p_reach smallint[] default null
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
  -- Run with every transaction, and planning takes longer than looking: once per connection is enough. Each query says by which index it is answered.
  set plan_cache_mode = force_generic_plan
as $$
declare
  v_roles access.role[];
  v_grantees uuid[];
  v_grants uuid[];
  v_scopes bigint[];
  v_writable bigint[];
  v_oversight integer[];
  v_tended integer[];
  v_grounds smallint[];
  v_overseeing_grounds smallint[];
  v_persons uuid[];
  v_selves uuid[];
  v_today date := (p_moment at time zone 'Europe/Amsterdam')::date;
  v_veiled bigint[];
  v_covert boolean := false;
  v_limit constant integer := 2000;
begin
  -- First the tenant: the policies of the tables read below compare with it.
  execute format('set local app.municipality = %L', p_municipality);
  execute format('set local app."user" = %L', p_user);
  execute format('set local app.organisation = %L', p_organisation);
  execute format('set local app.purpose = %L', p_purpose);
  execute format('set local app.moment = %L', p_moment);

  select array_agg(distinct role) into v_roles
  from role_assignments
  where municipality_id = p_municipality and user_id = p_user and organisation_id = p_organisation
    and valid_from <= p_moment and (valid_to is null or valid_to > p_moment);
  execute format('set local app.roles = %L', coalesce(v_roles, '{}'));

  if v_roles is not null then
    select array_cat(array[p_user, p_organisation], coalesce(array_agg(t.team_id), '{}')) into v_grantees
    from team_members t join teams on teams.municipality_id = t.municipality_id and teams.id = t.team_id
    where t.municipality_id = p_municipality and t.user_id = p_user and teams.organisation_id = p_organisation
      and t.valid_from <= p_moment and (t.valid_to is null or t.valid_to > p_moment);

    -- Which grants may matter: of one file, or of all. Whether they count, and for what, is decided below.
    if p_case_file is null then
      select array_agg(g.id) into v_grants from grants g
      where g.municipality_id = p_municipality and g.grantee_id = any (v_grantees) and g.ends_at > p_moment;
    else
      select array_agg(g.id) into v_grants from grants g where g.municipality_id = p_municipality and g.case_file_id = p_case_file;
    end if;

    -- One file: everything it reaches. A list: only the domains the list shows, at most v_limit keys, newest first.
    with reached as (
      select s.id, bool_or(g.may_write and s.disclosure <= g.disclosure) as writable, min(g.legal_ground_id) as ground,
        bool_and(g.hidden or g.shield_id is not null) as covert
      from grants g
      join legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
      join file_holders h on h.municipality_id = g.municipality_id and h.case_file_id = g.case_file_id
        and (g.holder_id is null or h.holder_id = g.holder_id)
      join scopes s on s.municipality_id = h.municipality_id and s.holder_id = h.holder_id
      where g.municipality_id = p_municipality and g.id = any (v_grants)
        and g.grantee_id = any (v_grantees) and g.organisation_id = p_organisation
        and (p_case_file is null or g.case_file_id = p_case_file)
        and (g.for_role is null or g.for_role = any (v_roles))
        and g.valid_from <= p_moment and g.ends_at > p_moment
        and (g.access_domain is null or p_reach is null or g.access_domain = any (p_reach))
        and h.valid_from <= p_moment and (h.valid_to is null or h.valid_to > p_moment)
        and l.purpose = p_purpose and l.receiver_basis is not null and l.secrecy_basis is not null
        and l.valid_from <= p_moment and (l.valid_to is null or l.valid_to > p_moment)
        and (g.access_domain is null or g.access_domain = s.access_domain)
        and (g.subject_id is null or g.subject_id = s.subject_id)
        and s.shield_id is not distinct from g.shield_id
        and s.disclosure <= g.disclosure
        and (p_reach is null or s.access_domain = any (p_reach))
        and (not l.by_consent or consent_stands(p_municipality, s.subject_id, g.organisation_id, p_purpose, s.access_domain, p_moment))
      group by s.id
      order by s.id desc
      limit v_limit
    )
    -- Covert is who is there by hidden grants and shields alone. Whoever also works there in the open is told of as ever: lines that
    -- stopped would tell as well.
    select array_agg(id), array_agg(id) filter (where writable), array_agg(distinct ground), coalesce(bool_and(covert), false)
      into v_scopes, v_writable, v_grounds, v_covert from reached;

    -- Oversight of an area: a second, short array of area × domain keys, and those of them where one also acts.
    select array_agg(distinct o.area_id * 64 + d.access_domain), array_agg(distinct o.area_id * 64 + d.access_domain) filter (where d.may_write),
        array_agg(distinct d.legal_ground_id)
      into v_oversight, v_tended, v_overseeing_grounds
    from overseen_areas(p_municipality, p_user, p_organisation, p_moment) o
    join role_domains d on d.municipality_id = p_municipality and d.role = o.role
    join legal_grounds l on l.municipality_id = d.municipality_id and l.id = d.legal_ground_id
    -- Nobody can consent to an area being watched over: a ground that leans on consent opens nothing here.
    where not l.by_consent and l.purpose = p_purpose and l.receiver_basis is not null and l.secrecy_basis is not null
      and l.valid_from <= p_moment and (l.valid_to is null or l.valid_to > p_moment);

    if p_case_file is not null and v_oversight is not null then
      with reached as (
        select s.id, bool_or(d.may_write) as writable
        from file_registry f
        join overseen_areas(p_municipality, p_user, p_organisation, p_moment) o on o.area_id = f.area_id
        join role_domains d on d.municipality_id = f.municipality_id and d.role = o.role
        join legal_grounds l on l.municipality_id = d.municipality_id and l.id = d.legal_ground_id
        join file_holders h on h.municipality_id = f.municipality_id and h.case_file_id = f.case_file_id
        join scopes s on s.municipality_id = h.municipality_id and s.holder_id = h.holder_id and s.access_domain = d.access_domain
        where f.municipality_id = p_municipality and f.case_file_id = p_case_file and not f.shielded
          and h.valid_from <= p_moment and (h.valid_to is null or h.valid_to > p_moment)
          and not l.by_consent and l.purpose = p_purpose and l.receiver_basis is not null and l.secrecy_basis is not null
          and l.valid_from <= p_moment and (l.valid_to is null or l.valid_to > p_moment)
          and s.shield_id is null and s.disclosure <= d.disclosure
        group by s.id
      )
      select array_cat(v_scopes, array_agg(id)), array_cat(v_writable, array_agg(id) filter (where writable))
        into v_scopes, v_writable from reached;
    end if;

    -- A resident, about themselves and whom they represent: what is theirs, and of the file that it is there and who takes part.
    -- Only files of a household they belong to themselves, now. A child of two homes opens nothing of the other parent's file, and who is
    -- known there as a former partner or a neighbour neither.
    if 'resident' = any (v_roles) and p_purpose = 'own-file' then
      select array_agg(distinct r.person_id), array_agg(distinct r.person_id) filter (where r.is_self) into v_persons, v_selves
      from residents r
      where r.municipality_id = p_municipality and r.user_id = p_user
        and r.valid_from <= p_moment and (r.valid_to is null or r.valid_to > p_moment);
      -- Whom they represent: only who lives in their household and in no other. What is written, shared or looked at in the file of the other
      -- parent of a child of two homes would tell where that parent finds help.
      select array_agg(p.id) into v_persons
      from unnest(v_persons) p (id)
      where p.id = any (v_selves) or (
        select bool_and(exists (
          select from app.household_members self
          where self.municipality_id = p_municipality and self.household_id = m.household_id and self.person_id = any (v_selves)
            and self.valid_from <= v_today and (self.valid_to is null or self.valid_to > v_today)))
        from app.household_members m
        where m.municipality_id = p_municipality and m.person_id = p.id
          and m.valid_from <= v_today and (m.valid_to is null or m.valid_to > v_today));
      -- A consent question is theirs to read, unless it lies under a shield: then it would tell who helps unseen.
      select array_agg(distinct s.id) into v_veiled
      from file_holders mine
      join file_holders h on h.municipality_id = mine.municipality_id and h.case_file_id = mine.case_file_id
      join scopes s on s.municipality_id = h.municipality_id and s.holder_id = h.holder_id
      where mine.municipality_id = p_municipality and mine.holder_id = any (v_persons) and s.shield_id is not null;
      with inspection as (
        select l.id from legal_grounds l
        where l.municipality_id = p_municipality and l.purpose = p_purpose and l.receiver_basis is not null and l.secrecy_basis is not null
          and l.valid_from <= p_moment and (l.valid_to is null or l.valid_to > p_moment)
        order by l.id limit 1
      ), members as (
        select distinct f.case_file_id, f.household_id, m.person_id
        from file_holders mine
        join file_registry f on f.municipality_id = mine.municipality_id and f.case_file_id = mine.case_file_id
        join app.household_members m on m.municipality_id = f.municipality_id and m.household_id = f.household_id and m.person_id = mine.holder_id
        where mine.municipality_id = p_municipality and mine.holder_id = any (v_persons)
          and (p_case_file is null or mine.case_file_id = p_case_file)
          and mine.valid_from <= p_moment and (mine.valid_to is null or mine.valid_to > p_moment)
          and m.valid_from <= v_today and (m.valid_to is null or m.valid_to > v_today)
      ), mine as (
        select m.*, not exists (
            select from app.household_members other
            where other.municipality_id = p_municipality and other.household_id = m.household_id and other.position <> 'child'
              and other.valid_from <= v_today and (other.valid_to is null or other.valid_to > v_today)
              and not other.person_id = any (v_selves)) as lives_alone
        from members m
        where exists (select from members self where self.case_file_id = m.case_file_id and self.person_id = any (v_selves))
      ), reached as (
        select s.id, (select id from inspection) as ground
        from mine
        join file_holders h on h.municipality_id = p_municipality and h.case_file_id = mine.case_file_id
        join scopes s on s.municipality_id = h.municipality_id and s.holder_id = h.holder_id
        where h.valid_from <= p_moment and (h.valid_to is null or h.valid_to > p_moment)
          and s.shield_id is null and exists (select from inspection)
          and (s.subject_id = mine.person_id and s.access_domain in (2, 3, 4)
            or s.holder_id in (mine.case_file_id, mine.household_id) and s.subject_id = mine.household_id
              and s.access_domain = 1 and s.disclosure = 'existence'
            -- The address of a household is about all adults in it: told to who is its only one.
            or s.holder_id = mine.household_id and s.subject_id = mine.household_id and s.access_domain = 4 and mine.lives_alone)
        group by s.id
        order by s.id desc
        limit v_limit
      )
      select array_cat(v_scopes, array_agg(id)), array_cat(v_grounds, array_agg(distinct ground)) into v_scopes, v_grounds from reached;
    end if;
  end if;

  execute format('set local app.scopes = %L', coalesce(v_scopes, '{}'));
  execute format('set local app.writable = %L', coalesce(v_writable, '{}'));
  execute format('set local app.oversight = %L', coalesce(v_oversight, '{}'));
  execute format('set local app.tended = %L', coalesce(v_tended, '{}'));
  execute format('set local app.persons = %L', coalesce(v_persons, '{}'));
  execute format('set local app.selves = %L', coalesce(v_selves, '{}'));
  execute format('set local app.veiled = %L', coalesce(v_veiled, '{}'));
  -- For the line in the processing log: on which grounds, and whether a resident may be told of it.
  execute format('set local app.grounds = %L', array(
    select distinct ground from unnest(array_cat(v_grounds, v_overseeing_grounds)) ground where ground is not null order by ground));
  execute format('set local app.covert = %L', v_covert);
  execute format('set local app.scopes_full = %L', coalesce(cardinality(v_scopes), 0) >= v_limit);

  -- Who has no role here now sees nothing at all, also not what is known to all; only the log still takes the line of the refusal.
  execute format('set local app.workplace = %L', p_municipality);
  if v_roles is null then
    set local app.municipality = '';
  end if;
end
$$;
comment on function access.enter is 'Becomes this user, in this organisation, for this purpose, at this moment: sets the arrays that every policy compares with. With a case file: all it reaches. Without: list keys, at most 2,000';

create function access.may_write(
  p_case_file uuid, p_holder uuid, p_subject uuid, p_domain smallint, p_disclosure access.disclosure, p_shield uuid
) returns boolean
  language plpgsql stable security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_roles access.role[] := current_setting('app.roles')::access.role[];
begin
  if v_roles = '{}' then return false; end if;
  if exists (
    select from grants g
    join legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
    where g.municipality_id = v_municipality and g.case_file_id = p_case_file and g.may_write
      and (g.grantee_id in (v_user, v_organisation) or g.grantee_id in (
        select t.team_id from team_members t join teams on teams.municipality_id = t.municipality_id and teams.id = t.team_id
        where t.municipality_id = v_municipality and t.user_id = v_user and teams.organisation_id = v_organisation
          and t.valid_from <= v_moment and (t.valid_to is null or t.valid_to > v_moment)))
      and g.organisation_id = v_organisation and (g.for_role is null or g.for_role = any (v_roles))
      and g.valid_from <= v_moment and (g.valid_to is null or g.valid_to > v_moment)
      and l.purpose = current_setting('app.purpose') and l.receiver_basis is not null and l.secrecy_basis is not null
      and l.valid_from <= v_moment and (l.valid_to is null or l.valid_to > v_moment)
      and (g.holder_id is null or g.holder_id = p_holder)
      and (g.subject_id is null or g.subject_id = p_subject)
      and (g.access_domain is null or g.access_domain = p_domain)
      and g.shield_id is not distinct from p_shield and p_disclosure <= g.disclosure
      -- What opens by consent is for whom consented, and never for everybody or everything at once.
      and (not l.by_consent or p_subject is not null and p_domain is not null
        and consent_stands(v_municipality, p_subject, g.organisation_id, l.purpose, p_domain, v_moment))
  ) then return true; end if;

  return p_shield is null and exists (
    select from file_registry f
    join overseen_areas(v_municipality, v_user, v_organisation, v_moment) o on o.area_id = f.area_id
    join role_domains d on d.municipality_id = f.municipality_id and d.role = o.role
    join legal_grounds l on l.municipality_id = d.municipality_id and l.id = d.legal_ground_id
    where f.municipality_id = v_municipality and f.case_file_id = p_case_file and not f.shielded
      and d.access_domain = p_domain and d.may_write and p_disclosure <= d.disclosure
      and not l.by_consent and l.purpose = current_setting('app.purpose') and l.receiver_basis is not null and l.secrecy_basis is not null
      and l.valid_from <= v_moment and (l.valid_to is null or l.valid_to > v_moment));
end
$$;
comment on function access.may_write is 'Whether the session may write in this part of a case file, asked before its scope exists. A null holder, subject or domain stands for all of them, and needs a grant without that limit';

create function access.scope_for(
  p_case_file uuid, p_holder uuid, p_subject uuid, p_domain smallint, p_disclosure access.disclosure, p_shield uuid default null
) returns bigint
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_id bigint;
begin
  if not exists (
      select from file_holders h where h.municipality_id = v_municipality and h.case_file_id = p_case_file and h.holder_id = p_holder
        and h.valid_from <= v_moment and (h.valid_to is null or h.valid_to > v_moment))
     or not may_write(p_case_file, p_holder, p_subject, p_domain, p_disclosure, p_shield) then
    raise exception 'no scope to write in' using errcode = 'insufficient_privilege';
  end if;

  insert into scopes (municipality_id, holder_id, subject_id, access_domain, disclosure, shield_id)
  values (v_municipality, p_holder, p_subject, p_domain, p_disclosure, p_shield)
  on conflict on constraint scopes_unique do nothing;
  select id into v_id from scopes s
  where s.municipality_id = v_municipality and s.holder_id = p_holder and s.subject_id = p_subject and s.access_domain = p_domain
    and s.disclosure = p_disclosure and s.shield_id is not distinct from p_shield;

  -- The session may use it at once, in this same transaction.
  if not v_id = any (current_setting('app.scopes')::bigint[]) then
    execute format('set local app.scopes = %L', current_setting('app.scopes')::bigint[] || v_id);
  end if;
  if not v_id = any (current_setting('app.writable')::bigint[]) then
    execute format('set local app.writable = %L', current_setting('app.writable')::bigint[] || v_id);
  end if;
  return v_id;
end
$$;
comment on function access.scope_for is 'Finds or makes the scope for a row about to be written. Refuses (insufficient_privilege) whoever may not write there';

create function access.open_case_file(p_case_file uuid, p_household uuid, p_area smallint, p_legal_ground smallint) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- An administrator opens files only to take over what a team has already, and leaves them at once.
  if not (current_setting('app.roles')::access.role[] && array['contact_point', 'coordinator', 'process_coordinator']::access.role[]
     or 'administrator' = any (current_setting('app.roles')::access.role[]) and current_setting('app.purpose') = 'first-load') then
    raise exception 'this role opens no case files' using errcode = 'insufficient_privilege';
  end if;
  -- A file reaches its household and itself in every domain. So the household of another file is for who reaches all of it there,
  -- and no file goes by the id of somebody else's person, household or task. In an area that is none nobody would watch over it.
  if not exists (select from app.areas where municipality_id = v_municipality and id = p_area) or exists (
    select from file_holders h
    where h.municipality_id = v_municipality and h.holder_id in (p_case_file, p_household) and h.case_file_id <> p_case_file
      and (h.holder_id = p_case_file or not may_write(h.case_file_id, p_household, null, null, 'content', null) or stands_in(h.case_file_id))) then
    raise exception 'this household belongs to another file' using errcode = 'insufficient_privilege';
  end if;
  insert into file_registry (municipality_id, case_file_id, household_id, area_id) values (v_municipality, p_case_file, p_household, p_area);
  insert into file_holders (municipality_id, case_file_id, holder_id, valid_from)
  values (v_municipality, p_case_file, p_case_file, v_moment), (v_municipality, p_case_file, p_household, v_moment);
  -- Whoever opens the file fills it; settle_opening ends this when the coordinator is there.
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, legal_ground_id, valid_from)
  values (v_municipality, gen_random_uuid(), p_case_file, v_user, v_organisation, 'content', true, p_legal_ground, v_moment);
end
$$;
comment on function access.open_case_file is 'Registers a new case file and lets the one who opens it fill it, until settle_opening';

create function access.settle_opening(p_case_file uuid) returns void
  language sql volatile security definer set search_path = access, pg_temp
as $$
  update access.grants
  set valid_to = current_setting('app.moment')::timestamptz
  where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file
    and grantee_id = current_setting('app.user')::uuid and involvement_id is null and valid_to is null
$$;
comment on function access.settle_opening is 'Ends the opener''s temporary reach; their involvement, if any, stays';

create function access.add_holder(p_case_file uuid, p_holder uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
begin
  if not may_write(p_case_file, p_case_file, p_case_file, 1::smallint, 'existence', null)
     -- A record of another file comes with everything that is written under it: only who reaches all of it there brings it here.
     -- A deputy only to a file that is being opened (a household that splits), never to one they have already.
     or exists (select from file_holders h where h.municipality_id = v_municipality and h.holder_id = p_holder and h.case_file_id <> p_case_file
                  and (not may_write(h.case_file_id, p_holder, null, null, 'content', null)
                    or stands_in(h.case_file_id) and not exists (
                      select from grants o where o.municipality_id = v_municipality and o.case_file_id = p_case_file
                        and o.grantee_id = current_setting('app.user')::uuid and o.involvement_id is null and o.valid_to is null))) then
    raise exception 'this record cannot be added to the file' using errcode = 'insufficient_privilege';
  end if;
  insert into file_holders (municipality_id, case_file_id, holder_id, valid_from)
  select v_municipality, p_case_file, p_holder, current_setting('app.moment')::timestamptz
  where not exists (
    select from file_holders where municipality_id = v_municipality and case_file_id = p_case_file and holder_id = p_holder and valid_to is null);
end
$$;
comment on function access.add_holder is 'Lets the case file reach a person or a task';

create function access.remove_holder(p_case_file uuid, p_holder uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  -- Without itself or its household nobody would reach the file any more.
  if not may_write(p_case_file, p_case_file, p_case_file, 1::smallint, 'content', null) or p_holder = p_case_file or exists (
      select from file_registry
      where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file and household_id = p_holder) then
    raise exception 'this record cannot be taken from the file' using errcode = 'insufficient_privilege';
  end if;
  update file_holders set valid_to = current_setting('app.moment')::timestamptz
  where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file and holder_id = p_holder and valid_to is null;
end
$$;
comment on function access.remove_holder is 'The case file no longer reaches this person (moved out) from now on';

create function access.involve(
  p_case_file uuid, p_involvement uuid, p_grantee uuid, p_organisation uuid, p_for_role access.role,
  p_holder uuid, p_domains smallint[], p_disclosure access.disclosure, p_may_write boolean, p_legal_ground smallint,
  p_until timestamptz default null
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- Nobody gives away what they could not write themselves, for every subject and, without a holder, for all the file reaches.
  -- A null array, or a null in it, means every domain and needs every domain.
  -- And nobody gives to themselves: a deputy or a coordinator who hands over would keep it. For a deputy that is also their own team and
  -- organisation. What has no involvement could not be ended.
  if p_grantee = current_setting('app.user')::uuid or p_involvement is null or p_until <= v_moment
    or (p_for_role is null or p_for_role = any (current_setting('app.roles')::access.role[])) and stands_in(p_case_file) and (
      p_grantee = current_setting('app.organisation')::uuid or exists (
        select from team_members t where t.municipality_id = v_municipality and t.team_id = p_grantee and t.user_id = current_setting('app.user')::uuid
          and (t.valid_to is null or t.valid_to > v_moment)))
    or exists (
    select from unnest(coalesce(p_domains, array[null::smallint])) domain
    where not may_write(p_case_file, p_holder, null, domain, p_disclosure, null)) then
    raise exception 'more would be shared than this session may share' using errcode = 'insufficient_privilege';
  end if;
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, for_role, holder_id, access_domain, disclosure, may_write, legal_ground_id, involvement_id, valid_from, valid_to)
  select v_municipality, gen_random_uuid(), p_case_file, p_grantee, p_organisation, p_for_role, p_holder, domain, p_disclosure, p_may_write, p_legal_ground, p_involvement, v_moment, p_until
  from unnest(coalesce(p_domains, array[null::smallint])) domain;
end
$$;
comment on function access.involve is 'Lets a user, team or organisation reach these access domains of a case file, on a ground, from now on, until then. Nobody shares more than they may write themselves';

create function access.end_involvement(p_case_file uuid, p_involvement uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_user uuid := current_setting('app.user')::uuid;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- Who is named for a shield is unnamed by unname_from_shield, which keeps the last one.
  if exists (
      select from grants g
      where g.municipality_id = v_municipality and g.case_file_id = p_case_file and g.involvement_id = p_involvement and g.ends_at > v_moment
        and g.shield_id is not null and not g.hidden)
  -- One ends what one could have given, and leaves when one wants to. Who watches over the file (process coordinator) ends any.
    or exists (
      select from grants g
      where g.municipality_id = v_municipality and g.case_file_id = p_case_file and g.involvement_id = p_involvement and g.ends_at > v_moment
        and not (g.grantee_id in (v_user, v_organisation) and g.organisation_id = v_organisation)
        and not may_write(p_case_file, g.holder_id, g.subject_id, g.access_domain, g.disclosure, g.shield_id))
    and not ('process_coordinator' = any (current_setting('app.roles')::access.role[])
      and may_write(p_case_file, null, null, 1::smallint, 'content', null)) then
    raise exception 'this involvement cannot be ended here' using errcode = 'insufficient_privilege';
  end if;
  update grants set valid_to = greatest(valid_from, v_moment)
  where municipality_id = v_municipality and case_file_id = p_case_file
    and involvement_id = p_involvement and ends_at > v_moment;
end
$$;
comment on function access.end_involvement is 'Ends what an involvement opened, from now on';

create function access.stop_sharing(p_case_file uuid, p_involvement uuid, p_domain smallint) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if exists (
      select from grants g
      where g.municipality_id = v_municipality and g.case_file_id = p_case_file and g.involvement_id = p_involvement
        and g.access_domain = p_domain and g.ends_at > v_moment
        and not may_write(p_case_file, g.holder_id, g.subject_id, g.access_domain, g.disclosure, g.shield_id)) then
    raise exception 'this sharing cannot be ended here' using errcode = 'insufficient_privilege';
  end if;
  update grants set valid_to = greatest(valid_from, v_moment)
  where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id = p_involvement
    and access_domain = p_domain and ends_at > v_moment;
end
$$;
comment on function access.stop_sharing is 'Ends what an involvement opened of one access domain, from now on; the rest stays';

create function access.give_consent(
  p_id uuid, p_case_file uuid, p_person uuid, p_organisation uuid, p_purpose text, p_domains smallint[], p_until timestamptz
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- Of a person who is in the file now. Recorded by whom the whole file is theirs, by a visitor or the desk for an organisation that is
  -- not their own, or by the resident about themselves: nobody opens a file to their own organisation by noting a consent.
  if p_id is null or p_domains is null or p_until <= v_moment or array_position(p_domains, null) is not null
     or not exists (
       select from file_holders h
       join file_registry f on f.municipality_id = h.municipality_id and f.case_file_id = h.case_file_id
       where h.municipality_id = v_municipality and h.case_file_id = p_case_file and h.holder_id = p_person
         and p_person not in (f.case_file_id, f.household_id)
         and h.valid_from <= v_moment and (h.valid_to is null or h.valid_to > v_moment))
     -- Under the record of somebody else it could not be taken back any more: neither this one nor theirs.
     or exists (
       select from consents c where c.municipality_id = v_municipality and c.id = p_id
         and (c.case_file_id, c.person_id, c.organisation_id, c.purpose) is distinct from (p_case_file, p_person, p_organisation, p_purpose))
     or not (
       may_write(p_case_file, null, null, null, 'content', null)
       or may_write(p_case_file, p_case_file, p_person, 1::smallint, 'content', null)
         and current_setting('app.roles')::access.role[] && array['visitor', 'contact_point']::access.role[]
         and p_organisation <> current_setting('app.organisation')::uuid
       or p_person = any (current_setting('app.persons')::uuid[]) and exists (
         select from residents r where r.municipality_id = v_municipality and r.user_id = current_setting('app.user')::uuid
           and r.person_id = p_person and r.is_self)) then
    raise exception 'this consent cannot be recorded here' using errcode = 'insufficient_privilege';
  end if;
  insert into consents (municipality_id, id, case_file_id, person_id, organisation_id, purpose, access_domain, valid_from, valid_to)
  select v_municipality, p_id, p_case_file, p_person, p_organisation, p_purpose, domain, v_moment, p_until
  from unnest(p_domains) domain;
end
$$;
comment on function access.give_consent is 'A consent counts from now on, until then: one row per access domain under the record of this id';

create function access.withdraw_consent(p_id uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  if exists (
      select from consents c
      where c.municipality_id = v_municipality and c.id = p_id
        and not c.person_id = any (current_setting('app.persons')::uuid[])
        and not may_write(c.case_file_id, c.case_file_id, c.person_id, 1::smallint, 'content', null)) then
    raise exception 'this consent cannot be withdrawn here' using errcode = 'insufficient_privilege';
  end if;
  update consents set valid_to = greatest(valid_from, v_moment)
  where municipality_id = v_municipality and id = p_id and ends_at > v_moment;
end
$$;
comment on function access.withdraw_consent is 'A consent no longer counts: the next transaction of that organisation sees what stood on it no more (AVG art. 7(3))';

create function access.appoint_coordinator(
  p_case_file uuid, p_involvement uuid, p_user uuid, p_organisation uuid, p_legal_ground smallint
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_roles access.role[] := current_setting('app.roles')::access.role[];
begin
  -- The desk and the process coordinator appoint where they may write; a coordinator hands over only a file that is theirs in every domain.
  if not (v_roles && array['contact_point', 'process_coordinator']::access.role[] and may_write(p_case_file, p_case_file, null, 1::smallint, 'content', null)
     or ('coordinator' = any (v_roles) or 'administrator' = any (v_roles) and current_setting('app.purpose') = 'first-load')
       and may_write(p_case_file, null, null, null, 'content', null))
    -- Who stands in for a coordinator does not take their place. What has no involvement could not be ended.
    or p_user = current_setting('app.user')::uuid and stands_in(p_case_file) or p_involvement is null then
    raise exception 'this session appoints no coordinator here' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from role_assignments where municipality_id = v_municipality and user_id = p_user and organisation_id = p_organisation
      and role = 'coordinator' and valid_from <= v_moment and (valid_to is null or valid_to > v_moment)) then
    raise exception 'this user is no coordinator' using errcode = 'check_violation';
  end if;
  -- Who it was until now, and nobody else: a file has one coordinator.
  update grants set valid_to = greatest(valid_from, v_moment)
  where municipality_id = v_municipality and case_file_id = p_case_file and involvement_id is not null and valid_to is null
    and access_domain is null and holder_id is null and subject_id is null and shield_id is null;
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, legal_ground_id, involvement_id, valid_from)
  values (v_municipality, gen_random_uuid(), p_case_file, p_user, p_organisation, 'content', true, p_legal_ground, p_involvement, v_moment);
  -- Who stood in for the previous coordinator leaves too; who stands in for the new one comes along.
  perform follow_deputies(p_case_file);
end
$$;
comment on function access.appoint_coordinator is 'The one coordinator reaches every unshielded domain of the file; the previous one no longer does. May take the file out of the actor''s own sight';

create function access.note_closure(p_case_file uuid, p_closed_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  if not may_write(p_case_file, p_case_file, p_case_file, 1::smallint, 'content', null) then
    raise exception 'this case file cannot be closed or reopened here' using errcode = 'insufficient_privilege';
  end if;
  update file_registry set closed_at = p_closed_at
  where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file;
end
$$;
comment on function access.note_closure is 'Notes in the registry that a case file closed, or (null) reopened';

create function access.note_area(p_case_file uuid, p_area smallint) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  -- To an area that is none, nobody would watch over it any more.
  if not may_write(p_case_file, p_case_file, p_case_file, 1::smallint, 'content', null) or not exists (
      select from app.areas where municipality_id = current_setting('app.municipality')::integer and id = p_area) then
    raise exception 'this case file cannot be moved here' using errcode = 'insufficient_privilege';
  end if;
  update file_registry set area_id = p_area
  where municipality_id = current_setting('app.municipality')::integer and case_file_id = p_case_file;
end
$$;
comment on function access.note_area is 'Notes in the registry that a household moved: who oversees the new area sees its card from now on';

create function access.caseloads() returns table (user_id uuid, organisation_id uuid, open_files bigint)
  language sql stable security definer set search_path = access, pg_temp
as $$
  select a.user_id, a.organisation_id, count(distinct f.case_file_id)
  from access.role_assignments a
  left join access.grants g on g.municipality_id = a.municipality_id and g.grantee_id = a.user_id and g.organisation_id = a.organisation_id
    and g.access_domain is null and g.holder_id is null and g.shield_id is null and g.involvement_id is not null and g.valid_to is null
  left join access.file_registry f on f.municipality_id = g.municipality_id and f.case_file_id = g.case_file_id and f.closed_at is null
  where a.municipality_id = current_setting('app.municipality')::integer and a.role = 'coordinator'
    and a.valid_from <= current_setting('app.moment')::timestamptz
    and (a.valid_to is null or a.valid_to > current_setting('app.moment')::timestamptz)
    and current_setting('app.roles')::access.role[] && array['contact_point', 'coordinator', 'process_coordinator', 'administrator']::access.role[]
  group by a.user_id, a.organisation_id
$$;
comment on function access.caseloads is 'How many open files each coordinator has, for who appoints one or keeps who works here: a number only, over files they need not see';

create function access.record_number(p_case_file uuid, p_person uuid, p_hash bytea, p_sealed bytea) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_scope bigint := scope_for(p_case_file, p_person, p_person, 5::smallint, 'content');
begin
  insert into number_matches (municipality_id, id, person_id, other_person_id, found_at)
  select v_municipality, gen_random_uuid(), p_person, n.person_id, current_setting('app.moment')::timestamptz
  from numbers n where n.municipality_id = v_municipality and n.bsn_hash = p_hash and n.person_id <> p_person;
  insert into numbers (municipality_id, person_id, scope_id, bsn_hash, bsn_sealed, recorded_by, recorded_at)
  values (v_municipality, p_person, v_scope, p_hash, p_sealed, current_setting('app.user')::uuid, current_setting('app.moment')::timestamptz)
  on conflict on constraint numbers_pkey do update
    set bsn_hash = excluded.bsn_hash, bsn_sealed = excluded.bsn_sealed, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at;
end
$$;
comment on function access.record_number is 'Stores a BSN. Says the same whether or not somebody else has it; a match goes to the contact point';

-- Sign-in happens before the tenant is known. The other half, which asks by which door somebody comes, stands in 0027.

create function access.end_login(p_token_hash bytea, p_now timestamptz) returns void
  language sql volatile security definer set search_path = access, pg_temp
as $$ update access.login_sessions set ended_at = p_now where token_hash = p_token_hash and ended_at is null $$;
comment on function access.end_login is 'Log-out';
