import type { TestHouse } from '../../app/testing/test-house.ts'

type Backup = Map<string, unknown[]>
const kept = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('access', 'app') and c.relkind = 'r'`

/** Every row of every table of the product, the log excepted, as a backup of the database would hold it. */
export async function takeBackup(house: TestHouse): Promise<Backup> {
  const tables = await house.stored<{ name: string }>(kept)
  const backup: Backup = new Map()
  for (const { name } of tables) {
    const rows = await house.stored<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t`)
    backup.set(
      name,
      rows.map(one => one.row),
    )
  }
  return backup
}

/** Puts it back, over whatever is there now. */
export async function restore(house: TestHouse, backup: Backup): Promise<void> {
  const columns = await house.stored<{ table: string; columns: string }>(`
    select a.attrelid::regclass::text as table, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by 1`)
  const names = [...backup.keys()]
  const loads = names.map(name => {
    const own = columns.find(one => one.table === name)?.columns ?? ''
    const rows = JSON.stringify(backup.get(name)).replaceAll("'", "''")
    return `insert into ${name} (${own}) overriding system value select ${own} from jsonb_populate_recordset(null::${name}, '${rows}'::jsonb);`
  })
  await house.stored(`
    begin; set local session_replication_role = replica;
    ${names.map(name => `delete from ${name};`).join(' ')}
    ${loads.join('\n')}
    commit;`)
}
