-- Passing a case file on to another table or organisation that coordinates from then on (R-036). The trail stays here.

create table app.transfers (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  -- A table of the programme that others run, or an organisation of the directory: one of the two.
  platform text,
  to_organisation_id uuid,
  reason text not null,
  handed_over text[] not null,
  state text not null constraint transfers_state check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  offered_by uuid not null,
  offered_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  accepted_by text not null default '',
  new_coordinator text not null default '',
  answer text not null default '',
  version integer not null default 1,
  constraint transfers_pkey primary key (municipality_id, id),
  constraint transfers_destination check ((platform is null) <> (to_organisation_id is null)),
  constraint transfers_settled check ((state = 'offered') = (settled_at is null)),
  constraint transfers_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint transfers_organisation_fkey foreign key (municipality_id, to_organisation_id) references app.organisations (municipality_id, id),
  constraint transfers_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create unique index transfers_one_open on app.transfers (municipality_id, case_file_id) where state = 'offered';
create index transfers_file on app.transfers (municipality_id, case_file_id);
create index transfers_scope on app.transfers (municipality_id, scope_id);
create index transfers_organisation on app.transfers (municipality_id, to_organisation_id);
comment on table app.transfers is 'Doorzetten van een dossier (R-036): to whom, why, what was handed over, and who accepted it';
comment on column app.transfers.handed_over is 'Which parts of the file were given along, as words of the product';
comment on column app.transfers.accepted_by is 'Who at the other side took it: a name or function, as told';
comment on column app.transfers.new_coordinator is 'Who coordinates from then on: there is always exactly one';
