-- What residents ask about their own data (AVG 15-18 and 21; Wmo 2015 5.3.2 and 5.3.5; Jeugdwet 7.3.8-7.3.10), and what came of it.
-- That somebody asked, in which words, and what was decided lies under "existence" of the requests domain (19): so who decides reads it
-- and reads nothing of the file. The copy itself lies under "content": its maker and the resident alone.

create table app.resident_requests (
  municipality_id integer not null,
  id uuid not null,
  group_id uuid not null,
  case_file_id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  area_id smallint not null,
  shielded boolean not null default false,
  kind text not null constraint resident_requests_kind check (kind in ('copy', 'correction', 'destruction', 'objection')),
  channel text not null constraint resident_requests_channel check (channel in ('portal', 'desk', 'paper', 'phone')),
  asked_by_user uuid,
  asked_by_person uuid,
  in_portal boolean not null default true,
  received_on date not null,
  due_on date not null,
  state text not null default 'received' constraint resident_requests_state check (state in ('received', 'proposed', 'decided', 'done', 'withdrawn')),
  extended_on date,
  extension_reason text constraint resident_requests_extension_length check (length(extension_reason) between 1 and 1000),
  ended_on date,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 19 end) stored,
  constraint resident_requests_pkey primary key (municipality_id, id),
  constraint resident_requests_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint resident_requests_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint resident_requests_extension check ((extended_on is null) = (extension_reason is null))
);
create index resident_requests_file on app.resident_requests (municipality_id, case_file_id);
create index resident_requests_scope on app.resident_requests (municipality_id, scope_id);
create index resident_requests_person on app.resident_requests (municipality_id, person_id);
create index resident_requests_asked_by on app.resident_requests (municipality_id, asked_by_person) where asked_by_person is not null;
create index resident_requests_open on app.resident_requests (municipality_id, oversight_key, due_on) where state in ('received', 'proposed', 'decided');
create index resident_requests_due on app.resident_requests (municipality_id, due_on) where state in ('received', 'proposed', 'decided');
comment on table app.resident_requests is 'Verzoek van een inwoner over eigen gegevens: who asked what about whom, until when the law gives time, and how far it is. The card; words and decision stand apart';
comment on column app.resident_requests.group_id is 'Asked once, about several files: one request for each, because each has its own coordinator';
comment on column app.resident_requests.asked_by_user is 'Who asked in the portal; null: told to a colleague, at the desk, in a letter or by phone';
comment on column app.resident_requests.asked_by_person is 'The person who asked: the one it is about, or who represents them. Null: somebody from outside the file';
comment on column app.resident_requests.in_portal is 'False: the answer goes by letter alone, because another who logs in must not find it (a child that asks by itself)';
comment on column app.resident_requests.due_on is 'The last day on which a decision is in time';

create table app.resident_request_texts (
  municipality_id integer not null,
  request_id uuid not null,
  case_file_id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  asked_by_user uuid,
  asked_by_person uuid,
  in_portal boolean not null default true,
  words text not null constraint resident_request_texts_words check (length(words) <= 10000),
  about text not null default '' constraint resident_request_texts_about check (length(about) <= 2000),
  represented_by text not null default '',
  identity_seen text not null default '',
  recorded_by uuid not null,
  constraint resident_request_texts_pkey primary key (municipality_id, request_id),
  constraint resident_request_texts_request_fkey foreign key (municipality_id, request_id) references app.resident_requests (municipality_id, id),
  constraint resident_request_texts_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index resident_request_texts_scope on app.resident_request_texts (municipality_id, scope_id);
create index resident_request_texts_person on app.resident_request_texts (municipality_id, person_id);
create index resident_request_texts_asked_by on app.resident_request_texts (municipality_id, asked_by_person) where asked_by_person is not null;
comment on table app.resident_request_texts is 'What was asked, in the words of who asked. Never changed';
comment on column app.resident_request_texts.about is 'Of a correction: what it should be. Of a destruction: which part';
comment on column app.resident_request_texts.represented_by is 'Who asked for somebody else, by name and as what, when they are not in the file';
comment on column app.resident_request_texts.identity_seen is 'How a colleague made sure who it was (AVG 12(6)); in the portal the log-in did';

create table app.request_proposals (
  municipality_id integer not null,
  id uuid not null,
  request_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  outcome text not null constraint request_proposals_outcome check (outcome in ('granted', 'partly', 'refused')),
  ground text constraint request_proposals_ground check (ground in ('privacy', 'safety', 'child', 'law', 'other-interest', 'not-entitled', 'not-wrong')),
  explanation text not null constraint request_proposals_explanation check (length(explanation) <= 5000),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint request_proposals_pkey primary key (municipality_id, id),
  constraint request_proposals_request_fkey foreign key (municipality_id, request_id) references app.resident_requests (municipality_id, id),
  constraint request_proposals_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint request_proposals_reason check (outcome = 'granted' or ground is not null)
);
create index request_proposals_request on app.request_proposals (municipality_id, request_id, recorded_at);
create index request_proposals_scope on app.request_proposals (municipality_id, scope_id);
comment on table app.request_proposals is 'What the coordinator proposes to decide. The last one counts; the resident does not see it';

create table app.request_decisions (
  municipality_id integer not null,
  id uuid not null,
  request_id uuid not null,
  case_file_id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  asked_by_user uuid,
  asked_by_person uuid,
  in_portal boolean not null default true,
  outcome text not null constraint request_decisions_outcome check (outcome in ('granted', 'partly', 'refused')),
  ground text constraint request_decisions_ground check (ground in ('privacy', 'safety', 'child', 'law', 'other-interest', 'not-entitled', 'not-wrong')),
  explanation text not null,
  letter text not null,
  objection_until date not null,
  proposed_by uuid not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint request_decisions_pkey primary key (municipality_id, id),
  constraint request_decisions_once unique (municipality_id, request_id),
  constraint request_decisions_request_fkey foreign key (municipality_id, request_id) references app.resident_requests (municipality_id, id),
  constraint request_decisions_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint request_decisions_reason check (outcome = 'granted' or ground is not null)
);
create index request_decisions_scope on app.request_decisions (municipality_id, scope_id);
create index request_decisions_person on app.request_decisions (municipality_id, person_id);
create index request_decisions_asked_by on app.request_decisions (municipality_id, asked_by_person) where asked_by_person is not null;
comment on table app.request_decisions is 'Besluit on a request (UAVG art. 34: objection is possible), with the letter as it was sent. Once, and never changed';
comment on column app.request_decisions.proposed_by is 'Who prepared it: another than who decided, but in a file that nobody oversees';

create table app.extract_passages (
  municipality_id integer not null,
  id uuid not null,
  request_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  position integer not null,
  part text not null,
  label text not null,
  source_table text not null,
  source_id uuid not null,
  source_organisation text not null default '',
  occurred_on date,
  body text not null,
  redactions jsonb not null default '[]',
  left_out boolean not null default false,
  checked_by uuid,
  checked_at timestamptz,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint extract_passages_pkey primary key (municipality_id, id),
  constraint extract_passages_request_fkey foreign key (municipality_id, request_id) references app.resident_requests (municipality_id, id),
  constraint extract_passages_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint extract_passages_checked check ((checked_by is null) = (checked_at is null))
);
create index extract_passages_request on app.extract_passages (municipality_id, request_id, position);
create index extract_passages_scope on app.extract_passages (municipality_id, scope_id);
comment on table app.extract_passages is 'What may go into a copy, passage by passage, each under the scope of the row it came from; with what is to be blacked out. Working paper: gone when the copy is released or the request ends';
comment on column app.extract_passages.redactions is '[{from, to, stands, source, kept}]: proposed by rule or selected by who checks';

create table app.resident_copies (
  municipality_id integer not null,
  id uuid not null,
  request_id uuid not null,
  case_file_id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  asked_by_user uuid,
  asked_by_person uuid,
  in_portal boolean not null default true,
  readable text not null,
  structured jsonb not null,
  passages integer not null,
  released_at timestamptz not null,
  available_until timestamptz not null,
  recorded_by uuid not null,
  constraint resident_copies_pkey primary key (municipality_id, id),
  constraint resident_copies_once unique (municipality_id, request_id),
  constraint resident_copies_request_fkey foreign key (municipality_id, request_id) references app.resident_requests (municipality_id, id),
  constraint resident_copies_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index resident_copies_scope on app.resident_copies (municipality_id, scope_id);
create index resident_copies_person on app.resident_copies (municipality_id, person_id);
create index resident_copies_asked_by on app.resident_copies (municipality_id, asked_by_person) where asked_by_person is not null;
create index resident_copies_file on app.resident_copies (municipality_id, case_file_id);
comment on table app.resident_copies is 'A copy as it was released: to read (HTML) and structured (JSON). The resident fetches it until a day; never changed';

create table app.resident_statements (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  request_id uuid,
  body text not null constraint resident_statements_body check (length(body) between 1 and 10000),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint resident_statements_pkey primary key (municipality_id, id),
  constraint resident_statements_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint resident_statements_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index resident_statements_file on app.resident_statements (municipality_id, case_file_id);
create index resident_statements_scope on app.resident_statements (municipality_id, scope_id);
comment on table app.resident_statements is 'Eigen verklaring of a resident, added to the file (Jeugdwet 7.3.10). Never changed';

create function access.ask_about(p_case_file uuid, p_person uuid) returns bigint
  language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
  v_municipality integer := nullif(current_setting('app.municipality'), '')::integer;
  v_today date := (current_setting('app.moment')::timestamptz at time zone 'Europe/Amsterdam')::date;
  v_id bigint;
begin
  -- About oneself or whom one represents, in the file of the household one belongs to now.
  if v_municipality is null or not ('resident' = any (current_setting('app.roles')::access.role[])) or current_setting('app.purpose') <> 'own-file'
    or not coalesce(p_person = any (current_setting('app.persons')::uuid[]), false)
    or not exists (
      select from file_registry f
      join app.household_members about on about.municipality_id = f.municipality_id and about.household_id = f.household_id and about.person_id = p_person
      join app.household_members self on self.municipality_id = f.municipality_id and self.household_id = f.household_id
        and self.person_id = any (current_setting('app.selves')::uuid[])
      where f.municipality_id = v_municipality and f.case_file_id = p_case_file
        and about.valid_from <= v_today and (about.valid_to is null or about.valid_to > v_today)
        and self.valid_from <= v_today and (self.valid_to is null or self.valid_to > v_today)) then
    raise exception 'no request can be made here' using errcode = 'insufficient_privilege';
  end if;
  insert into scopes (municipality_id, holder_id, subject_id, access_domain, disclosure)
  values (v_municipality, p_case_file, p_person, 19, 'existence')
  on conflict on constraint scopes_unique do nothing;
  select id into v_id from scopes s
  where s.municipality_id = v_municipality and s.holder_id = p_case_file and s.subject_id = p_person and s.access_domain = 19
    and s.disclosure = 'existence' and s.shield_id is null;
  execute format('set local app.scopes = %L', current_setting('app.scopes')::bigint[] || v_id);
  execute format('set local app.writable = %L', current_setting('app.writable')::bigint[] || v_id);
  return v_id;
end
$$;
comment on function access.ask_about is 'The scope under which a resident''s request about themselves, or whom they represent, is written, in a file of their own household. In this transaction they write there; afterwards they read back what they asked themselves';

create function access.helpers_of(p_case_file uuid) returns table (
  involvement_id uuid, organisation_id uuid, job_title text, coordinator_name text, access_domain smallint, disclosure access.disclosure,
  is_part boolean, legal_ground_id smallint, stands boolean, valid_from timestamptz, valid_to timestamptz
)
  language sql stable security definer set search_path = access, pg_temp
as $$
  select g.involvement_id, g.organisation_id, u.job_title,
    case when g.access_domain is null and g.holder_id is null then u.display_name end,
    g.access_domain, g.disclosure, g.holder_id is not null and g.holder_id not in (f.case_file_id, f.household_id), g.legal_ground_id,
    not l.by_consent or g.access_domain is not null and exists (
      select from unnest(current_setting('app.selves')::uuid[] || f.household_id) about (subject_id)
      where consent_stands(g.municipality_id, about.subject_id, g.organisation_id, l.purpose, g.access_domain, s.moment)),
    g.valid_from, g.valid_to
  from (select nullif(current_setting('app.municipality'), '')::integer as municipality, current_setting('app.moment')::timestamptz as moment) s
  join file_registry f on f.municipality_id = s.municipality and f.case_file_id = p_case_file
  join grants g on g.municipality_id = f.municipality_id and g.case_file_id = f.case_file_id
  join legal_grounds l on l.municipality_id = g.municipality_id and l.id = g.legal_ground_id
  left join users u on u.municipality_id = g.municipality_id and u.id = g.grantee_id
  where 'resident' = any (current_setting('app.roles')::access.role[]) and current_setting('app.purpose') = 'own-file'
    and exists (
      select from app.household_members m
      where m.municipality_id = f.municipality_id and m.household_id = f.household_id
        and m.person_id = any (current_setting('app.selves')::uuid[])
        and m.valid_from <= (s.moment at time zone 'Europe/Amsterdam')::date
        and (m.valid_to is null or m.valid_to > (s.moment at time zone 'Europe/Amsterdam')::date))
    -- Nobody who is there hidden, and nothing that is about another member.
    and g.involvement_id is not null and not g.hidden and g.shield_id is null
    -- Who looked in an emergency helps nobody yet: that stands with who looked.
    and l.used_for <> 'emergency'
    and (g.subject_id is null or g.subject_id = f.household_id or g.subject_id = any (current_setting('app.persons')::uuid[]))
    and g.valid_from <= s.moment and g.ends_at > s.moment
    and l.receiver_basis is not null and l.secrecy_basis is not null and l.valid_from <= s.moment and (l.valid_to is null or l.valid_to > s.moment)
$$;
comment on function access.helpers_of is 'For a resident: who helps their household in which function, what of it is shared with them on which ground, and by name the one contact person. Nobody who is there hidden';

-- Whom a resident represents is asked of the households that somebody belongs to.
create index household_members_person on app.household_members (municipality_id, person_id);
