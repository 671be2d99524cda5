-- Documents and photos of a case file.

create table app.documents (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint documents_kind check (kind in ('photo', 'letter', 'report', 'decision', 'finance', 'agreement', 'other')),
  title text not null constraint documents_title_length check (length(title) between 1 and 200),
  life_domain text,
  subject_id uuid,
  dated_on date,
  file_type text not null constraint documents_file_type check (file_type in ('pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'txt')),
  byte_count integer not null constraint documents_byte_count check (byte_count > 0),
  sha256 bytea not null,
  replaces_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdraw_reason text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint documents_pkey primary key (municipality_id, id),
  constraint documents_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint documents_replaces_fkey foreign key (municipality_id, replaces_id) references app.documents (municipality_id, id),
  constraint documents_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint documents_withdrawn check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason is null)
  )
);
create index documents_file on app.documents (municipality_id, case_file_id);
create index documents_scope on app.documents (municipality_id, scope_id);
create unique index documents_one_replacement on app.documents (municipality_id, replaces_id) where withdrawn_at is null;
comment on table app.documents is 'A document or photo, under the access domain of its life domain. Never changed: a new version is a new document that replaces it';
comment on column app.documents.subject_id is 'Null: the household as a whole';
comment on column app.documents.dated_on is 'The date that stands on it, when it has one';
comment on column app.documents.file_type is 'Found from its bytes, never from its name';
comment on column app.documents.sha256 is 'Of the bytes as they are kept: a photo without its place and camera';
comment on column app.documents.withdrawn_at is 'Wrongly placed: gone from view, and its bytes are given to nobody any more';

create table app.document_chunks (
  municipality_id integer not null,
  document_id uuid not null,
  chunk smallint not null,
  scope_id bigint not null,
  bytes bytea not null constraint document_chunks_size check (length(bytes) between 1 and 1048576),
  constraint document_chunks_pkey primary key (municipality_id, document_id, chunk),
  constraint document_chunks_document_fkey foreign key (municipality_id, document_id) references app.documents (municipality_id, id),
  constraint document_chunks_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index document_chunks_scope on app.document_chunks (municipality_id, scope_id);
-- What people bring is compressed already.
alter table app.document_chunks alter column bytes set storage external;
comment on table app.document_chunks is 'The bytes of a document, a megabyte a row, under its own scope: backup, policies and destruction are those of every other row';
