-- Being accountable: what people add to the register of processing activities and the DPIA, and the record of data breaches.
-- Rules, purposes, grounds and rights are not stored here: the pages read them from the catalogue and from what is in force.

create table app.accountability_answers (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  document text not null constraint accountability_answers_document check (document in ('register', 'dpia')),
  question text not null,
  body text not null,
  previous_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint accountability_answers_pkey primary key (municipality_id, id),
  constraint accountability_answers_follow_each_other unique nulls not distinct (municipality_id, document, question, previous_id)
);
comment on table app.accountability_answers is 'What people answer where the system cannot know: in the register of processing activities (AVG art. 30) and the DPIA (AVG art. 35). The last one counts, none is ever changed';
comment on column app.accountability_answers.question is 'Code of the question in the program, or of a processing activity';
comment on column app.accountability_answers.previous_id is 'Which answer it takes the place of: two who write at once cannot both';

create table app.dpia_editions (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  edition integer not null,
  reason text not null,
  body jsonb not null,
  open_questions integer not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint dpia_editions_pkey primary key (municipality_id, id),
  constraint dpia_editions_edition unique (municipality_id, edition)
);
comment on table app.dpia_editions is 'A DPIA as it was established: the facts of the system and the answers of people as they were that day. Never changed';
comment on column app.dpia_editions.open_questions is 'How many questions nobody had answered yet';

create table app.data_breaches (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  number integer not null,
  title text not null,
  source text not null constraint data_breaches_source check (source in ('alert', 'colleague', 'resident', 'partner', 'processor', 'other')),
  alert_id uuid,
  discovered_at timestamptz not null,
  happened_on date,
  what text not null default '',
  data_kinds text[] not null default '{}',
  estimated_people integer constraint data_breaches_estimate check (estimated_people between 0 and 10000000),
  consequences text not null default '',
  measures text not null default '',
  risk text constraint data_breaches_risk check (risk in ('none', 'risk', 'high')),
  authority text constraint data_breaches_authority check (authority in ('report', 'not')),
  authority_reason text not null default '',
  authority_told_at timestamptz,
  authority_reference text not null default '',
  late_reason text not null default '',
  people text constraint data_breaches_people check (people in ('tell', 'not')),
  people_reason text not null default '',
  people_told_at timestamptz,
  people_told_how text not null default '',
  lessons text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  constraint data_breaches_pkey primary key (municipality_id, id),
  constraint data_breaches_number unique (municipality_id, number),
  constraint data_breaches_closed_with_decisions check (closed_at is null or (
    risk is not null and authority is not null and people is not null
    and (authority = 'not' or authority_told_at is not null) and (people = 'not' or people_told_at is not null)))
);
comment on table app.data_breaches is 'Datalek: what happened, about whom, what was done and what was decided (AVG art. 33 and 34). Kept for the supervisor (art. 33 lid 5), read by the privacy officer alone';
comment on column app.data_breaches.discovered_at is 'When the municipality knew of it: the 72 hours of AVG art. 33 lid 1 run from here';
comment on column app.data_breaches.alert_id is 'The alert on unusual looking it began with, if any';
comment on column app.data_breaches.estimated_people is 'How many people it is about, as far as they are not known by number';
comment on column app.data_breaches.risk is 'For rights and freedoms of people: none (nothing to report), risk (authority, art. 33), high (people as well, art. 34)';
comment on column app.data_breaches.late_reason is 'Why the authority was told later than 72 hours (art. 33 lid 1)';

create table app.data_breach_people (
  municipality_id integer not null,
  id uuid not null,
  breach_id uuid not null,
  kind text not null constraint data_breach_people_kind check (kind in ('case-file', 'household', 'person', 'report', 'user')),
  about_id uuid not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  removed_at timestamptz,
  constraint data_breach_people_pkey primary key (municipality_id, id),
  constraint data_breach_people_breach_fkey foreign key (municipality_id, breach_id) references app.data_breaches (municipality_id, id)
);
create unique index data_breach_people_once on app.data_breach_people (municipality_id, breach_id, kind, about_id) where removed_at is null;
comment on table app.data_breach_people is 'Whom and which files a data breach is about, by number: names stay where they are';

create table app.data_breach_lines (
  municipality_id integer not null,
  id uuid not null,
  breach_id uuid not null,
  kind text not null,
  details jsonb not null default '{}',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint data_breach_lines_pkey primary key (municipality_id, id),
  constraint data_breach_lines_breach_fkey foreign key (municipality_id, breach_id) references app.data_breaches (municipality_id, id)
);
create index data_breach_lines_breach on app.data_breach_lines (municipality_id, breach_id, recorded_at);
comment on table app.data_breach_lines is 'What was done about a data breach, line by line; never changed';
