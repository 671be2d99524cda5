import type pg from 'pg'

export interface ColumnShape {
  name: string
  /** The type's own name, as in `int4`, `_text`; for an enum its first value stands in `values`. */
  type: string
  required: boolean
  /** Values that a check constraint or an enum allows; empty when anything goes. */
  values: string[]
}

/** A table as the catalogue has it, with what the acting role may do. */
export interface TableShape {
  /** As in `app.notes`. */
  name: string
  /** Columns one may write a value in: generated ones are left out. */
  columns: ColumnShape[]
  /** The primary key without the tenant and without moments: enough to tell the sample rows apart. */
  key: string[]
  /** Columns that a unique index names. */
  unique: string[]
  /** Its key begins with the municipality; else a reference table. */
  tenant: boolean
  scoped: boolean
  overseen: boolean
  /** Residents read rows of their own in it, by the person it is about. */
  ofPersons: boolean
  actor: { select: boolean; insert: boolean; update: string[]; delete: boolean }
}

/** Reads every table of the product, so that a new one is in the proof before anybody thinks of it. */
export async function readTableShapes(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ shape: TableShape }>(`
    select jsonb_build_object(
      'name', n.nspname || '.' || c.relname,
      'columns', (
        select jsonb_agg(jsonb_build_object(
          'name', a.attname, 'type', t.typname,
          'required', a.attnotnull and (not a.atthasdef or a.attidentity <> ''),
          'values', coalesce(
            (select jsonb_agg(v[1]) from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::(?:text|access[.]role)', 'g') v
             where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%'),
            (select jsonb_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
            '[]')) order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
      'key', (
        select jsonb_agg(a.attname order by k.place)
        from pg_constraint p, unnest(p.conkey) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where p.conrelid = c.oid and p.contype = 'p' and a.attname <> 'municipality_id' and a.atttypid <> 'timestamptz'::regtype),
      'unique', (
        select coalesce(jsonb_agg(distinct a.attname), '[]') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisunique),
      'tenant', exists (
        select from pg_constraint p join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and a.attnum = any (p.conkey)
        where p.conrelid = c.oid and p.contype = 'p'),
      'scoped', exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope_id'),
      'overseen', exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'oversight_key'),
      'ofPersons', exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id') and exists (
        select from pg_policy p where p.polrelid = c.oid and p.polcmd = 'r' and pg_get_expr(p.polqual, p.polrelid) like '%app.persons%'),
      'actor', jsonb_build_object(
        'select', has_table_privilege('voordeur_actor', c.oid, 'select'),
        'insert', has_any_column_privilege('voordeur_actor', c.oid, 'insert'),
        'delete', has_table_privilege('voordeur_actor', c.oid, 'delete'),
        'update', (
          select coalesce(jsonb_agg(a.attname order by a.attnum), '[]') from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and has_column_privilege('voordeur_actor', c.oid, a.attnum, 'update')))) as shape
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and c.relkind in ('r', 'p')
    order by 1`)
  return rows.map(row => row.shape).toSorted((one, other) => one.name.localeCompare(other.name))
}
