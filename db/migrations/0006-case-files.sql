-- The case file and what happens in it.

create extension if not exists btree_gist with schema public;

create table app.case_files (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  household_id uuid not null,
  scope_id bigint not null,
  title text not null,
  area_id smallint not null,
  shielded boolean not null default false,
  phase text not null constraint case_files_phase check (phase in ('connect', 'tackle', 'follow', 'ended')),
  coordinator_user_id uuid,
  coordinator_organisation_id uuid,
  opened_at timestamptz not null,
  first_visit_at timestamptz,
  last_step_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 1 end) stored,
  constraint case_files_pkey primary key (municipality_id, id),
  constraint case_files_household_fkey foreign key (municipality_id, household_id) references app.households (municipality_id, id),
  constraint case_files_area_fkey foreign key (municipality_id, area_id) references app.areas (municipality_id, id),
  constraint case_files_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create unique index case_files_one_open_per_household on app.case_files (municipality_id, household_id) where closed_at is null;
create index case_files_scope on app.case_files (municipality_id, scope_id);
create index case_files_oversight on app.case_files (municipality_id, oversight_key) where closed_at is null;
create index case_files_follow on app.case_files (municipality_id, oversight_key) where phase = 'follow';
create index case_files_coordinator on app.case_files (municipality_id, coordinator_user_id) where closed_at is null or phase = 'follow';
comment on table app.case_files is 'One household, one open case file (R-027). This row is its card: that it exists, where, who coordinates (existence)';
comment on column app.case_files.title is 'How the household is called in lists ("Familie Yilmaz")';
comment on column app.case_files.phase is 'connect: until the first plan; tackle: plan running; follow: closed, aftercare to come; ended';

create table app.participations (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  area_id smallint not null,
  shielded boolean not null default false,
  programme_id text not null,
  programme_version integer not null,
  route text not null,
  step text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 1 end) stored,
  constraint participations_pkey primary key (municipality_id, id),
  constraint participations_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint participations_programme_fkey foreign key (municipality_id, programme_id, programme_version) references app.programme_versions (municipality_id, programme_id, version),
  constraint participations_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index participations_file on app.participations (municipality_id, case_file_id);
create index participations_scope on app.participations (municipality_id, scope_id);
create unique index participations_one_open on app.participations (municipality_id, case_file_id, programme_id) where ended_at is null;
comment on table app.participations is 'A programme as it runs for a case file; several may share file, plan and coordinator';

create table app.involvements (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  role text not null constraint involvements_role check (role in ('coordinator', 'contact_point', 'visitor', 'partner', 'network')),
  user_id uuid,
  organisation_id uuid not null,
  disclosure access.disclosure not null,
  access_domains smallint[] not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  end_reason text,
  constraint involvements_pkey primary key (municipality_id, id),
  constraint involvements_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint involvements_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint involvements_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint involvements_one_coordinator exclude using gist (
    municipality_id with =, case_file_id with =, tstzrange(valid_from, valid_to) with &&
  ) where (role = 'coordinator')
);
create index involvements_file on app.involvements (municipality_id, case_file_id);
create index involvements_scope on app.involvements (municipality_id, scope_id);
comment on table app.involvements is 'Who is involved and whom to call: a card of its own, so that existence can be shared without content. At most one coordinator at any moment (R-028)';
comment on column app.involvements.access_domains is 'What was shared when this began, for people to read; access itself is decided by access.grants. Empty with role coordinator: every domain';

create table app.timeline (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  event text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_user_id uuid,
  actor_organisation_id uuid,
  subject_id uuid,
  refers_to uuid,
  details jsonb not null default '{}',
  constraint timeline_pkey primary key (municipality_id, id),
  constraint timeline_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index timeline_file on app.timeline (municipality_id, case_file_id, occurred_at desc);
create index timeline_scope on app.timeline (municipality_id, scope_id);
comment on table app.timeline is 'One line for everything that happens to a household. Never updated; a correction is a new line';

create table app.notes (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint notes_kind check (kind in ('note', 'phone', 'mail', 'talk')),
  life_domain text,
  subject_id uuid,
  body text not null constraint notes_body_length check (length(body) between 1 and 20000),
  occurred_at timestamptz not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  superseded_by uuid,
  constraint notes_pkey primary key (municipality_id, id),
  constraint notes_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint notes_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index notes_file on app.notes (municipality_id, case_file_id);
create index notes_scope on app.notes (municipality_id, scope_id);
comment on table app.notes is 'What somebody noted or heard, under the access domain of its life domain; a correction supersedes and both stay';

create table app.home_visits (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  stream text not null,
  visited_at timestamptz not null,
  visitor_user_id uuid not null,
  reason text not null,
  purpose_told boolean not null,
  entry_consent boolean not null,
  outcome text not null constraint home_visits_outcome check (outcome in ('conversation', 'nobody-home', 'declined', 'later')),
  next_step text not null default '',
  recorded_at timestamptz not null,
  constraint home_visits_pkey primary key (municipality_id, id),
  constraint home_visits_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint home_visits_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index home_visits_file on app.home_visits (municipality_id, case_file_id);
create index home_visits_scope on app.home_visits (municipality_id, scope_id);
comment on table app.home_visits is 'Huisbezoek (R-010): date, stream, reason, result, next step; whether the purpose was told and entry allowed';

create table app.domain_scores (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  home_visit_id uuid,
  subject_id uuid not null,
  scope_id bigint not null,
  life_domain text not null,
  life_domain_set text not null,
  score smallint constraint domain_scores_range check (score between 1 and 5),
  strengths text not null default '',
  wishes text not null default '',
  observed text not null default '',
  scored_at timestamptz not null,
  recorded_by uuid not null,
  constraint domain_scores_pkey primary key (municipality_id, id),
  constraint domain_scores_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint domain_scores_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index domain_scores_file on app.domain_scores (municipality_id, case_file_id);
create index domain_scores_scope on app.domain_scores (municipality_id, scope_id);
comment on table app.domain_scores is 'A score per life domain at one moment, with strengths, the wish in the resident''s words and what the visitor saw (R-055)';

create table app.closures (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  reason text not null,
  outcome text not null,
  explanation text not null default '',
  handover_to uuid,
  handover_note text not null default '',
  closed_by uuid not null,
  closed_at timestamptz not null,
  reopened_at timestamptz,
  constraint closures_pkey primary key (municipality_id, id),
  constraint closures_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint closures_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index closures_file on app.closures (municipality_id, case_file_id);
create index closures_scope on app.closures (municipality_id, scope_id);
comment on table app.closures is 'How and why a case file was closed, and that it was reopened';
comment on column app.closures.outcome is 'What the programme file says of the reason: success, no-success, or apart (counted as neither)';

create table app.aftercare_contacts (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  planned_for date not null,
  responsible_user_id uuid not null,
  made_at timestamptz,
  result text,
  note text not null default '',
  recorded_by uuid,
  version integer not null default 1,
  constraint aftercare_contacts_pkey primary key (municipality_id, id),
  constraint aftercare_contacts_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint aftercare_contacts_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index aftercare_contacts_file on app.aftercare_contacts (municipality_id, case_file_id);
create index aftercare_contacts_due on app.aftercare_contacts (municipality_id, responsible_user_id, planned_for) where made_at is null;
create index aftercare_contacts_scope on app.aftercare_contacts (municipality_id, scope_id);
comment on column app.aftercare_contacts.result is 'An outcome of the programme file; ''cancelled'' when the file was reopened before';
comment on table app.aftercare_contacts is 'Nazorg: one contact half a year after closing (R-084), planned by the programme''s clock';
