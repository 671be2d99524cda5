-- Who comes to a household, and who was there: so that visits are combined and superfluous ones left out (R-012).

create table app.visit_cards (
  municipality_id integer not null,
  id uuid not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  visitor_user_id uuid not null,
  visitor_organisation_id uuid not null,
  visit_on date not null,
  part_of_day text not null constraint visit_cards_part_of_day check (part_of_day in ('morning', 'afternoon', 'evening')),
  state text not null default 'planned' constraint visit_cards_state check (state in ('planned', 'made', 'cancelled')),
  home_visit_id uuid,
  ended_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null,
  constraint visit_cards_pkey primary key (municipality_id, id),
  constraint visit_cards_file_fkey foreign key (municipality_id, case_file_id) references app.case_files (municipality_id, id),
  constraint visit_cards_organisation_fkey foreign key (municipality_id, visitor_organisation_id) references app.organisations (municipality_id, id),
  constraint visit_cards_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index visit_cards_file on app.visit_cards (municipality_id, case_file_id);
create index visit_cards_scope on app.visit_cards (municipality_id, scope_id);
create index visit_cards_mine on app.visit_cards (municipality_id, visitor_user_id, visit_on) where state = 'planned';
comment on table app.visit_cards is 'The card of a home visit, planned or made (R-012): who comes from which organisation, on which day, for whoever may know that the file exists. Why, and how it went, stands in home_visits';
comment on column app.visit_cards.state is 'made: somebody went there, whether or not anybody opened; how it went is content';
comment on column app.visit_cards.home_visit_id is 'The visit as it was written down; null: planned, or made by somebody who writes down no visits here';
