-- Who may see what: the structure every other table stands on.
-- Every table carries municipality_id first (one household and all that belongs to it on one shard), and nothing here uses triggers.

create schema access;
create schema app;
create schema audit;
comment on schema access is 'Who may see what: users, roles, scopes, grants and the resolver';
comment on schema app is 'The facts about households, files, plans and tasks, and what a municipality sets';
comment on schema audit is 'The processing log: who looked at what, and why';

create type access.disclosure as enum ('existence', 'content');
comment on type access.disclosure is 'existence: that a file exists, who is involved and whom to call ("dat"). content: what is in it ("wat"). The order counts: content covers existence';

create type access.role as enum (
  'reporter', 'visitor', 'contact_point', 'coordinator', 'process_coordinator', 'partner',
  'policy_officer', 'privacy_officer', 'administrator', 'resident', 'council_member'
);
comment on type access.role is 'The roles of the product; each municipality gives them its own label';

create table access.municipalities (
  id integer primary key,
  code text not null constraint municipalities_code_unique unique,
  name text not null
);
comment on table access.municipalities is 'Reference table: the tenants';

create table access.accounts (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  email text,
  constraint accounts_identity_unique unique (issuer, subject)
);
comment on table access.accounts is 'Reference table: a person as the identity provider knows them, before the municipality is known';

create table access.login_sessions (
  token_hash bytea primary key,
  account_id uuid not null references access.accounts (id),
  municipality_id integer references access.municipalities (id),
  user_id uuid,
  organisation_id uuid,
  id_token text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table access.login_sessions is 'Reference table: browser sessions, by the hash of their token; real time, never the moved clock';

create table access.users (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  account_id uuid references access.accounts (id),
  display_name text not null,
  job_title text not null default '',
  email text,
  constraint users_pkey primary key (municipality_id, id)
);
create index users_account on access.users (account_id);
comment on table access.users is 'A professional, or a resident, in one municipality';

create table access.access_domains (
  municipality_id integer not null references access.municipalities (id),
  id smallint not null constraint access_domains_id_small check (id between 1 and 63),
  code text not null,
  label text not null,
  constraint access_domains_pkey primary key (municipality_id, id),
  constraint access_domains_code_unique unique (municipality_id, code)
);
comment on table access.access_domains is 'The short fixed list by which access is decided; every life-domain set is mapped onto it, so that changing a set never changes who sees what';

create table access.role_assignments (
  municipality_id integer not null,
  id uuid not null,
  user_id uuid not null,
  organisation_id uuid not null,
  role access.role not null,
  area_id smallint,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint role_assignments_pkey primary key (municipality_id, id),
  constraint role_assignments_user_fkey foreign key (municipality_id, user_id) references access.users (municipality_id, id),
  constraint role_assignments_period check (valid_to is null or valid_to > valid_from)
);
create index role_assignments_user on access.role_assignments (municipality_id, user_id, organisation_id);
comment on table access.role_assignments is 'Who works in which role, for which organisation, where and from when to when';
comment on column access.role_assignments.area_id is 'Null: the whole municipality. A district covers its neighbourhoods';

create table access.teams (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  constraint teams_pkey primary key (municipality_id, id)
);
comment on table access.teams is 'Colleagues of one organisation who share case files';

create table access.team_members (
  municipality_id integer not null,
  team_id uuid not null,
  user_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint team_members_pkey primary key (municipality_id, team_id, user_id, valid_from),
  constraint team_members_team_fkey foreign key (municipality_id, team_id) references access.teams (municipality_id, id),
  constraint team_members_user_fkey foreign key (municipality_id, user_id) references access.users (municipality_id, id)
);
create index team_members_user on access.team_members (municipality_id, user_id);
comment on table access.team_members is 'Who belongs to a team, from and to';

create table access.purposes (
  municipality_id integer not null references access.municipalities (id),
  code text not null,
  label text not null,
  constraint purposes_pkey primary key (municipality_id, code)
);
comment on table access.purposes is 'Doelen: every operation names one; a grant works only for the purpose of its legal ground';

create table access.legal_grounds (
  municipality_id integer not null,
  id smallint not null,
  code text not null,
  label text not null,
  purpose text not null,
  source_law text not null default 'any' constraint legal_grounds_source_law
    check (source_law in ('any', 'wmo', 'jeugdwet', 'participatiewet', 'wgs', 'zorg', 'wlz')),
  used_for text not null default '',
  receiver_basis text,
  special_basis text,
  criminal_basis text,
  secrecy_basis text,
  secrecy_by text not null default 'law' constraint legal_grounds_secrecy_by check (secrecy_by in ('law', 'consent', 'none')),
  controller text not null default '',
  valid_from timestamptz not null,
  valid_to timestamptz,
  by_consent boolean not null generated always as (secrecy_by = 'consent') stored,
  constraint legal_grounds_pkey primary key (municipality_id, id),
  constraint legal_grounds_code_unique unique (municipality_id, code, valid_from),
  constraint legal_grounds_purpose_fkey foreign key (municipality_id, purpose) references access.purposes (municipality_id, code)
);
comment on table access.legal_grounds is 'Grondslagen: the two questions of the law for one purpose, in versions. A ground that leaves either unanswered opens nothing';
comment on column access.legal_grounds.source_law is 'The law under which the data were collected; any: whichever it was; zorg and wlz: data of insurers and care providers (Wmo 5.2.5(1)) and of the CIZ (Wmo 5.2.5(3))';
comment on column access.legal_grounds.used_for is 'What the receiver does with it, in the terms of the law (debt-help, wmo-support): finer than the purpose of a session';
comment on column access.legal_grounds.receiver_basis is 'First question: the AVG ground of the receiver (art. 6), with article';
comment on column access.legal_grounds.special_basis is 'First question, for data about health: the exception of AVG art. 9. Null: no such data on this ground';
comment on column access.legal_grounds.criminal_basis is 'First question, for criminal data: UAVG art. 31-33. Null: no such data on this ground';
comment on column access.legal_grounds.secrecy_basis is 'Second question: what lifts professional secrecy (Wmo 5.3.3, Jeugdwet 7.3.11, consent), with article';
comment on column access.legal_grounds.secrecy_by is 'consent: opens only what is about people who consented, and only while that stands (access.consent_stands). none: nothing under secrecy is told';
comment on column access.legal_grounds.controller is 'Verwerkingsverantwoordelijke of what is done with it (AVG art. 4(7))';
comment on column access.legal_grounds.valid_from is 'infinity: known, and not switched on (a law that is not in force)';

create table access.role_domains (
  municipality_id integer not null,
  role access.role not null,
  access_domain smallint not null,
  disclosure access.disclosure not null,
  may_write boolean not null,
  legal_ground_id smallint not null,
  constraint role_domains_pkey primary key (municipality_id, role, access_domain, legal_ground_id),
  constraint role_domains_domain_fkey foreign key (municipality_id, access_domain) references access.access_domains (municipality_id, id),
  constraint role_domains_ground_fkey foreign key (municipality_id, legal_ground_id) references access.legal_grounds (municipality_id, id)
);
comment on table access.role_domains is 'What a role that oversees an area or the whole municipality sees of every unshielded file there';

create table access.shields (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  case_file_id uuid,
  subject_id uuid not null,
  reason text not null,
  created_by uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint shields_pkey primary key (municipality_id, id)
);
comment on table access.shields is 'Afscherming: a part of a record that named people only may see, also inside the household';

create table access.file_registry (
  municipality_id integer not null references access.municipalities (id),
  case_file_id uuid not null,
  household_id uuid not null,
  area_id smallint not null,
  shielded boolean not null default false,
  closed_at timestamptz,
  constraint file_registry_pkey primary key (municipality_id, case_file_id)
);
comment on table access.file_registry is 'Where a case file lies, for whoever oversees an area; a shielded file is overseen by nobody';

create table access.file_holders (
  municipality_id integer not null,
  case_file_id uuid not null,
  holder_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint file_holders_pkey primary key (municipality_id, case_file_id, holder_id, valid_from),
  constraint file_holders_file_fkey foreign key (municipality_id, case_file_id) references access.file_registry (municipality_id, case_file_id)
);
create index file_holders_holder on access.file_holders (municipality_id, holder_id);
comment on table access.file_holders is 'What a case file reaches: itself, its household, the persons in it now, and each task given to a partner';

create table access.scopes (
  municipality_id integer not null references access.municipalities (id),
  id bigint not null generated always as identity,
  holder_id uuid not null,
  subject_id uuid not null,
  access_domain smallint not null,
  disclosure access.disclosure not null,
  shield_id uuid,
  constraint scopes_pkey primary key (municipality_id, id),
  constraint scopes_unique unique nulls not distinct (municipality_id, holder_id, subject_id, access_domain, disclosure, shield_id),
  constraint scopes_domain_fkey foreign key (municipality_id, access_domain) references access.access_domains (municipality_id, id),
  constraint scopes_shield_fkey foreign key (municipality_id, shield_id) references access.shields (municipality_id, id)
);
comment on table access.scopes is 'One key for case file (or person, household, task) × subject × access domain × disclosure × shield. Every protected row carries one';
comment on column access.scopes.subject_id is 'Whom it is about: one person, or the household as a whole (then all its adults)';

create table access.grants (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  grantee_id uuid not null,
  organisation_id uuid not null,
  for_role access.role,
  holder_id uuid,
  subject_id uuid,
  access_domain smallint,
  disclosure access.disclosure not null,
  may_write boolean not null,
  shield_id uuid,
  hidden boolean not null default false,
  legal_ground_id smallint not null,
  involvement_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz,
  ends_at timestamptz not null generated always as (coalesce(valid_to, 'infinity'::timestamptz)) stored,
  constraint grants_pkey primary key (municipality_id, id),
  constraint grants_file_fkey foreign key (municipality_id, case_file_id) references access.file_registry (municipality_id, case_file_id),
  constraint grants_domain_fkey foreign key (municipality_id, access_domain) references access.access_domains (municipality_id, id),
  constraint grants_ground_fkey foreign key (municipality_id, legal_ground_id) references access.legal_grounds (municipality_id, id),
  constraint grants_period check (valid_to is null or valid_to >= valid_from)
);
create index grants_grantee on access.grants (municipality_id, grantee_id, ends_at) include (for_role, case_file_id);
create index grants_file on access.grants (municipality_id, case_file_id);
create index grants_involvement on access.grants (municipality_id, involvement_id);
comment on table access.grants is 'Who reaches which scopes, from when to when, on which ground. Written only by the functions of this schema';
comment on column access.grants.ends_at is 'valid_to as a value an index can compare: most grants ended long ago, and a list reads past none of them';
comment on column access.grants.grantee_id is 'A user, a team or an organisation; always on behalf of organisation_id';
comment on column access.grants.for_role is 'A grant to a whole organisation works only for its people in this role';
comment on column access.grants.holder_id is 'Null: all the case file reaches; else one task, person or the file itself';
comment on column access.grants.access_domain is 'Null: every access domain. A shielded scope always needs a grant that names its shield';

comment on column access.grants.hidden is 'Another member of the household must not know that this helper is there: what they look at is told to no resident';

create table access.consents (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  purpose text not null,
  access_domain smallint not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  ends_at timestamptz not null generated always as (coalesce(valid_to, 'infinity'::timestamptz)) stored,
  constraint consents_pkey primary key (municipality_id, id, access_domain),
  constraint consents_purpose_fkey foreign key (municipality_id, purpose) references access.purposes (municipality_id, code),
  constraint consents_domain_fkey foreign key (municipality_id, access_domain) references access.access_domains (municipality_id, id),
  constraint consents_period check (valid_to is null or valid_to >= valid_from)
);
create index consents_person on access.consents (municipality_id, person_id, organisation_id, access_domain);
comment on table access.consents is 'Toestemming that counts: one person, one organisation, one purpose, one access domain, from and to. Who said it and how stands with the record of that id';

create table access.residents (
  municipality_id integer not null,
  user_id uuid not null,
  person_id uuid not null,
  is_self boolean not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint residents_pkey primary key (municipality_id, user_id, person_id, valid_from),
  constraint residents_user_fkey foreign key (municipality_id, user_id) references access.users (municipality_id, id),
  constraint residents_period check (valid_to is null or valid_to >= valid_from)
);
create index residents_person on access.residents (municipality_id, person_id);
comment on table access.residents is 'Which persons a resident is or represents: themselves, and a child until it decides alone (16)';

create table access.numbers (
  municipality_id integer not null references access.municipalities (id),
  person_id uuid not null,
  scope_id bigint not null,
  bsn_hash bytea not null,
  bsn_sealed bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint numbers_pkey primary key (municipality_id, person_id),
  constraint numbers_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index numbers_hash on access.numbers (municipality_id, bsn_hash);
create index numbers_scope on access.numbers (municipality_id, scope_id);
comment on table access.numbers is 'BSN, encrypted by the server. Deliberately no unique constraint: it would tell that somebody outside the circle has a file (see record_number)';

create table access.number_matches (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  person_id uuid not null,
  other_person_id uuid not null,
  found_at timestamptz not null,
  constraint number_matches_pkey primary key (municipality_id, id)
);
comment on table access.number_matches is 'Two person records with one BSN, put before the contact point';
