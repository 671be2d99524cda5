-- Households and persons. Row-level security hides rows, not columns: so identity, contact, numbers and address are rows of their own.

create table app.households (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  scope_id bigint not null,
  name text not null,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint households_pkey primary key (municipality_id, id),
  constraint households_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index households_scope on app.households (municipality_id, scope_id);
comment on table app.households is 'A household; one person alone is one too';

create table app.person_identities (
  municipality_id integer not null references access.municipalities (id),
  person_id uuid not null,
  scope_id bigint not null,
  surname text not null,
  surname_prefix text not null default '',
  given_names text not null default '',
  initials text not null default '',
  birth_date date,
  gender text not null default 'unknown' constraint person_identities_gender check (gender in ('female', 'male', 'x', 'unknown')),
  died_on date,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint person_identities_pkey primary key (municipality_id, person_id),
  constraint person_identities_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index person_identities_scope on app.person_identities (municipality_id, scope_id);
comment on table app.person_identities is 'Name, birth date and gender of a person; never the BSN (access.numbers)';

create table app.person_contacts (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  kind text not null constraint person_contacts_kind check (kind in ('phone', 'email', 'language', 'other')),
  value text not null,
  safe_to_use boolean not null default true,
  ended_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint person_contacts_pkey primary key (municipality_id, id),
  constraint person_contacts_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index person_contacts_scope on app.person_contacts (municipality_id, scope_id);
create index person_contacts_person on app.person_contacts (municipality_id, person_id);
comment on table app.person_contacts is 'Phone, mail, language; a row apart, because whom to call is shared with more people than a birth date';

create table app.household_members (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  scope_id bigint not null,
  position text not null constraint household_members_position check (position in ('adult', 'partner', 'child', 'parent', 'other')),
  valid_from date not null,
  valid_to date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint household_members_pkey primary key (municipality_id, id),
  constraint household_members_household_fkey foreign key (municipality_id, household_id) references app.households (municipality_id, id),
  constraint household_members_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint household_members_period check (valid_to is null or valid_to >= valid_from)
);
create index household_members_household on app.household_members (municipality_id, household_id);
create index household_members_scope on app.household_members (municipality_id, scope_id);
comment on table app.household_members is 'Who belongs to a household, from and to; a child of divorced parents belongs to two';

create table app.person_relations (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  person_id uuid not null,
  related_person_id uuid not null,
  kind text not null constraint person_relations_kind check (kind in ('partner', 'former-partner', 'parent', 'child', 'sibling', 'guardian', 'informal-carer', 'network')),
  scope_id bigint not null,
  valid_from date,
  valid_to date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint person_relations_pkey primary key (municipality_id, id),
  constraint person_relations_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index person_relations_scope on app.person_relations (municipality_id, scope_id);
comment on table app.person_relations is 'The related person is <kind> of the person';

create table app.residences (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  household_id uuid not null,
  scope_id bigint not null,
  address_id uuid,
  place text not null default '',
  valid_from date not null,
  valid_to date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint residences_pkey primary key (municipality_id, id),
  constraint residences_household_fkey foreign key (municipality_id, household_id) references app.households (municipality_id, id),
  constraint residences_address_fkey foreign key (municipality_id, address_id) references app.addresses (municipality_id, id),
  constraint residences_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id),
  constraint residences_somewhere check (address_id is not null or place <> '')
);
create index residences_household on app.residences (municipality_id, household_id);
create index residences_scope on app.residences (municipality_id, scope_id);
comment on table app.residences is 'Where a household lives; without a fixed address the place in words (shelter, with friends)';

create table app.search_names (
  municipality_id integer not null references access.municipalities (id),
  id integer not null generated always as identity,
  folded text collate "C" not null,
  constraint search_names_pkey primary key (municipality_id, id),
  constraint search_names_unique unique (municipality_id, folded)
);
comment on table app.search_names is 'Distinct words of names and streets, folded; yields ids for an equality that row-level security lets an index use. Never shown';

create table app.search_misspellings (
  municipality_id integer not null references access.municipalities (id),
  written text collate "C" not null,
  name_id integer not null,
  left_out smallint not null,
  constraint search_misspellings_pkey primary key (municipality_id, written, name_id),
  constraint search_misspellings_name_fkey foreign key (municipality_id, name_id) references app.search_names (municipality_id, id)
);
comment on table app.search_misspellings is 'Each word of the dictionary with one letter left out. Two words that differ by one letter, or by two that changed places, share such a remainder, and an equality finds it: of operators that compare likeness row-level security lets no index be used';
comment on column app.search_misspellings.left_out is 'Which letter, counted from one; of a double letter the first';

create table app.search_entries (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  name_id integer not null,
  case_file_id uuid not null,
  scope_id bigint not null,
  overseen_area smallint,
  oversight_key integer generated always as (overseen_area::integer * 64 + 1) stored,
  constraint search_entries_pkey primary key (municipality_id, id),
  constraint search_entries_name_fkey foreign key (municipality_id, name_id) references app.search_names (municipality_id, id),
  constraint search_entries_scope_fkey foreign key (municipality_id, scope_id) references access.scopes (municipality_id, id)
);
create index search_entries_name on app.search_entries (municipality_id, name_id, scope_id);
create index search_entries_scope on app.search_entries (municipality_id, scope_id, name_id);
create index search_entries_file on app.search_entries (municipality_id, case_file_id, name_id);
-- Answers by itself: of a name that thousands bear the rows lie all over the table.
create index search_entries_oversight on app.search_entries (municipality_id, name_id, oversight_key, case_file_id) include (scope_id)
  where oversight_key is not null;
comment on table app.search_entries is 'Which case file a word finds, under the scope of the row it came from';
comment on column app.search_entries.overseen_area is 'Title and address of an unshielded file: whoever oversees the area finds its card by them too, to see whether a household is known (R-030)';
