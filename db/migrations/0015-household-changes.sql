-- What happens to a household: birth and death, moving, splitting, joining and parting. Nothing here rewrites a row: a decision is a
-- row with from and to, so that taking it back leaves everything as it was.

create table app.household_events (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint household_events_kind check (kind in ('birth', 'death')),
  subject_id uuid not null,
  happened_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint household_events_pkey primary key (municipality_id, id),
  constraint household_events_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint household_events_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index household_events_file on app.household_events (municipality_id, case_file_id);
create index household_events_scope on app.household_events (municipality_id, scope_id);
comment on table app.household_events is 'A birth or a death as somebody recorded it, so that the same person can take back a mistake';

create table app.file_links (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  kind text not null constraint file_links_kind check (kind in ('split', 'households', 'persons', 'apart')),
  leads boolean not null,
  other_file_id uuid,
  record_id uuid not null,
  other_record_id uuid not null,
  scope_id bigint not null,
  reason text not null default '',
  before jsonb not null default '{}',
  valid_from timestamptz not null,
  valid_to timestamptz,
  end_reason text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint file_links_pkey primary key (municipality_id, id, case_file_id),
  constraint file_links_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint file_links_other_fkey foreign key (municipality_id, other_file_id) references app.case_files (municipality_id, id),
  constraint file_links_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint file_links_two check (record_id <> other_record_id)
);
create index file_links_file on app.file_links (municipality_id, case_file_id);
create index file_links_scope on app.file_links (municipality_id, scope_id);
create unique index file_links_one_open on app.file_links (municipality_id, case_file_id, kind, record_id, other_record_id) where valid_to is null;
create unique index file_links_joined_once on app.file_links (municipality_id, case_file_id) where kind = 'households' and not leads and valid_to is null;
comment on table app.file_links is 'What ties two households or two records of a person: that they split, or turned out to be one. One decision with its reason and a row in each file that it concerns, under that file''s own scope; undone by its end, without loss';
comment on column app.file_links.kind is 'split: one household became two; households, persons: two records are one; apart: looked alike, and are two';
comment on column app.file_links.leads is 'The side that goes on: the file that stays open, the record that is shown first, the household that was there before the split';
comment on column app.file_links.before is 'What the joining changed in this file (phase, coordinator, running clocks), so that parting puts back exactly that. Ids only';

create table app.file_shares (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  with_file_id uuid not null,
  subject_id uuid not null,
  scope_id bigint not null,
  access_domains smallint[] not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_by uuid not null,
  constraint file_shares_pkey primary key (municipality_id, id),
  constraint file_shares_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint file_shares_with_fkey foreign key (municipality_id, with_file_id) references app.case_files (municipality_id, id),
  constraint file_shares_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index file_shares_file on app.file_shares (municipality_id, case_file_id);
create index file_shares_scope on app.file_shares (municipality_id, scope_id);
comment on table app.file_shares is 'What was written here about somebody who left, and may be read by the coordinator of their new file. For people to read; access itself is decided by access.grants';

-- A joined file is not open beside the one it was joined into (one household, one open file: R-027).
alter table app.case_files
  add column joined_into uuid,
  add constraint case_files_joined_fkey foreign key (municipality_id, joined_into) references app.case_files (municipality_id, id),
  add constraint case_files_joined_is_not_open check (joined_into is null or closed_at is not null);
comment on column app.case_files.joined_into is 'This household turned out to be the same as that of another file, in which the work goes on; nothing is written here until they are parted';

alter table app.residences add column elsewhere boolean not null default false;
comment on column app.residences.elsewhere is 'Outside this municipality: then closing the file or handing it over is proposed';

create function access.also_enter(p_case_file uuid) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_scopes bigint[] := current_setting('app.scopes')::bigint[];
  v_writable text := current_setting('app.writable');
  v_grounds smallint[] := current_setting('app.grounds')::smallint[];
  v_covert boolean := current_setting('app.covert')::boolean;
begin
  -- Without a role there is nothing to enter.
  if nullif(current_setting('app.municipality'), '') is null then return; end if;
  perform enter(
    current_setting('app.municipality')::integer, current_setting('app.user')::uuid, current_setting('app.organisation')::uuid,
    current_setting('app.purpose'), current_setting('app.moment')::timestamptz, p_case_file);
  execute format('set local app.scopes = %L', array(
    select unnest(v_scopes) union select unnest(current_setting('app.scopes')::bigint[])));
  -- To read: what is written, is written in the file that was opened.
  execute format('set local app.writable = %L', v_writable);
  execute format('set local app.grounds = %L', array(
    select unnest(v_grounds) union select unnest(current_setting('app.grounds')::smallint[])));
  execute format('set local app.covert = %L', v_covert or current_setting('app.covert')::boolean);
end
$$;
comment on function access.also_enter is 'Adds what the session may read of one more case file: exactly what opening that file would show it. Gives nothing new';

create function access.share_with_file(
  p_case_file uuid, p_share uuid, p_with_file uuid, p_subject uuid, p_domains smallint[], p_legal_ground smallint
) returns void
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := current_setting('app.municipality')::integer;
  v_organisation uuid := current_setting('app.organisation')::uuid;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
begin
  -- About one person, in named domains, and only what the session could write itself. The person has to be of the other file.
  if p_subject is null or p_domains is null or exists (
      select from unnest(p_domains) domain
      where domain is null or not may_write(p_case_file, p_case_file, p_subject, domain, 'content', null))
    -- What one reads while standing in for a colleague does not come along to a file of one's own.
    or stands_in(p_case_file) and exists (
      select from grants o
      where o.municipality_id = v_municipality and o.case_file_id = p_with_file and o.grantee_id = current_setting('app.user')::uuid
        and o.valid_to is null)
    or p_with_file = p_case_file or not exists (
      select from file_holders h
      where h.municipality_id = v_municipality and h.case_file_id = p_with_file and h.holder_id = p_subject
        and h.valid_from <= v_moment and (h.valid_to is null or h.valid_to > v_moment)) then
    raise exception 'more would be shared than this session may share' using errcode = 'insufficient_privilege';
  end if;
  insert into grants (municipality_id, id, case_file_id, grantee_id, organisation_id, holder_id, subject_id, access_domain, disclosure, may_write, legal_ground_id, involvement_id, valid_from)
  select v_municipality, gen_random_uuid(), p_case_file, p_with_file, v_organisation, p_case_file, p_subject, domain, 'content', false, p_legal_ground, p_share, v_moment
  from unnest(p_domains) domain;
end
$$;
comment on function access.share_with_file is 'Lets the coordinator of another file, whoever that is at the moment, read what this file has about one person in these domains. Ended by end_involvement';

create function access.reach_shared(p_case_file uuid) returns bigint[]
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := nullif(current_setting('app.municipality'), '')::integer;
  v_moment timestamptz := current_setting('app.moment')::timestamptz;
  v_shared bigint[];
begin
  -- For whom all of the file is theirs: its coordinator at this moment, and nobody who was involved by them.
  if v_municipality is null or not may_write(p_case_file, null, null, null, 'content', null) then return '{}'; end if;
  select array_agg(distinct s.id) into v_shared
  from grants g
  join legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
  join file_holders h on h.municipality_id = g.municipality_id and h.case_file_id = p_case_file and h.holder_id = g.subject_id
  join scopes s on s.municipality_id = g.municipality_id and s.holder_id = g.holder_id and s.subject_id = g.subject_id
    and s.access_domain = g.access_domain and s.disclosure <= g.disclosure and s.shield_id is null
  where g.municipality_id = v_municipality and g.grantee_id = p_case_file
    and g.valid_from <= v_moment and g.ends_at > v_moment
    and h.valid_from <= v_moment and (h.valid_to is null or h.valid_to > v_moment)
    and l.purpose = current_setting('app.purpose') and l.receiver_basis is not null and l.secrecy_basis is not null
    and l.valid_from <= v_moment and (l.valid_to is null or l.valid_to > v_moment)
    and (not l.by_consent or consent_stands(
      v_municipality, s.subject_id, current_setting('app.organisation')::uuid, l.purpose, s.access_domain, v_moment));
  execute format('set local app.scopes = %L', array(
    select unnest(current_setting('app.scopes')::bigint[]) union select unnest(v_shared)));
  return coalesce(v_shared, '{}');
end
$$;
comment on function access.reach_shared is 'Adds, for the coordinator of a file, the keys of what other files shared with it about its people; answers which. To read only';

comment on column access.grants.grantee_id is 'A user, a team or an organisation, always on behalf of organisation_id; or a case file: then its coordinator reads, through reach_shared';
