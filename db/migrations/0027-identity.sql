-- Who may come in by which door: identity providers and what each is trusted for, residents by their BSN, how sure the provider was
-- (acr), covenants with partners (R-143), and the review of who still needs which role (BIO 5.18.02 and 8.02.01).

create table access.identity_providers (
  municipality_id integer not null references access.municipalities (id),
  code text not null constraint identity_providers_code check (code ~ '^[a-z0-9-]{1,40}$'),
  kind text not null constraint identity_providers_kind check (kind in ('staff', 'residents')),
  label text not null,
  every_organisation boolean not null default false,
  organisation_ids uuid[] not null default '{}',
  strong_acr text[] not null default '{}',
  strong_amr text[] not null default '{}',
  strong_for text not null default 'everyone' constraint identity_providers_strong_for check (strong_for in ('everyone', 'special-roles')),
  ended_at timestamptz,
  version integer not null default 1,
  constraint identity_providers_pkey primary key (municipality_id, code),
  constraint identity_providers_residents check (kind = 'staff' or not every_organisation and cardinality(organisation_ids) = 1)
);
comment on table access.identity_providers is 'What a municipality trusts a configured provider for. Without a row here it opens nothing. Its address, client and secret stand in the settings of the server, never here';
comment on column access.identity_providers.code is 'The id of the connection in the settings of the server (OIDC_PROVIDERS)';
comment on column access.identity_providers.organisation_ids is 'For whose people it speaks; of residents the one organisation under whose name they come in';
comment on column access.identity_providers.strong_acr is 'The values of acr that stand for two factors; for residents at least "substantial". Asked for in this order';
comment on column access.identity_providers.strong_amr is 'The values of amr that stand for two factors, of a provider that sends no acr (as mfa)';
comment on column access.identity_providers.strong_for is 'Who needs two factors. Administrators, privacy officers and residents always do (BIO 5.17.01)';

create table access.identity_provider_domains (
  municipality_id integer not null,
  domain text not null constraint identity_provider_domains_lower check (domain = lower(domain) and domain !~ '[@[:space:]]' and domain <> ''),
  provider_code text not null,
  constraint identity_provider_domains_pkey primary key (municipality_id, domain),
  constraint identity_provider_domains_provider_fkey foreign key (municipality_id, provider_code)
    references access.identity_providers (municipality_id, code)
);
comment on table access.identity_provider_domains is 'For which mail domains a provider vouches: a first log-in binds whoever was added with such an address. One provider per domain, so a partner''s cannot claim an address of the municipality. * stands for every domain that no other provider has';

alter table access.login_sessions
  add column provider text,
  add column acr text,
  add column amr text[] not null default '{}';
comment on column access.login_sessions.provider is 'By which door; what it may open is asked anew at every look';
comment on column access.login_sessions.acr is 'How sure the provider was of who it is, as it said itself';

-- For the functions of this schema alone: it runs with the rights of who calls it.
create function access.admits(
  p_municipality integer, p_provider text, p_organisation uuid, p_role access.role, p_acr text, p_amr text[]
) returns text
  language sql stable set search_path = access, pg_temp
as $$
  select case
      when i.strong_for = 'special-roles' and i.kind = 'staff' and p_role not in ('administrator', 'privacy_officer') then 'open'
      when coalesce(p_acr = any (i.strong_acr), false) or coalesce(p_amr && i.strong_amr, false) then 'open'
      else 'weak' end
  from access.identity_providers i
  where i.municipality_id = p_municipality and i.code = p_provider and i.ended_at is null
    and (i.kind = 'residents') = (p_role = 'resident')
    and (i.every_organisation or p_organisation = any (i.organisation_ids))
$$;
comment on function access.admits is 'Whether a log-in by this provider opens this role at this organisation: open, weak (it needs a second factor), or no row';
grant execute on function access.admits to voordeur_resolver;

-- Sign-in, by a door: the tenant is not known yet.
create function access.accounts_of(p_issuer text, p_subject text, p_provider text, p_acr text, p_amr text[], p_moment timestamptz)
  returns table (account_id uuid, municipality_id integer, municipality_name text, user_id uuid, display_name text, organisation_id uuid, organisation_name text, roles text[], is_weak boolean)
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer;
begin
  for v_municipality in select m.id from municipalities m order by m.id loop
    execute format('set local app.municipality = %L', v_municipality);
    return query
      select a.id, v_municipality, m.name, u.id, u.display_name, r.organisation_id, o.name, array_agg(distinct r.role::text), bool_or(d.door = 'weak')
      from accounts a
      join users u on u.municipality_id = v_municipality and u.account_id = a.id
      join municipalities m on m.id = u.municipality_id
      join role_assignments r on r.municipality_id = u.municipality_id and r.user_id = u.id
      join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
      cross join lateral (select admits(v_municipality, p_provider, r.organisation_id, r.role, p_acr, p_amr) as door) d
      where a.issuer = p_issuer and a.subject = p_subject and d.door is not null
        and r.valid_from <= p_moment and (r.valid_to is null or r.valid_to > p_moment)
      group by 1, 3, 4, 5, 6, 7
      order by 7;
  end loop;
end
$$;
comment on function access.accounts_of is 'After log-in: in which municipality and organisation this account works, as far as its provider speaks for that organisation. is_weak: a role there needs a second factor, and this log-in had none';

create function access.start_login(
  p_token_hash bytea, p_issuer text, p_subject text, p_provider text, p_acr text, p_amr text[], p_id_token text, p_now timestamptz, p_expires_at timestamptz
) returns uuid
  language sql volatile security definer set search_path = access, pg_temp
as $$
  insert into access.login_sessions (token_hash, account_id, provider, acr, amr, id_token, created_at, last_seen_at, expires_at)
  select p_token_hash, id, p_provider, p_acr, coalesce(p_amr, '{}'), p_id_token, p_now, p_now, p_expires_at
  from access.accounts where issuer = p_issuer and subject = p_subject
  returning account_id
$$;
comment on function access.start_login is 'Opens a browser session for a known account, with the door it came by and how sure that was; null when the account is unknown';

create function access.choose_workplace(p_token_hash bytea, p_municipality integer, p_user uuid, p_organisation uuid, p_moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
begin
  execute format('set local app.municipality = %L', p_municipality);
  update login_sessions s set municipality_id = p_municipality, user_id = p_user, organisation_id = p_organisation
  where s.token_hash = p_token_hash and s.ended_at is null
    -- Every role there has to be open: what one session may do does not depend on which of them it uses.
    and (
      select bool_and(coalesce(admits(p_municipality, s.provider, p_organisation, r.role, s.acr, s.amr), 'none') = 'open')
      from users u join role_assignments r on r.municipality_id = u.municipality_id and r.user_id = u.id
      where u.municipality_id = p_municipality and u.id = p_user and u.account_id = s.account_id
        and r.organisation_id = p_organisation
        and r.valid_from <= p_moment and (r.valid_to is null or r.valid_to > p_moment));
  return found;
end
$$;
comment on function access.choose_workplace is 'Binds a browser session to one municipality, user and organisation the account really has, and its provider speaks for';

create function access.find_login(p_token_hash bytea, p_now timestamptz, p_idle interval)
  returns table (account_id uuid, account_name text, issuer text, subject text, municipality_id integer, user_id uuid, organisation_id uuid, id_token text, provider text, acr text, amr text[])
  language sql volatile security definer set search_path = access, pg_temp
as $$
  -- At most one write a minute: being seen is not worth a write per request.
  update access.login_sessions set last_seen_at = p_now
  where token_hash = p_token_hash and ended_at is null and expires_at > p_now
    and last_seen_at > p_now - p_idle and last_seen_at < p_now - interval '1 minute';
  select a.id, a.name, a.issuer, a.subject, s.municipality_id, s.user_id, s.organisation_id, s.id_token, s.provider, s.acr, s.amr
  from access.login_sessions s join access.accounts a on a.id = s.account_id
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.last_seen_at > p_now - p_idle;
$$;
comment on function access.find_login is 'The open session of a token, or no row; marks it as seen';

create function access.bind_account(
  p_account uuid, p_issuer text, p_subject text, p_name text, p_email text, p_provider text, p_moment timestamptz
) returns integer
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_account uuid;
  v_municipality integer;
  v_user uuid;
  v_bound integer := 0;
begin
  select id into v_account from accounts where issuer = p_issuer and subject = p_subject;
  for v_municipality in select m.id from municipalities m order by m.id loop
    execute format('set local app.municipality = %L', v_municipality);
    select u.id into v_user from users u
    where u.municipality_id = v_municipality and lower(u.email) = lower(p_email) and u.account_id is null and u.ended_at is null
      -- Only the provider that vouches for this mail domain, and only for the people of an organisation it speaks for.
      and exists (
        select from identity_provider_domains d
        where d.municipality_id = v_municipality and d.provider_code = p_provider
          and (d.domain = split_part(lower(p_email), '@', 2)
            or d.domain = '*' and not exists (
              select from identity_provider_domains o
              where o.municipality_id = v_municipality and o.domain = split_part(lower(p_email), '@', 2))))
      and exists (
        select from role_assignments r where r.municipality_id = v_municipality and r.user_id = u.id
          and r.valid_from <= p_moment and (r.valid_to is null or r.valid_to > p_moment)
          and admits(v_municipality, p_provider, r.organisation_id, r.role, null, null) is not null)
      -- Somebody who works here already under this account has one person here, not two.
      and not exists (select from users o where o.municipality_id = v_municipality and o.account_id = v_account);
    continue when v_user is null;
    if v_account is null then
      insert into accounts (id, issuer, subject, name, email) values (p_account, p_issuer, p_subject, p_name, p_email)
      on conflict on constraint accounts_identity_unique do nothing;
      select id into v_account from accounts where issuer = p_issuer and subject = p_subject;
    end if;
    update users set account_id = v_account where municipality_id = v_municipality and id = v_user and account_id is null;
    v_bound := v_bound + 1;
  end loop;
  return v_bound;
end
$$;
comment on function access.bind_account is 'First log-in: binds an account to whoever was added with this work address and has none yet, when this provider vouches for that mail domain';

-- Before the log-in page: what one may choose from, and what to ask each provider for.
create function access.doors() returns table (municipality_id integer, municipality_name text, code text, kind text, label text, every_organisation boolean, organisations text[], strong_acr text[], strong_for text)
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer;
begin
  if coalesce(current_setting('app.user', true), '') <> '' then return; end if;
  for v_municipality in select m.id from municipalities m order by m.id loop
    execute format('set local app.municipality = %L', v_municipality);
    return query
      select v_municipality, m.name, i.code, i.kind, i.label, i.every_organisation, coalesce((
          select array_agg(o.name order by o.name) from app.organisations o
          where o.municipality_id = v_municipality and o.id = any (i.organisation_ids) and o.ended_at is null), '{}'), i.strong_acr, i.strong_for
      from identity_providers i join municipalities m on m.id = i.municipality_id
      where i.municipality_id = v_municipality and i.ended_at is null
      order by i.kind desc, i.every_organisation desc, i.label;
  end loop;
end
$$;
comment on function access.doors is 'The providers one can log in with, before anybody is known: what is said on the log-in page, and which acr to ask for. Answers nothing within a session';

-- Which persons a resident sees: themselves, and their children under sixteen (Jeugdwet 7.3.4 and 7.3.15; Wmo 2015 art. 5.1.1 and AVG 8 go by
-- the same ages). Runs as the worker, who may read of a person the dates of birth and death and of a household who is in it; nothing else.
create function app.resident_reach(p_persons uuid[], p_moment timestamptz)
  returns table (person_id uuid, is_self boolean, until timestamptz)
  language sql stable security definer set search_path = app, pg_temp
as $$
  with asked as (
    select current_setting('app.municipality')::integer as m, (p_moment at time zone 'Europe/Amsterdam')::date as today
    -- Only at log-in, before there is a session: nobody asks it about somebody else.
    where coalesce(current_setting('app.user', true), '') = ''
      -- Two records with one BSN are one person only after somebody decided so: a number with a typing error must not open a stranger's file.
      and (cardinality(p_persons) = 1 or cardinality(p_persons) <= 3 and not exists (
        select from unnest(p_persons) one
        where not exists (
          select from app.file_links l
          where l.municipality_id = current_setting('app.municipality')::integer and l.kind = 'persons' and l.valid_to is null
            and one in (l.record_id, l.other_record_id) and l.record_id = any (p_persons) and l.other_record_id = any (p_persons))))
  ), self as (
    select i.person_id
    from asked a join app.person_identities i on i.municipality_id = a.m and i.person_id = any (p_persons)
    where i.died_on is null
      -- A child under twelve does not come in alone; of whom no birth date is known the place in the household tells.
      and case when i.birth_date is not null then i.birth_date + interval '12 years' <= a.today else not exists (
        select from app.household_members h
        where h.municipality_id = a.m and h.person_id = i.person_id and h.position = 'child' and (h.valid_to is null or h.valid_to > a.today)) end
  )
  select s.person_id, true, null::timestamptz from self s
  union
  select c.person_id, false, ((c.birth_date + interval '16 years')::timestamp at time zone 'Europe/Amsterdam')
  from asked a
  join self s on true
  join app.household_members p on p.municipality_id = a.m and p.person_id = s.person_id
    and p.valid_from <= a.today and (p.valid_to is null or p.valid_to > a.today) and p.position <> 'child'
  join app.household_members k on k.municipality_id = a.m and k.household_id = p.household_id and k.position = 'child'
    and k.valid_from <= a.today and (k.valid_to is null or k.valid_to > a.today)
  join app.person_identities c on c.municipality_id = a.m and c.person_id = k.person_id and c.died_on is null
    and c.birth_date + interval '16 years' > a.today
  -- Whose child it is stands in the relations. Only where none were ever recorded, the adult who leads the household counts as the parent; a
  -- partner may well be no parent, and then somebody records who is. Who is no parent or guardian any more (authority that ended) does not
  -- come back by leading the household.
  where exists (
      select from app.person_relations r
      where r.municipality_id = a.m and (r.valid_to is null or r.valid_to > a.today)
        and (r.person_id = c.person_id and r.related_person_id = s.person_id and r.kind in ('parent', 'guardian')
          or r.person_id = s.person_id and r.related_person_id = c.person_id and r.kind = 'child'))
    or p.position = 'adult' and not exists (
      select from app.person_relations r
      where r.municipality_id = a.m
        and (r.person_id = c.person_id and r.kind in ('parent', 'guardian') or r.related_person_id = c.person_id and r.kind = 'child'))
$$;
comment on function app.resident_reach is 'The persons a resident sees at log-in: their own records, and children under sixteen in the same household of whom they are parent or guardian, until the day the child turns sixteen';
grant execute on function app.resident_reach to voordeur_resolver;

create function access.enter_resident(
  p_municipality integer, p_provider text, p_account uuid, p_user uuid, p_issuer text, p_subject text, p_bsn_hash bytea,
  p_acr text, p_amr text[], p_moment timestamptz
) returns text
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_organisation uuid;
  v_account uuid;
  v_user uuid;
  v_persons uuid[];
  v_reached uuid[];
  v_selves boolean[];
  v_untils timestamptz[];
begin
  if coalesce(current_setting('app.user', true), '') <> '' then
    raise exception 'residents come in by log-in' using errcode = 'insufficient_privilege';
  end if;
  execute format('set local app.municipality = %L', p_municipality);
  select organisation_ids[1] into v_organisation from identity_providers
  where municipality_id = p_municipality and code = p_provider and kind = 'residents' and ended_at is null;
  if v_organisation is null then return 'unknown'; end if;
  -- Before the number is looked at: what is answered then says nothing about it.
  if admits(p_municipality, p_provider, v_organisation, 'resident', p_acr, p_amr) is distinct from 'open' then return 'weak'; end if;

  select coalesce(array_agg(n.person_id), '{}') into v_persons from numbers n where n.municipality_id = p_municipality and n.bsn_hash = p_bsn_hash;
  select array_agg(r.person_id), array_agg(r.is_self), array_agg(r.until) into v_reached, v_selves, v_untils
  from app.resident_reach(v_persons, p_moment) r;
  select a.id into v_account from accounts a where a.issuer = p_issuer and a.subject = p_subject;
  select u.id into v_user from users u where u.municipality_id = p_municipality and u.account_id = v_account;

  -- What no longer holds ends: a child that moved out or has another parent now, a number that was corrected.
  update residents r set valid_to = greatest(r.valid_from, p_moment)
  where r.municipality_id = p_municipality and r.user_id = v_user and (r.valid_to is null or r.valid_to > p_moment)
    and not exists (
      select from unnest(v_reached, v_selves, v_untils) as t (person_id, is_self, until)
      where t.person_id = r.person_id and t.is_self = r.is_self and t.until is not distinct from r.valid_to);
  if v_reached is null then
    update role_assignments set valid_to = greatest(p_moment, valid_from + interval '1 microsecond')
    where municipality_id = p_municipality and user_id = v_user and role = 'resident' and (valid_to is null or valid_to > p_moment);
    return 'unknown';
  end if;

  if v_account is null then
    insert into accounts (id, issuer, subject, name) values (p_account, p_issuer, p_subject, 'Inwoner')
    on conflict on constraint accounts_identity_unique do nothing;
    select a.id into v_account from accounts a where a.issuer = p_issuer and a.subject = p_subject;
  end if;
  if v_user is null then
    v_user := p_user;
    -- Without a name: who works here reads who the users are, and must not read from it who has a file.
    insert into users (municipality_id, id, account_id, display_name) values (p_municipality, v_user, v_account, 'Inwoner');
  end if;
  insert into role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from)
  select p_municipality, gen_random_uuid(), v_user, v_organisation, 'resident', p_moment
  where not exists (
    select from role_assignments where municipality_id = p_municipality and user_id = v_user and organisation_id = v_organisation
      and role = 'resident' and (valid_to is null or valid_to > p_moment));
  insert into residents (municipality_id, user_id, person_id, is_self, valid_from, valid_to)
  select p_municipality, v_user, t.person_id, t.is_self, p_moment, t.until
  from unnest(v_reached, v_selves, v_untils) as t (person_id, is_self, until)
  where not exists (
    select from residents r where r.municipality_id = p_municipality and r.user_id = v_user and r.person_id = t.person_id
      and r.is_self = t.is_self and (r.valid_to is null or r.valid_to > p_moment))
  on conflict on constraint residents_pkey do update set is_self = excluded.is_self, valid_to = excluded.valid_to;
  return 'entered';
end
$$;
comment on function access.enter_resident is 'A resident at the door, by the hash of their BSN: makes them a user once, and brings in line which persons they see. unknown: nobody here, or nobody who may come in by themselves; the same answer for all of these. weak: the provider was not sure enough';

-- Covenants (R-143): what organisations agreed to share, for what, on which article, from when to when.

create table app.covenants (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint covenants_pkey primary key (municipality_id, id)
);
comment on table app.covenants is 'A covenant or cooperation agreement (convenant); what it says stands in its versions';
comment on column app.covenants.version is 'The version that holds; earlier ones stay readable';

create table app.covenant_versions (
  municipality_id integer not null,
  covenant_id uuid not null,
  version integer not null,
  title text not null constraint covenant_versions_title check (length(title) between 1 and 200),
  organisation_ids uuid[] not null,
  purposes text[] not null,
  access_domains smallint[] not null,
  articles text not null default '',
  agreements text not null default '',
  area_ids smallint[] not null default '{}',
  starts_on date not null,
  ends_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint covenant_versions_pkey primary key (municipality_id, covenant_id, version),
  constraint covenant_versions_covenant_fkey foreign key (municipality_id, covenant_id) references app.covenants (municipality_id, id),
  constraint covenant_versions_period check (ends_on is null or ends_on >= starts_on)
);
comment on table app.covenant_versions is 'What a covenant says from this version on: parties, purposes, access domains, articles, area, period. Never changed';
comment on column app.covenant_versions.articles is 'The articles of law on which it rests, in words';
comment on column app.covenant_versions.area_ids is 'Empty: the whole municipality';
comment on column app.covenant_versions.ends_on is 'The last day; null: until somebody ends it. When it is over nothing closes by itself: it is told, and a coordinator decides';

create table app.covenant_documents (
  municipality_id integer not null,
  id uuid not null,
  covenant_id uuid not null,
  title text not null constraint covenant_documents_title check (length(title) between 1 and 200),
  file_type text not null constraint covenant_documents_file_type check (file_type in ('pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'txt')),
  byte_count integer not null constraint covenant_documents_byte_count check (byte_count between 1 and 15728640),
  sha256 bytea not null,
  bytes bytea not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint covenant_documents_pkey primary key (municipality_id, id),
  constraint covenant_documents_covenant_fkey foreign key (municipality_id, covenant_id) references app.covenants (municipality_id, id),
  constraint covenant_documents_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index covenant_documents_covenant on app.covenant_documents (municipality_id, covenant_id);
alter table app.covenant_documents alter column bytes set storage external;
comment on table app.covenant_documents is 'The signed papers of a covenant. About no household, so one row with its bytes is enough';

create function access.covenant_use(p_organisations uuid[], p_purposes text[], p_domains smallint[])
  returns table (organisation_id uuid, open_files bigint)
  language sql stable security definer set search_path = access, pg_temp
as $$
  select g.organisation_id, count(distinct g.case_file_id)
  from grants g
  join legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
  join file_registry f on f.municipality_id = g.municipality_id and f.case_file_id = g.case_file_id
  where g.municipality_id = current_setting('app.municipality')::integer
    and g.organisation_id = any (p_organisations) and l.purpose = any (p_purposes) and g.access_domain = any (p_domains)
    and g.involvement_id is not null and g.shield_id is null and not f.shielded and f.closed_at is null
    and g.valid_from <= current_setting('app.moment')::timestamptz and g.ends_at > current_setting('app.moment')::timestamptz
    and current_setting('app.roles')::access.role[] && array['administrator', 'privacy_officer']::access.role[]
  group by g.organisation_id
$$;
comment on function access.covenant_use is 'In how many open files something is shared now with each party of a covenant, for its purposes and in its domains: numbers only. What is shielded is not counted';

-- The review of roles: yearly, of special rights every quarter.

-- So that a review names whose role it is, and nobody confirms their own under another's name.
alter table access.role_assignments add constraint role_assignments_of_user unique (municipality_id, id, user_id);

create table app.role_reviews (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  role_assignment_id uuid not null,
  user_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  outcome text not null constraint role_reviews_outcome check (outcome in ('kept', 'ended')),
  decided_by uuid not null,
  decided_at timestamptz not null,
  constraint role_reviews_pkey primary key (municipality_id, id),
  constraint role_reviews_assignment_fkey foreign key (municipality_id, role_assignment_id, user_id)
    references access.role_assignments (municipality_id, id, user_id),
  constraint role_reviews_another check (decided_by <> user_id)
);
create index role_reviews_assignment on app.role_reviews (municipality_id, role_assignment_id, decided_at desc);
create index role_reviews_decided on app.role_reviews (municipality_id, decided_at desc);
comment on table app.role_reviews is 'Who confirmed when that somebody still needs a role, or ended it in the review (BIO 5.18.02 yearly, 8.02.01 every quarter). Nobody confirms their own';
