-- What of a concern report goes along into a case file.

create table app.report_files (
  municipality_id integer not null,
  report_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  handed_over boolean not null,
  area_id smallint not null,
  reporter_user_id uuid,
  reporter_organisation_id uuid,
  reporter_kind text not null,
  reporter_name text not null,
  reporter_contact text not null default '',
  channel text not null,
  urgency text not null,
  life_domains text[] not null,
  observed text not null,
  received_at timestamptz not null,
  linked_by uuid not null,
  linked_at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  constraint report_files_pkey primary key (municipality_id, report_id),
  constraint report_files_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint report_files_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index report_files_file on app.report_files (municipality_id, case_file_id);
create index report_files_unseen on app.report_files (municipality_id, case_file_id) where handed_over and seen_at is null;
create index report_files_scope on app.report_files (municipality_id, scope_id);
comment on table app.report_files is 'What of a report went along into a case file, for its coordinator; the report itself stays with the desk. Also how what becomes of the file reaches the reporter';
comment on column app.report_files.handed_over is 'The household already had a file: its coordinator takes the report from here';
