-- The half-year report (R-092) and figures of priority neighbourhoods (R-091).

alter table app.areas add column is_priority boolean not null default false;
comment on column app.areas.is_priority is 'Aandachtsbuurt: counted apart in the half-year figures ("waarvan", R-091). Of a district: all of its neighbourhoods';

alter table app.figure_cells drop constraint figure_cells_split;
alter table app.figure_cells add constraint figure_cells_split
  check (split in ('none', 'district', 'neighbourhood', 'attribute', 'priority'));

create table app.half_year_reports (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  programme_id text not null,
  year smallint not null,
  half smallint not null constraint half_year_reports_half check (half in (1, 2)),
  edition smallint not null default 1,
  reason text not null default '',
  state text not null default 'draft' constraint half_year_reports_state check (state in ('draft', 'published')),
  body jsonb,
  published_at timestamptz,
  published_by uuid,
  started_by uuid not null,
  started_at timestamptz not null,
  version integer not null default 1,
  constraint half_year_reports_pkey primary key (municipality_id, id),
  constraint half_year_reports_edition unique (municipality_id, programme_id, year, half, edition),
  constraint half_year_reports_published check ((state = 'published') = (body is not null) and (body is null) = (published_at is null))
);
create unique index half_year_reports_one_draft on app.half_year_reports (municipality_id, programme_id, year, half) where state = 'draft';
comment on table app.half_year_reports is 'Halfjaarbericht of a programme. Published, it holds its texts and the figures as they were, for everybody the same, and never changes again';
comment on column app.half_year_reports.edition is '1, and one more for each correction';
comment on column app.half_year_reports.reason is 'Of a correction: what was wrong in the edition before';
comment on column app.half_year_reports.body is 'What was published: texts and figures, with small numbers held back';

create table app.half_year_report_texts (
  municipality_id integer not null,
  id uuid not null,
  report_id uuid not null,
  chapter text not null constraint half_year_report_texts_chapter check (chapter in ('ambition', 'results', 'next-half-year', 'longer-term')),
  organisation_id uuid,
  body text not null default '',
  version integer not null default 1,
  constraint half_year_report_texts_pkey primary key (municipality_id, id),
  constraint half_year_report_texts_once unique nulls not distinct (municipality_id, report_id, chapter, organisation_id),
  constraint half_year_report_texts_report_fkey foreign key (municipality_id, report_id) references app.half_year_reports (municipality_id, id) on delete cascade,
  constraint half_year_report_texts_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint half_year_report_texts_of_partner check (organisation_id is null or chapter = 'results')
);
comment on table app.half_year_report_texts is 'The texts of a report while it is written: for those who write it. What was published is in the report itself';
comment on column app.half_year_report_texts.organisation_id is 'Whose results these are; null: of all together, or another chapter';
