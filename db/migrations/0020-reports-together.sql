-- Reports that tell of the same household, and how help that the desk arranged by itself came out.

create table app.report_links (
  municipality_id integer not null,
  id uuid not null,
  report_id uuid not null,
  leading_report_id uuid not null,
  area_id smallint not null,
  linked_at timestamptz not null,
  linked_by uuid not null,
  parted_at timestamptz,
  parted_by uuid,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint report_links_pkey primary key (municipality_id, id),
  constraint report_links_report_fkey foreign key (municipality_id, report_id) references app.concern_reports (municipality_id, id),
  constraint report_links_leading_fkey foreign key (municipality_id, leading_report_id) references app.concern_reports (municipality_id, id),
  constraint report_links_not_itself check (report_id <> leading_report_id)
);
create unique index report_links_one_leader on app.report_links (municipality_id, report_id) where parted_at is null;
create index report_links_leading on app.report_links (municipality_id, leading_report_id) where parted_at is null;
comment on table app.report_links is 'This report belongs to that one (hoort bij): they are judged as one, and everyone who reported is told. For the desk alone: no reporter learns that somebody else reported';
comment on column app.report_links.area_id is 'Of the report that belongs to the other';

create table app.report_endings (
  municipality_id integer not null,
  triage_id uuid not null,
  report_id uuid not null,
  area_id smallint not null,
  result text not null constraint report_endings_result check (result in ('started', 'advice-enough', 'declined', 'not-reached')),
  note text not null default '',
  ended_at timestamptz not null,
  ended_by uuid not null,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint report_endings_pkey primary key (municipality_id, triage_id),
  constraint report_endings_triage_fkey foreign key (municipality_id, triage_id) references app.triages (municipality_id, id)
);
create index report_endings_report on app.report_endings (municipality_id, report_id);
comment on table app.report_endings is 'What came of a single problem for which the desk itself arranged help (R-030); of a decision that was taken back it stays with that decision';
