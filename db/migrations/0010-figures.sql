-- The figures of a municipality as anybody in it may read them: counted by the worker, small cells held back before they are stored.

create table app.figure_cells (
  municipality_id integer not null references access.municipalities (id),
  programme_id text not null,
  year smallint not null,
  indicator text not null,
  half smallint not null constraint figure_cells_half check (half between 0 and 2),
  split text not null constraint figure_cells_split check (split in ('none', 'district', 'neighbourhood', 'attribute')),
  split_value text not null default '',
  state text not null constraint figure_cells_state check (state in ('shown', 'held-back')),
  counted integer,
  out_of integer,
  counted_at timestamptz not null,
  constraint figure_cells_pkey primary key (municipality_id, programme_id, year, indicator, half, split, split_value),
  constraint figure_cells_held_back check ((state = 'held-back') = (counted is null))
);
comment on table app.figure_cells is 'Half-year figures over the unshielded files, for readers who may not open what was counted. A cell that could point at somebody is held back here already, so its number is nowhere to be read';
comment on column app.figure_cells.half is '0: the year as a whole, in which a file that counts in both halves counts once';
comment on column app.figure_cells.out_of is 'For a share: what it is a share of';
