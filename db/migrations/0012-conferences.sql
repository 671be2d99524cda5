-- People come together about a household (R-032, R-033): when, who, and what was decided.

create table app.conferences (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  programme_id text,
  table_code text,
  starts_at timestamptz not null,
  length_minutes smallint not null default 60 constraint conferences_length check (length_minutes between 5 and 600),
  online boolean not null default false,
  place text not null default '',
  state text not null default 'planned' constraint conferences_state check (state in ('planned', 'held', 'cancelled')),
  cancel_reason text constraint conferences_cancel_reason check (cancel_reason in ('not-enough-people', 'household-asked', 'no-longer-needed', 'other')),
  kind text constraint conferences_kind check (kind in ('first', 'follow-up')),
  ended_at timestamptz,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint conferences_pkey primary key (municipality_id, id),
  constraint conferences_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint conferences_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index conferences_file on app.conferences (municipality_id, case_file_id);
create index conferences_scope on app.conferences (municipality_id, scope_id);
create index conferences_coming on app.conferences (municipality_id, starts_at) where state = 'planned';
comment on table app.conferences is 'The card of a case conference (overleg, R-032): that it is, when and where, for whoever may know that the file exists. What was said stands in conference_lines';
comment on column app.conferences.table_code is 'Case table of the programme (R-033); null: the programme names none, or the coordinator chose none';
comment on column app.conferences.cancel_reason is 'From a fixed list, because everybody who knows of the file reads it';
comment on column app.conferences.kind is 'Known once it was held: the first at this table about this file, or a follow-up';
comment on column app.conferences.ended_at is 'When it was recorded as held, or called off';

create table app.conference_people (
  municipality_id integer not null,
  id uuid not null,
  conference_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint conference_people_kind check (kind in ('organisation', 'user', 'member', 'other')),
  organisation_id uuid,
  user_id uuid,
  person_id uuid,
  name text not null default '',
  organisation_name text not null default '',
  job_title text not null default '',
  invited_at timestamptz,
  withdrawn_at timestamptz,
  attended boolean,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint conference_people_pkey primary key (municipality_id, id),
  constraint conference_people_conference_fkey foreign key (municipality_id, conference_id) references app.conferences (municipality_id, id),
  constraint conference_people_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint conference_people_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint conference_people_somebody check (organisation_id is not null or person_id is not null or name <> '' or organisation_name <> '')
);
create index conference_people_conference on app.conference_people (municipality_id, conference_id);
create index conference_people_scope on app.conference_people (municipality_id, scope_id);
create unique index conference_people_organisation_once on app.conference_people (municipality_id, conference_id, organisation_id) where kind = 'organisation' and withdrawn_at is null;
create unique index conference_people_user_once on app.conference_people (municipality_id, conference_id, user_id) where kind = 'user' and withdrawn_at is null;
create unique index conference_people_member_once on app.conference_people (municipality_id, conference_id, person_id) where kind = 'member' and withdrawn_at is null;
comment on table app.conference_people is 'Who was asked to a conference and who came, also people without an account. Organisations and colleagues who are involved stand under the card of the file; family and others under general content';
comment on column app.conference_people.name is 'Of an organisation: who came for it. Of somebody without an account: their name as they gave it';
comment on column app.conference_people.invited_at is 'Null: came without being asked';
comment on column app.conference_people.attended is 'Null: not known yet';

create table app.conference_lines (
  municipality_id integer not null,
  id uuid not null,
  conference_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint conference_lines_kind check (kind in ('agenda', 'record', 'decision')),
  life_domain text,
  subject_id uuid,
  body text not null constraint conference_lines_body_length check (length(body) between 1 and 10000),
  takes_minutes smallint constraint conference_lines_takes_minutes check (takes_minutes between 1 and 600),
  became text constraint conference_lines_became check (became in ('action', 'task')),
  became_id uuid,
  supersedes uuid,
  superseded_by uuid,
  dropped_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint conference_lines_pkey primary key (municipality_id, id),
  constraint conference_lines_conference_fkey foreign key (municipality_id, conference_id) references app.conferences (municipality_id, id),
  constraint conference_lines_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint conference_lines_became_something check ((became is null) = (became_id is null))
);
create index conference_lines_conference on app.conference_lines (municipality_id, conference_id);
create index conference_lines_scope on app.conference_lines (municipality_id, scope_id);
comment on table app.conference_lines is 'Agenda, record and decisions of a conference, each line in one access domain, so that a partner at the table reads on what is shared with it. A correction supersedes and both stay';
comment on column app.conference_lines.became is 'A decision that became an action of the plan or a task to a partner; null: it stays an agreement';
comment on column app.conference_lines.dropped_at is 'Taken from the agenda before the conference';
