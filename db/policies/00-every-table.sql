-- For every table with a tenant: the owner (migrations with data) and the worker work in one municipality at a time,
-- and the resolver reads and writes the tables of the access schema. Nobody has BYPASSRLS, and forced policies bind the owner too.
-- session(…) is a setting of the current transaction; the program that applies these files renders it for PostgreSQL or Citus.

do $each$
declare
  t record;
begin
  for t in
    select n.nspname as schema, c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped) as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and c.relkind in ('r', 'p')
  loop
    execute format('alter table %I.%I enable row level security', t.schema, t.name);
    execute format('alter table %I.%I force row level security', t.schema, t.name);
    if t.tenant then
      execute format($policy$create policy owner_in_one_municipality on %I.%I for all to voordeur_owner
        using (municipality_id = session(municipality)) with check (municipality_id = session(municipality))$policy$, t.schema, t.name);
      if t.schema <> 'audit' then
        execute format($policy$create policy worker_in_one_municipality on %I.%I for all to voordeur_worker
          using (municipality_id = session(municipality)) with check (municipality_id = session(municipality))$policy$, t.schema, t.name);
      end if;
      if t.schema = 'access' then
        execute format($policy$create policy resolver_in_one_municipality on %I.%I for all to voordeur_resolver
          using (municipality_id = session(municipality)) with check (municipality_id = session(municipality))$policy$, t.schema, t.name);
        execute format('grant select, insert, update, delete on %I.%I to voordeur_resolver', t.schema, t.name);
      end if;
    end if;
  end loop;
end
$each$;

grant usage on schema access, app, audit to voordeur_actor, voordeur_resolver, voordeur_worker;
grant usage on schema access to voordeur_login;
