import type { TestHouse } from '../../app/testing/test-house.ts'

/** What is written when something is shielded or lifted again, whatever comes of it: the shield itself, keys, log and receipts. */
const written =
  /^(app\.(shieldings|shield_people|meldcodes|meldcode_entries|veilig_thuis_contacts|receipts|search_entries|search_names)|access\.(shields|scopes|grants))$/

/** All rows of the household's file, each under its scope in words, so that two moments can be compared. Versions of the card apart. */
export async function storedState(house: TestHouse): Promise<string[]> {
  const tables = await house.stored<{ name: string; scoped: boolean }>(`
    select format('%s.%s', n.nspname, c.relname) as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope_id') as scoped
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('app', 'access') and c.relkind = 'r' order by 1`)
  const state: string[] = []
  for (const { name, scoped } of tables.filter(table => !written.test(table.name))) {
    const rows = await house.stored<{ row: string }>(
      scoped
        ? `select ((to_jsonb(t) - 'scope_id') || jsonb_build_object('scope', s.holder_id || ' ' || s.subject_id || ' ' || s.access_domain || ' ' || s.disclosure
             || coalesce(' ' || s.shield_id, '')))::text as row from ${name} t left join access.scopes s on s.municipality_id = t.municipality_id and s.id = t.scope_id order by 1`
        : `select to_jsonb(t)::text as row from ${name} t order by 1`,
    )
    state.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  const words = await house.stored<{ row: string }>(`
    select n.folded || ' ' || e.case_file_id || ' ' || coalesce(e.overseen_area::text, '') || ' ' || coalesce(s.shield_id::text, '') as row
    from app.search_entries e join app.search_names n on n.municipality_id = e.municipality_id and n.id = e.name_id
    join access.scopes s on s.municipality_id = e.municipality_id and s.id = e.scope_id order by 1`)
  return [...state, ...words.map(({ row }) => `word ${row}`)]
}
