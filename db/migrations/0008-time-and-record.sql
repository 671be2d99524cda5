-- Clocks, counted facts, drafts, receipts, messages and the processing log.

create table app.clocks (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  scope_id bigint,
  case_file_id uuid,
  about_kind text not null,
  about_id uuid not null,
  area_id smallint not null,
  access_domain smallint not null,
  shielded boolean not null default false,
  kind text not null,
  label text not null,
  term text not null,
  counting text not null constraint clocks_counting check (counting in ('calendar', 'working-days')),
  extend boolean not null default false,
  warn_before text,
  norm_source text not null,
  programme_id text,
  run smallint not null default 1,
  pauses jsonb not null default '[]',
  started_at timestamptz not null,
  warns_at timestamptz,
  due_at timestamptz not null,
  paused_at timestamptz,
  met_at timestamptz,
  stopped_at timestamptz,
  responsible_user_id uuid,
  responsible_role access.role,
  responsible_organisation_id uuid,
  version integer not null default 1,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + access_domain end) stored,
  constraint clocks_pkey primary key (municipality_id, id),
  constraint clocks_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index clocks_due on app.clocks (municipality_id, due_at) where met_at is null and stopped_at is null and paused_at is null;
create index clocks_responsible on app.clocks (municipality_id, responsible_user_id, due_at) where met_at is null and stopped_at is null and paused_at is null;
create index clocks_about on app.clocks (municipality_id, about_id);
create index clocks_file on app.clocks (municipality_id, case_file_id) where met_at is null and stopped_at is null;
create index clocks_scope on app.clocks (municipality_id, scope_id);
-- The few that hang on no file have policies of their own. Without this one the planner could find no clock at all by what a policy lets through.
create index clocks_outside_files on app.clocks (municipality_id, about_kind) where about_kind in ('programme', 'data-breach');
create index clocks_oversight on app.clocks (municipality_id, oversight_key) where met_at is null and stopped_at is null;
comment on column app.clocks.run is 'A restart begins a new run, in which a warning may go out again';
comment on column app.clocks.pauses is 'Pauses of this run: [{from, to}], the last may be open';
comment on table app.clocks is 'Every deadline: started by an event, met, missed or stopped by an event. Missed means still open after due_at';
comment on column app.clocks.scope_id is 'Null: a clock of a report, for the desk alone';

create table app.clock_steps (
  municipality_id integer not null,
  clock_id uuid not null,
  step text not null constraint clock_steps_step check (step in ('warn', 'due')),
  run smallint not null,
  fired_at timestamptz not null,
  constraint clock_steps_pkey primary key (municipality_id, clock_id, run, step),
  constraint clock_steps_clock_fkey foreign key (municipality_id, clock_id) references app.clocks (municipality_id, id)
);
comment on table app.clock_steps is 'What a clock has set off; its key makes the effect happen exactly once, also after the worker was down';

create table app.counted_facts (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  programme_id text not null,
  event text not null,
  attributes jsonb not null default '{}',
  about_kind text not null,
  about_id uuid not null,
  case_file_id uuid,
  household_id uuid,
  occurred_on date not null,
  area_id smallint not null,
  shielded boolean not null default false,
  scope_id bigint,
  recorded_by uuid,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 17 end) stored,
  constraint counted_facts_pkey primary key (municipality_id, id),
  constraint counted_facts_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index counted_facts_period on app.counted_facts (municipality_id, programme_id, event, occurred_on);
create index counted_facts_scope on app.counted_facts (municipality_id, scope_id);
comment on table app.counted_facts is 'Every figure is a count of these lines, each of which opens what it was counted from (lineage)';
comment on column app.counted_facts.attributes is 'What a trigger of the programme file may test (events.ts names them); never free text';

create table app.targets (
  municipality_id integer not null references access.municipalities (id),
  programme_id text not null,
  indicator text not null,
  year smallint not null,
  half smallint not null constraint targets_half check (half between 0 and 2),
  planned integer not null,
  updated_by uuid,
  version integer not null default 1,
  constraint targets_pkey primary key (municipality_id, programme_id, indicator, year, half)
);
comment on table app.targets is 'What a municipality planned to reach, beside which the half-year table counts what came of it';
comment on column app.targets.half is '0: planned for the year as a whole (as in Den Haag 2010), 1 and 2: per half-year';

create table app.drafts (
  municipality_id integer not null references access.municipalities (id),
  user_id uuid not null,
  device_id uuid not null,
  form text not null,
  about_id uuid not null,
  body jsonb not null,
  saved_at timestamptz not null,
  constraint drafts_pkey primary key (municipality_id, user_id, device_id, form, about_id)
);
comment on table app.drafts is 'What is being typed: its author''s and the device''s alone, no timeline, destroyed when it becomes a fact';

create table app.receipts (
  municipality_id integer not null references access.municipalities (id),
  user_id uuid not null,
  request_id uuid not null,
  operation text not null,
  body_hash bytea not null,
  made jsonb not null default '{}',
  received_at timestamptz not null,
  constraint receipts_pkey primary key (municipality_id, user_id, request_id)
);
comment on table app.receipts is 'A repeat is harmless: the hash of the request and the ids it made, never its answer';

create table app.messages (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  kind text not null,
  recipient_user_id uuid,
  recipient_organisation_id uuid,
  about_id uuid not null,
  created_by uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts smallint not null default 0,
  last_error text,
  constraint messages_pkey primary key (municipality_id, id),
  constraint messages_one_recipient check (num_nonnulls(recipient_user_id, recipient_organisation_id) = 1)
);
create index messages_unsent on app.messages (municipality_id, created_at) where sent_at is null;
comment on table app.messages is 'Outbox: what is to be told to whom. The text is made at sending, without names or streets';

create table audit.processing_log (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  transaction_id xid8 not null default pg_current_xact_id(),
  event text not null,
  operation text not null,
  outcome text not null constraint processing_log_outcome check (outcome in ('done', 'refused')),
  purpose text not null,
  role text not null,
  user_id uuid,
  organisation_id uuid,
  case_file_id uuid,
  subject_ids uuid[] not null default '{}',
  record_ids uuid[] not null default '{}',
  origin text not null default '',
  trace_id uuid not null,
  reason text not null default '',
  constraint processing_log_pkey primary key (municipality_id, id)
);
create index processing_log_recent on audit.processing_log (municipality_id, occurred_at desc);
create index processing_log_file on audit.processing_log (municipality_id, case_file_id, occurred_at desc);
create index processing_log_user on audit.processing_log (municipality_id, user_id, occurred_at desc);
comment on table audit.processing_log is 'Verwerkingslogboek: who looked at or changed what, when, for which purpose; refusals too. Plain inserts, never changed';
comment on column audit.processing_log.transaction_id is 'For the sealer: a line may be sealed once its transaction is older than every running one';
comment on column audit.processing_log.occurred_at is 'By the application''s clock, which a demo can move; recorded_at is real time';

create table access.demo_clock (
  id boolean not null default true primary key constraint demo_clock_one_row check (id),
  shift interval not null
);
comment on table access.demo_clock is 'Reference table: how far a demonstration''s clock was moved; empty in production';
