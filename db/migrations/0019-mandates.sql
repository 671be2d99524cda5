-- What the coordinator of a household may decide alone, with which budget, and what was spent on whose authority (R-039).

create table app.mandates (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kinds text[] not null,
  budget_cents integer constraint mandates_budget check (budget_cents between 0 and 10000000),
  ceiling_cents integer constraint mandates_ceiling check (ceiling_cents between 0 and 10000000),
  explanation text not null default '',
  previous_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint mandates_pkey primary key (municipality_id, id),
  constraint mandates_follow_each_other unique nulls not distinct (municipality_id, case_file_id, previous_id),
  constraint mandates_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint mandates_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index mandates_file on app.mandates (municipality_id, case_file_id);
create index mandates_scope on app.mandates (municipality_id, scope_id);
comment on table app.mandates is 'Mandaat of the coordinator of a household, whoever that is: the last one counts, and none is ever changed. Without one the standard of the programme or municipality holds';
comment on column app.mandates.kinds is 'Codes of the list that the municipality keeps (setting mandate.kinds)';
comment on column app.mandates.budget_cents is 'Euro cents, for this household; null: what the programme or the municipality gives every household. Zero is possible';
comment on column app.mandates.ceiling_cents is 'Euro cents that one expense may be without asking; null: what the municipality set';
comment on column app.mandates.previous_id is 'Which mandate it takes the place of: two who change it at once cannot both';

create table app.spendings (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  area_id smallint not null,
  shielded boolean not null default false,
  what text not null,
  amount_cents integer not null constraint spendings_amount check (amount_cents between 1 and 10000000),
  spent_on date not null,
  life_domain text not null,
  goal_id uuid,
  asks_for text constraint spendings_asks_for check (asks_for in ('over-budget', 'over-ceiling')),
  why text not null default '',
  mandate_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 18 end) stored,
  constraint spendings_pkey primary key (municipality_id, id),
  constraint spendings_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint spendings_goal_fkey foreign key (municipality_id, goal_id) references app.goals (municipality_id, id),
  constraint spendings_mandate_fkey foreign key (municipality_id, mandate_id) references app.mandates (municipality_id, id),
  constraint spendings_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index spendings_file on app.spendings (municipality_id, case_file_id);
create index spendings_scope on app.spendings (municipality_id, scope_id);
create index spendings_asked on app.spendings (municipality_id, oversight_key) where asks_for is not null;
comment on table app.spendings is 'Money spent for a household, or asked for: what, how much, when, for which life domain, within which mandate. Never changed; what was decided about it stands beside it';
comment on column app.spendings.asks_for is 'Why it needs the yes of the process coordinator before it counts; null: within the mandate';
comment on column app.spendings.mandate_id is 'On whose authority: the mandate in force; null: the standard of programme or municipality';
comment on column app.spendings.spent_on is 'The day of spending; of what is asked for, the day on which it is needed';

create table app.spending_decisions (
  municipality_id integer not null,
  id uuid not null,
  spending_id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  area_id smallint not null,
  shielded boolean not null default false,
  decision text not null constraint spending_decisions_decision check (decision in ('agreed', 'refused', 'withdrawn')),
  is_withdrawal boolean not null generated always as (decision = 'withdrawn') stored,
  note text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  oversight_key integer generated always as (case when shielded then null else area_id::integer * 64 + 18 end) stored,
  constraint spending_decisions_pkey primary key (municipality_id, id),
  constraint spending_decisions_once unique (municipality_id, spending_id, is_withdrawal),
  constraint spending_decisions_spending_fkey foreign key (municipality_id, spending_id) references app.spendings (municipality_id, id),
  constraint spending_decisions_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index spending_decisions_file on app.spending_decisions (municipality_id, case_file_id);
create index spending_decisions_scope on app.spending_decisions (municipality_id, scope_id);
comment on table app.spending_decisions is 'The yes or no of the process coordinator to an expense, once; or that it was taken back by who recorded it';
