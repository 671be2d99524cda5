import { type RawBuilder, sql } from 'kysely'

/**
 * Notes words of the dictionary as they read with one letter left out; says in SQL what rules/misspellings.ts says of what
 * somebody types. Words that were noted before stay as they are.
 */
export const writeMisspellings = (municipality: number, words: readonly string[] | 'all'): RawBuilder<unknown> => sql`
  insert into app.search_misspellings (municipality_id, written, name_id, left_out)
  select n.municipality_id, substr(n.folded, 1, at - 1) || substr(n.folded, at + 1), n.id, at
  from app.search_names n cross join lateral generate_series(1, length(n.folded)) at
  where n.municipality_id = ${municipality} ${words === 'all' ? sql`` : sql`and n.folded = any (${words}::text[])`}
    and length(n.folded) >= 4 and n.folded !~ '[0-9]' and substr(n.folded, at, 1) <> substr(n.folded, at - 1, case when at = 1 then 0 else 1 end)
  on conflict do nothing`
