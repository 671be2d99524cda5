-- One plan, and the tasks that go out from it.

create table app.plans (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  recorded_by uuid not null,
  constraint plans_pkey primary key (municipality_id, id),
  constraint plans_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint plans_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index plans_file on app.plans (municipality_id, case_file_id);
create index plans_scope on app.plans (municipality_id, scope_id);
comment on table app.plans is 'One plan: what the household and those who help it want to reach';

create table app.plan_households (
  municipality_id integer not null,
  plan_id uuid not null,
  household_id uuid not null,
  scope_id bigint not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint plan_households_pkey primary key (municipality_id, plan_id, household_id, valid_from),
  constraint plan_households_plan_fkey foreign key (municipality_id, plan_id) references app.plans (municipality_id, id),
  constraint plan_households_household_fkey foreign key (municipality_id, household_id) references app.households (municipality_id, id),
  constraint plan_households_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create unique index plan_households_one_open on app.plan_households (municipality_id, household_id) where valid_to is null;
create index plan_households_scope on app.plan_households (municipality_id, scope_id);
comment on table app.plan_households is 'A plan serves one household, or two after a divorce; a household has at most one open plan (R-028)';

create table app.goals (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  plan_id uuid not null,
  scope_id bigint not null,
  life_domain text not null,
  subject_id uuid not null,
  title text not null,
  resident_words text not null default '',
  safety_first boolean not null default false,
  state text not null default 'open' constraint goals_state check (state in ('open', 'reached', 'partly', 'not-reached', 'dropped')),
  position smallint not null default 0,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint goals_pkey primary key (municipality_id, id),
  constraint goals_plan_fkey foreign key (municipality_id, plan_id) references app.plans (municipality_id, id),
  constraint goals_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index goals_file on app.goals (municipality_id, case_file_id);
create index goals_scope on app.goals (municipality_id, scope_id);
comment on table app.goals is 'A goal in one life domain, for the household or one person in it, in their own words too';

create table app.actions (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  goal_id uuid not null,
  scope_id bigint not null,
  what text not null,
  who_kind text not null constraint actions_who_kind check (who_kind in ('user', 'organisation', 'member')),
  who_id uuid not null,
  due_on date,
  done_when text not null default '',
  state text not null default 'open' constraint actions_state check (state in ('open', 'done', 'dropped')),
  finished_at timestamptz,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint actions_pkey primary key (municipality_id, id),
  constraint actions_goal_fkey foreign key (municipality_id, goal_id) references app.goals (municipality_id, id),
  constraint actions_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index actions_file on app.actions (municipality_id, case_file_id);
create index actions_of_user on app.actions (municipality_id, who_id, due_on) where state = 'open';
create index actions_scope on app.actions (municipality_id, scope_id);
comment on table app.actions is 'What, who (a colleague, an organisation or a member of the household), by when, done when';

create table app.tasks (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  action_id uuid,
  scope_id bigint not null,
  area_id smallint not null,
  shielded boolean not null default false,
  life_domain text not null,
  case_title text not null,
  sender_user_id uuid not null,
  sender_organisation_id uuid not null,
  organisation_id uuid not null,
  assignee_user_id uuid,
  involvement_id uuid,
  state text not null constraint tasks_state check (state in ('placed', 'accepted', 'declined', 'done', 'withdrawn')),
  placed_at timestamptz not null,
  pick_up_by timestamptz,
  to_call_since timestamptz,
  answered_at timestamptz,
  finished_at timestamptz,
  seen_by_sender_at timestamptz,
  version integer not null default 1,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 16 end) stored,
  constraint tasks_pkey primary key (municipality_id, id),
  constraint tasks_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint tasks_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint tasks_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index tasks_file on app.tasks (municipality_id, case_file_id);
create index tasks_scope on app.tasks (municipality_id, scope_id);
create index tasks_organisation on app.tasks (municipality_id, organisation_id, state);
create index tasks_sender on app.tasks (municipality_id, sender_user_id) where state in ('placed', 'accepted') or seen_by_sender_at is null;
create index tasks_oversight on app.tasks (municipality_id, oversight_key) where state = 'placed';
comment on table app.tasks is 'The card of a task to a partner: from whom, to whom, since when. What is asked stands in task_contents (R-037)';
comment on column app.tasks.pick_up_by is 'From the programme''s clock; null where the programme sets no term';
comment on column app.tasks.to_call_since is 'The pick-up term passed: the contact point calls the partner';

create table app.task_contents (
  municipality_id integer not null,
  task_id uuid not null,
  scope_id bigint not null,
  what text not null,
  background text not null default '',
  answer text not null default '',
  result text not null default '',
  constraint task_contents_pkey primary key (municipality_id, task_id),
  constraint task_contents_task_fkey foreign key (municipality_id, task_id) references app.tasks (municipality_id, id),
  constraint task_contents_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index task_contents_scope on app.task_contents (municipality_id, scope_id);
comment on table app.task_contents is 'What is asked of a partner and what came of it: apart from the card, for those who may know';

create table app.task_calls (
  municipality_id integer not null,
  id uuid not null,
  task_id uuid not null,
  scope_id bigint not null,
  area_id smallint not null,
  shielded boolean not null default false,
  called_at timestamptz not null,
  called_by uuid not null,
  reached boolean not null,
  note text not null,
  new_pick_up_by timestamptz,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 16 end) stored,
  constraint task_calls_pkey primary key (municipality_id, id),
  constraint task_calls_task_fkey foreign key (municipality_id, task_id) references app.tasks (municipality_id, id),
  constraint task_calls_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index task_calls_task on app.task_calls (municipality_id, task_id);
create index task_calls_scope on app.task_calls (municipality_id, scope_id);
comment on table app.task_calls is 'The contact point called about an open task: recorded, with a new term (R-037)';
