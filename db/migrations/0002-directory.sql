-- What a municipality sets: areas, organisations, addresses, programmes, settings.

create table app.areas (
  municipality_id integer not null references access.municipalities (id),
  id smallint not null constraint areas_id_range check (id >= 0),
  parent_id smallint,
  kind text not null constraint areas_kind check (kind in ('district', 'neighbourhood', 'outside')),
  name text not null,
  constraint areas_pkey primary key (municipality_id, id),
  constraint areas_parent_fkey foreign key (municipality_id, parent_id) references app.areas (municipality_id, id)
);
comment on table app.areas is 'Districts (wijken) and neighbourhoods (buurten); area 0 is "unknown or outside the municipality"';

create table app.organisations (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  name text not null,
  kind text not null,
  field text not null default '',
  parts text[] not null default '{}',
  area_id smallint,
  contact_function text not null default '',
  mailbox text,
  phone text,
  ended_at timestamptz,
  version integer not null default 1,
  constraint organisations_pkey primary key (municipality_id, id),
  constraint organisations_area_fkey foreign key (municipality_id, area_id) references app.areas (municipality_id, id)
);
comment on table app.organisations is 'Partner organisations with kind, field, area and part in the work (R-140); the contact is a function and a shared mailbox, never private data';
comment on column app.organisations.parts is 'signals, coordinates, carries-out, decides, pays';

create table app.addresses (
  municipality_id integer not null references access.municipalities (id),
  id uuid not null,
  street text not null,
  house_number integer not null constraint addresses_house_number check (house_number between 1 and 99999),
  addition text not null default '',
  postcode text not null constraint addresses_postcode check (postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'),
  city text not null,
  area_id smallint not null,
  constraint addresses_pkey primary key (municipality_id, id),
  constraint addresses_unique unique (municipality_id, postcode, house_number, addition),
  constraint addresses_area_fkey foreign key (municipality_id, area_id) references app.areas (municipality_id, id)
);
comment on table app.addresses is 'The public register of addresses in the municipality. Who lives there stands in residences';

create table app.programme_versions (
  municipality_id integer not null references access.municipalities (id),
  programme_id text not null,
  version integer not null,
  body jsonb not null,
  published_at timestamptz not null,
  constraint programme_versions_pkey primary key (municipality_id, programme_id, version)
);
comment on table app.programme_versions is 'Programme files as published here; a running case file stays on the version it started with';

create table app.settings (
  municipality_id integer not null references access.municipalities (id),
  key text not null,
  value jsonb not null,
  updated_by uuid,
  updated_at timestamptz,
  version integer not null default 1,
  constraint settings_pkey primary key (municipality_id, key)
);
comment on table app.settings is 'What a municipality sets itself: terms, thresholds, lists (R-142)';
