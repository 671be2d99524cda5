-- What help runs for a household: interventions and trajectories (R-057, R-058).

create table app.interventions (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  kind text not null,
  name text not null default '',
  organisation_id uuid not null,
  life_domain text not null,
  subject_id uuid not null,
  goal_id uuid,
  referred_on date not null,
  started_on date,
  ended_on date,
  result text constraint interventions_result check (result in ('reached', 'partly', 'not-reached', 'not-started')),
  end_reason text constraint interventions_end_reason check (
    end_reason in ('completed', 'resident', 'organisation', 'other-help', 'moved', 'not-suitable', 'other')
  ),
  end_note text not null default '',
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint interventions_pkey primary key (municipality_id, id),
  constraint interventions_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint interventions_organisation_fkey foreign key (municipality_id, organisation_id) references app.organisations (municipality_id, id),
  constraint interventions_goal_fkey foreign key (municipality_id, goal_id) references app.goals (municipality_id, id),
  constraint interventions_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint interventions_order check (started_on >= referred_on and ended_on >= coalesce(started_on, referred_on)),
  constraint interventions_ended check ((ended_on is null) = (result is null) and (ended_on is null) = (end_reason is null)),
  constraint interventions_never_started check ((result = 'not-started') = (started_on is null))
);
create index interventions_file on app.interventions (municipality_id, case_file_id);
create index interventions_scope on app.interventions (municipality_id, scope_id);
comment on table app.interventions is 'Hulp of traject: for whom, by which organisation, referred, started, ended and with what result. Referred and taken in are two moments, and two counts (R-058)';
comment on column app.interventions.kind is 'A code of the list that the municipality keeps (setting interventions.kinds)';
comment on column app.interventions.name is 'What it is called there, when that says more than the kind';
comment on column app.interventions.subject_id is 'The household, or one person in it';
