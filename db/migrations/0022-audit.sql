-- The processing log: a line per person it is about, sealed once a second, told to whom it concerns, and watched.

alter table audit.processing_log
  add column act_id uuid not null default gen_random_uuid(),
  add column subject_id uuid,
  add column is_list boolean not null default false,
  add column span_id bytea not null default substr(uuid_send(gen_random_uuid()), 9) constraint processing_log_span check (octet_length(span_id) = 8),
  add column parent_span_id bytea constraint processing_log_parent_span check (octet_length(parent_span_id) = 8),
  add column legal_grounds smallint[] not null default coalesce(nullif(current_setting('app.grounds', true), '')::smallint[], '{}'),
  add column covert boolean not null default coalesce(nullif(current_setting('app.covert', true), '')::boolean, false),
  add column took_ms integer not null default (extract(epoch from clock_timestamp() - transaction_timestamp()) * 1000)::integer,
  add column salt bytea not null default uuid_send(gen_random_uuid()) constraint processing_log_salt check (octet_length(salt) = 16);
create index processing_log_subject on audit.processing_log (municipality_id, subject_id, occurred_at desc) where subject_id is not null;
create index processing_log_transaction on audit.processing_log (municipality_id, transaction_id, id);
create index processing_log_trace on audit.processing_log (municipality_id, trace_id);
comment on column audit.processing_log.act_id is 'The request: all lines of one act have it, one for each person the act was about. The number a fault is reported under';
comment on column audit.processing_log.subject_id is 'The person or household this line is about; null: nobody, or a list';
comment on column audit.processing_log.subject_ids is 'Of a list or a search result, which is one line: whoever stood in it';
comment on column audit.processing_log.trace_id is 'W3C Trace Context, 16 byte: taken over from whoever called, else made here';
comment on column audit.processing_log.span_id is 'W3C Trace Context, 8 byte: this line in Logboek Dataverwerkingen';
comment on column audit.processing_log.parent_span_id is 'Of the first line of an act: the span of the application that called. Of the others: the first line';
comment on column audit.processing_log.legal_grounds is 'By which grounds (access.legal_grounds) something was reached; set by the database from the session';
comment on column audit.processing_log.covert is 'Somebody looked whose presence not everybody in the household may know: never told to the household';
comment on column audit.processing_log.took_ms is 'From the begin of the transaction until this line, in milliseconds';
comment on column audit.processing_log.salt is 'Goes into the fingerprint, so that the fingerprint of a destroyed line tells nothing of it';

create table audit.mentions (
  municipality_id integer not null references access.municipalities (id),
  subject_id uuid not null,
  line_id uuid not null,
  act_id uuid not null,
  occurred_at timestamptz not null,
  is_list boolean not null,
  event text not null,
  purpose text not null,
  role text not null,
  user_id uuid,
  organisation_id uuid,
  legal_grounds smallint[] not null,
  covert boolean not null,
  constraint mentions_pkey primary key (municipality_id, subject_id, line_id)
);
create index mentions_recent on audit.mentions (municipality_id, subject_id, occurred_at desc);
create index mentions_line on audit.mentions (municipality_id, line_id);
comment on table audit.mentions is 'Who stood in a list, or in a household that was looked at: lines about several, unfolded by person, so that a resident''s question is an index read. Written with the seal';

create table audit.seals (
  municipality_id integer not null references access.municipalities (id),
  number bigint not null,
  format smallint not null,
  sealed_at timestamptz not null,
  clock_shift_ms bigint not null,
  line_count integer not null,
  root bytea not null,
  previous bytea not null,
  horizon xid8 not null,
  through_id uuid,
  key_id text not null,
  signature bytea not null,
  constraint seals_pkey primary key (municipality_id, number)
);
comment on table audit.seals is 'Once a second the finished lines of a municipality get one seal: the root of their fingerprints, chained to the seal before and signed with a key that is not in the database';
comment on column audit.mentions.covert is 'Who looked is there without this person knowing: never told to them';
comment on column audit.seals.sealed_at is 'Real time';
comment on column audit.seals.clock_shift_ms is 'How far the application''s clock stood from real time, in milliseconds: 0 outside demonstrations';
comment on column audit.seals.horizon is 'Every line of an older transaction has been sealed; of this transaction the lines up to and including through_id';
comment on column audit.seals.line_count is '0: the numbering of transactions began anew, after the data went to another database server';

create table audit.leaves (
  municipality_id integer not null,
  seal bigint not null,
  position integer not null,
  line_id uuid not null,
  leaf bytea not null,
  proof bytea not null,
  constraint leaves_pkey primary key (municipality_id, seal, position),
  constraint leaves_line unique (municipality_id, line_id),
  constraint leaves_seal_fkey foreign key (municipality_id, seal) references audit.seals (municipality_id, number)
);
comment on table audit.leaves is 'The fingerprint of each sealed line: sha256 of its salt and content. It stays when the line is destroyed after its term';
comment on column audit.leaves.proof is 'Signature over place, line and fingerprint: names the line when seal and fingerprints no longer agree';

create table audit.alerts (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  kind text not null constraint alerts_kind check (kind in ('many-files', 'outside-area', 'own-household', 'colleague', 'out-of-hours')),
  user_id uuid not null,
  organisation_id uuid,
  noticed_on date not null,
  about_id uuid not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  found_at timestamptz not null,
  file_count integer not null,
  threshold integer not null,
  line_ids uuid[] not null,
  constraint alerts_pkey primary key (municipality_id, id),
  constraint alerts_once unique (municipality_id, kind, user_id, noticed_on, about_id)
);
create index alerts_found on audit.alerts (municipality_id, found_at desc);
comment on table audit.alerts is 'Looking that is out of the ordinary, for the privacy officer to judge. No accusation: most have a good reason';
comment on column audit.alerts.about_id is 'The case file it is about, or the user when it is about several';

create table audit.alert_reviews (
  municipality_id integer not null,
  alert_id uuid not null,
  finding text not null constraint alert_reviews_finding check (finding in ('in-order', 'to-discuss', 'wrongful')),
  explanation text not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  constraint alert_reviews_pkey primary key (municipality_id, alert_id),
  constraint alert_reviews_alert_fkey foreign key (municipality_id, alert_id) references audit.alerts (municipality_id, id)
);
comment on table audit.alert_reviews is 'What the privacy officer found of an alert, in words; once, and for good';

create function app.looker_names(p_lines uuid[]) returns table (line_id uuid, name text)
  language sql stable security definer set search_path = app, pg_temp
as $$
  select l.id, u.display_name
  from audit.processing_log l
  join access.users u on u.municipality_id = l.municipality_id and u.id = l.user_id
  where l.municipality_id = nullif(current_setting('app.municipality', true), '')::integer and l.id = any (p_lines)
    and l.outcome = 'done' and not l.covert
    and 'resident' = any (nullif(current_setting('app.roles', true), '')::access.role[])
    and current_setting('app.purpose', true) = 'own-file'
    and (l.subject_id = any (nullif(current_setting('app.persons', true), '')::uuid[])
      or exists (
        select from audit.mentions n
        where n.municipality_id = l.municipality_id and n.line_id = l.id and not n.covert
          and n.subject_id = any (nullif(current_setting('app.persons', true), '')::uuid[])))
    -- Who has several roles is named only when each of them is.
    and not exists (
      select from unnest(string_to_array(l.role, ' ')) held
      where not exists (
        select from app.settings s
        where s.municipality_id = l.municipality_id and s.key = 'lookers.named.' || held and s.value = '"name"'))
$$;
comment on function app.looker_names is 'The names of who looked, of lines told to this resident, where the municipality lets that role be named; others do not come back';
