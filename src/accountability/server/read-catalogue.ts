import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

export type Command = 'select' | 'insert' | 'update' | 'delete'

export interface StoredPolicy {
  name: string
  command: Command | 'all'
  permissive: boolean
  /** Roles of the database; `public` is everybody. */
  roles: string[]
  using: string | null
  check: string | null
}

export interface StoredTable {
  name: string
  comment: string
  /** That policies bind everybody, the owner included. */
  forced: boolean
  policies: StoredPolicy[]
  /** What the acting role may do at all; of a change, which columns. */
  rights: { select: boolean; insert: boolean; update: string[]; delete: boolean }
  /** Columns that the acting role cannot read, of a table it can. */
  hiddenColumns: string[]
}

export interface StoredFunction {
  name: string
  comment: string
  runsAs: string
}

export interface Catalogue {
  tables: StoredTable[]
  functions: StoredFunction[]
}

/** What the database itself says of its tables, policies and rights, at this moment. Nothing is kept beside it. */
export async function readCatalogue(tx: Transaction): Promise<Catalogue> {
  const tables = await tx.rows<StoredTable>(sql`
    select n.nspname || '.' || c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
      c.relrowsecurity and c.relforcerowsecurity as forced,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'name', p.polname,
          'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
          'permissive', p.polpermissive,
          'roles', (select jsonb_agg(coalesce(r.rolname, 'public') order by r.rolname)
            from unnest(p.polroles) role left join pg_catalog.pg_roles r on r.oid = role),
          'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname)
        from pg_catalog.pg_policy p where p.polrelid = c.oid), '[]') as policies,
      jsonb_build_object(
        'select', has_any_column_privilege('voordeur_actor', c.oid, 'select'),
        'insert', has_any_column_privilege('voordeur_actor', c.oid, 'insert'),
        'update', coalesce((select jsonb_agg(a.attname order by a.attnum) from pg_catalog.pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and has_column_privilege('voordeur_actor', c.oid, a.attnum, 'update')), '[]'),
        'delete', has_table_privilege('voordeur_actor', c.oid, 'delete')) as rights,
      coalesce((select jsonb_agg(a.attname order by a.attnum) from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and has_any_column_privilege('voordeur_actor', c.oid, 'select')
          and not has_column_privilege('voordeur_actor', c.oid, a.attnum, 'select')), '[]') as "hiddenColumns"
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and c.relkind in ('r', 'p')
    order by 1`)
  const functions = await tx.rows<StoredFunction>(sql`
    select n.nspname || '.' || p.proname as name, coalesce(obj_description(p.oid, 'pg_proc'), '') as comment, r.rolname as "runsAs"
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_roles r on r.oid = p.proowner
    where n.nspname in ('access', 'app', 'audit') and p.prosecdef
    order by 1`)
  return { tables, functions }
}
