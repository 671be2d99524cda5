-- Concern reports: what a professional or a resident told, what the desk made of it, and what the reporter hears back.

create table app.concern_reports (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  programme_id text not null,
  programme_version integer not null,
  channel text not null,
  reporter_kind text not null,
  reporter_name text not null default '',
  reporter_contact text not null default '',
  reporter_user_id uuid,
  reporter_organisation_id uuid,
  entered_by uuid not null,
  obtained text not null default 'received' constraint concern_reports_obtained check (obtained in ('received', 'collected')),
  received_at timestamptz not null,
  about_name text not null default '',
  about_address text not null default '',
  address_id uuid,
  area_id smallint not null,
  about_contact text not null default '',
  observed text not null,
  life_domains text[] not null,
  urgency text not null,
  wants_help text not null default 'unknown' constraint concern_reports_wants_help check (wants_help in ('asks', 'avoids', 'unknown')),
  knows_whom_to_call boolean not null default false,
  resident_informed boolean not null,
  resident_agrees text not null constraint concern_reports_agrees check (resident_agrees in ('agreed', 'refused', 'not-asked')),
  anonymous boolean not null default false,
  resident_informed_note text not null default '',
  folded_name text collate "C" generated always as (lower(about_name)) stored,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint concern_reports_pkey primary key (municipality_id, id),
  constraint concern_reports_area_fkey foreign key (municipality_id, area_id) references app.areas (municipality_id, id),
  constraint concern_reports_address_fkey foreign key (municipality_id, address_id) references app.addresses (municipality_id, id),
  constraint concern_reports_programme_fkey foreign key (municipality_id, programme_id, programme_version) references app.programme_versions (municipality_id, programme_id, version),
  constraint concern_reports_note_length check (length(observed) <= 20000),
  constraint concern_reports_anonymous check (not anonymous or (about_name = '' and about_address = '' and address_id is null))
);
create index concern_reports_reporter on app.concern_reports (municipality_id, reporter_user_id, received_at desc);
create index concern_reports_address on app.concern_reports (municipality_id, address_id) where address_id is not null;
create index concern_reports_name on app.concern_reports (municipality_id, folded_name) where folded_name <> '';
create index concern_reports_at_desk on app.concern_reports (municipality_id, oversight_key) where reporter_user_id is null;
create index concern_reports_oversight on app.concern_reports (municipality_id, oversight_key, received_at desc);
comment on table app.concern_reports is 'Melding: what was told, as it was told (R-001, R-003). Never changed; the desk''s view stands in report_handlings and triages';
comment on column app.concern_reports.about_address is 'The address as the reporter wrote it; address_id when it is in the register';
comment on column app.concern_reports.obtained is 'Signals are received, or actively collected (R-001)';
comment on column app.concern_reports.anonymous is 'Brought in for advice without saying whom it is about (R-044)';
comment on column app.concern_reports.resident_informed_note is 'Why it is reported although the resident does not know of it, or does not agree (R-044)';

create table app.report_handlings (
  municipality_id integer not null,
  report_id uuid not null,
  area_id smallint not null,
  state text not null constraint report_handlings_state check (state in ('new', 'claimed', 'helping', 'triaged')),
  claimed_by uuid,
  claimed_at timestamptz,
  known_household text not null default 'not-checked' constraint report_handlings_known check (known_household in ('not-checked', 'unknown', 'possible', 'known')),
  version integer not null default 1,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint report_handlings_pkey primary key (municipality_id, report_id),
  constraint report_handlings_report_fkey foreign key (municipality_id, report_id) references app.concern_reports (municipality_id, id)
);
create index report_handlings_open on app.report_handlings (municipality_id, oversight_key) where state <> 'triaged';
comment on column app.report_handlings.state is 'helping: the desk decided and is still arranging help, or the matter is to be discussed first; triaged: nothing more is asked of the desk';
comment on table app.report_handlings is 'How far the desk is with a report; for the desk alone, so that the reporter never learns whether the household is known';

create table app.triages (
  municipality_id integer not null,
  id uuid not null,
  report_id uuid not null,
  area_id smallint not null,
  outcome text not null,
  reasoning text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  case_file_id uuid,
  handed_over boolean not null default false,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint triages_pkey primary key (municipality_id, id),
  constraint triages_report_fkey foreign key (municipality_id, report_id) references app.concern_reports (municipality_id, id)
);
create unique index triages_one_in_force on app.triages (municipality_id, report_id) where undone_at is null;
create index triages_oversight on app.triages (municipality_id, oversight_key);
comment on table app.triages is 'Who decided what about a report, and why (R-030); one in force per report';

create table app.report_tidings (
  municipality_id integer not null,
  id uuid not null,
  report_id uuid not null,
  reporter_user_id uuid,
  reporter_organisation_id uuid,
  area_id smallint not null,
  state text not null,
  message text not null default '',
  told_at timestamptz not null,
  told_by uuid not null,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint report_tidings_pkey primary key (municipality_id, id),
  constraint report_tidings_report_fkey foreign key (municipality_id, report_id) references app.concern_reports (municipality_id, id)
);
create index report_tidings_report on app.report_tidings (municipality_id, report_id);
comment on column app.report_tidings.message is 'What the desk says to the reporter in its own words: whom to call, which advice';
comment on table app.report_tidings is 'What the reporter is told of the report: received, being looked at, help arranged, a coordinator is on it, ended. Nothing of the file';

create table app.desk_conversations (
  municipality_id integer not null,
  id uuid not null,
  report_id uuid not null,
  area_id smallint not null,
  held_at timestamptz not null,
  held_by uuid not null,
  support_need text not null,
  advice text not null,
  oversight_key integer generated always as (area_id::integer * 64 + 14) stored,
  constraint desk_conversations_pkey primary key (municipality_id, id),
  constraint desk_conversations_report_fkey foreign key (municipality_id, report_id) references app.concern_reports (municipality_id, id)
);
create index desk_conversations_report on app.desk_conversations (municipality_id, report_id);
comment on table app.desk_conversations is 'Everyone who comes to the desk has a conversation and an advice (R-019); a desk report without one is an exception to show';
