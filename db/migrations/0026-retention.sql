-- How long what is kept, and how it is destroyed: terms, holds, runs with their approvals, and the record that is left of them.
-- Nothing here holds what was destroyed. The rules (which row is of which part, when its term ends) stand in src/retention/rules.

create table app.retention_terms (
  municipality_id integer not null references access.municipalities (id),
  part text not null,
  version smallint not null constraint retention_terms_version check (version > 0),
  term text not null,
  reason text not null constraint retention_terms_reason check (length(reason) between 1 and 2000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  constraint retention_terms_pkey primary key (municipality_id, part, version)
);
comment on table app.retention_terms is 'What a municipality decided about how long a part of a file is kept. Each decision is a version of its own and none is ever changed; without one the standard holds';
comment on column app.retention_terms.term is 'ISO 8601, from the last change of the part';

create table app.legal_holds (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  case_file_id uuid,
  person_id uuid,
  reason text not null constraint legal_holds_reason check (length(reason) between 1 and 2000),
  review_on date not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  set_by uuid not null,
  lifted_by uuid,
  lift_reason text,
  found boolean,
  told_at timestamptz,
  version integer not null default 1,
  constraint legal_holds_pkey primary key (municipality_id, id),
  constraint legal_holds_about_one check (num_nonnulls(case_file_id, person_id) = 1),
  constraint legal_holds_lifted check ((valid_to is null) = (lifted_by is null) and (valid_to is null) = (lift_reason is null))
);
create index legal_holds_file on app.legal_holds (municipality_id, case_file_id) where valid_to is null;
create index legal_holds_person on app.legal_holds (municipality_id, person_id) where valid_to is null;
comment on table app.legal_holds is 'Vernietiging opgeschort: a file, or all about one person, is kept as long as this stands (objection, court case, complaint, inspection)';
comment on column app.legal_holds.found is 'Null: the worker has not looked yet. False: nothing goes by this number; who set it may not see files and could have mistyped';
comment on column app.legal_holds.told_at is 'When the worker told it in the timeline of the file, without the reason';

create table app.destruction_orders (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  case_file_id uuid,
  part text,
  person_id uuid,
  request_id uuid,
  reason text not null constraint destruction_orders_reason check (length(reason) between 1 and 2000),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  run_id uuid,
  done_at timestamptz,
  withdrawn_at timestamptz,
  constraint destruction_orders_pkey primary key (municipality_id, id),
  constraint destruction_orders_about check (
    done_at is not null or (case_file_id is not null and part is not null and person_id is null) or (person_id is not null and case_file_id is null and part is null)
  )
);
create index destruction_orders_open on app.destruction_orders (municipality_id, ordered_at) where done_at is null and withdrawn_at is null;
comment on table app.destruction_orders is 'To be destroyed before its term: a request of a resident that was granted (Wmo 2015 art. 5.3.5, Jeugdwet art. 7.3.9, AVG art. 17). Goes along with the next run, with the same approvals';
comment on column app.destruction_orders.person_id is 'All that was written about this person alone; emptied when it is done';

create table app.destruction_runs (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  state text not null constraint destruction_runs_state check (state in ('counting', 'ready', 'running', 'paused', 'done', 'withdrawn')),
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  counted_at timestamptz,
  summary jsonb not null default '[]',
  list_hash bytea,
  salt bytea,
  started_at timestamptz,
  finished_at timestamptz,
  withdrawn_by uuid,
  withdraw_reason text,
  root bytea,
  destroyed integer,
  tally jsonb not null default '{}',
  copies jsonb not null default '[]',
  version integer not null default 1,
  constraint destruction_runs_pkey primary key (municipality_id, id),
  constraint destruction_runs_list unique (municipality_id, id, prepared_by, list_hash),
  constraint destruction_runs_record check ((state = 'done') = (root is not null)),
  constraint destruction_runs_withdrawn check ((state = 'withdrawn') = (withdrawn_by is not null))
);
create unique index destruction_runs_one_at_a_time on app.destruction_runs (municipality_id) where state in ('counting', 'ready', 'running', 'paused');
comment on table app.destruction_runs is 'Vernietiging: what was to go, who approved, and afterwards the record of it without the data';
comment on column app.destruction_runs.summary is 'Per part: how many files and rows go, and how many are held back and why';
comment on column app.destruction_runs.list_hash is 'Merkle root of the lines of the list: what is approved is this list and no other';
comment on column app.destruction_runs.salt is 'With it the hash of a row can be made again from a restored backup, to destroy it again';
comment on column app.destruction_runs.root is 'Merkle root over the hashes of all that was destroyed';
comment on column app.destruction_runs.tally is 'Rows destroyed, per table';
comment on column app.destruction_runs.copies is 'Where a copy can still be, and its last possible day';

create table app.destruction_approvals (
  municipality_id integer not null,
  run_id uuid not null,
  approved_by uuid not null,
  as_role access.role not null constraint destruction_approvals_role check (as_role in ('privacy_officer', 'process_coordinator', 'administrator')),
  prepared_by uuid not null,
  list_hash bytea not null,
  approved_at timestamptz not null,
  constraint destruction_approvals_pkey primary key (municipality_id, run_id, approved_by),
  constraint destruction_approvals_role_once unique (municipality_id, run_id, as_role),
  constraint destruction_approvals_run_fkey foreign key (municipality_id, run_id, prepared_by, list_hash)
    references app.destruction_runs (municipality_id, id, prepared_by, list_hash),
  constraint destruction_approvals_not_own check (approved_by <> prepared_by)
);
comment on table app.destruction_approvals is 'Two people approve a list, one of them the privacy officer, neither of them who prepared it. The key and the checks hold that, whatever a program does';

create table app.destruction_items (
  municipality_id integer not null,
  run_id uuid not null,
  id uuid not null,
  kind text not null constraint destruction_items_kind check (kind in ('file-part', 'report', 'person')),
  about_id uuid,
  part text not null,
  area_id smallint not null default 0,
  shielded boolean not null default false,
  term text not null,
  last_changed_at timestamptz not null,
  ends_on date not null,
  row_count integer not null,
  order_id uuid,
  line_hash bytea not null,
  state text not null constraint destruction_items_state check (state in ('planned', 'held', 'destroyed', 'kept')),
  why text constraint destruction_items_why check (why in ('open', 'hold', 'changed', 'failed')),
  settled_at timestamptz,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 1 end) stored,
  constraint destruction_items_pkey primary key (municipality_id, run_id, id),
  constraint destruction_items_run_fkey foreign key (municipality_id, run_id) references app.destruction_runs (municipality_id, id),
  constraint destruction_items_why_held check ((state in ('held', 'kept')) = (why is not null)),
  constraint destruction_items_forgotten check (state <> 'destroyed' or about_id is null)
);
create index destruction_items_oversight on app.destruction_items (municipality_id, oversight_key);
create index destruction_items_about on app.destruction_items (municipality_id, about_id);
create index destruction_items_state on app.destruction_items (municipality_id, run_id, state, ends_on);
comment on table app.destruction_items is 'A line of the list: one part of one file, one report, or all about one person. When it is destroyed its number goes too, from the lists of other runs as well';
comment on column app.destruction_items.state is 'held: not on the list that is approved (file still open, or a hold). kept: was on it, but something changed before its turn came, or it could not be destroyed';
comment on column app.destruction_items.line_hash is 'Salted; stays when the number is gone, so that the approved list can still be checked';

create table app.destroyed_rows (
  municipality_id integer not null,
  run_id uuid not null,
  row_hash bytea not null,
  table_name text not null,
  act text not null constraint destroyed_rows_act check (act in ('destroyed', 'unlinked')),
  constraint destroyed_rows_pkey primary key (municipality_id, run_id, row_hash),
  constraint destroyed_rows_run_fkey foreign key (municipality_id, run_id) references app.destruction_runs (municipality_id, id)
);
comment on table app.destroyed_rows is 'Per destroyed row its table and a salted hash of its number: proof that this row went, and nothing about whom it was';
comment on column app.destroyed_rows.act is 'unlinked: a counted fact, which stays in the figures and no longer points at anybody';

-- Whoever destroys a row must find what points at it: without these each deleted row would look through a whole table.
create index counted_facts_about on app.counted_facts (municipality_id, about_id);
create index actions_goal on app.actions (municipality_id, goal_id);
create index goals_plan on app.goals (municipality_id, plan_id);
create index interventions_goal on app.interventions (municipality_id, goal_id) where goal_id is not null;
create index spendings_goal on app.spendings (municipality_id, goal_id) where goal_id is not null;
create index spendings_mandate on app.spendings (municipality_id, mandate_id) where mandate_id is not null;
create index documents_replaces on app.documents (municipality_id, replaces_id) where replaces_id is not null;
create index case_files_household on app.case_files (municipality_id, household_id);
create index case_files_joined on app.case_files (municipality_id, joined_into) where joined_into is not null;
create index plan_households_household on app.plan_households (municipality_id, household_id);
create index file_links_other on app.file_links (municipality_id, other_file_id) where other_file_id is not null;
create index file_shares_with on app.file_shares (municipality_id, with_file_id);
create index triages_report on app.triages (municipality_id, report_id);
create index report_links_report on app.report_links (municipality_id, report_id);
create index report_links_leader on app.report_links (municipality_id, leading_report_id);
create index search_entries_of_name on app.search_entries (municipality_id, name_id);
create index sharing_decisions_involvement on app.sharing_decisions (municipality_id, involvement_id);
create index meldcodes_shield on app.meldcodes (municipality_id, shield_id);
create index scopes_shield on access.scopes (municipality_id, shield_id) where shield_id is not null;
