import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { FirstLoad, firstLoadOperations } from '../api.ts'
import { getReferences } from './references.ts'

/** Lists with their counts: one, or all, the newest first. */
export function readLoads(tx: Transaction, id?: string): Promise<FirstLoad[]> {
  const one = id === undefined ? sql`true` : sql`l.id = ${id}`
  return tx.rows<FirstLoad>(sql`
    select l.id, l.kind, l.file_name as "fileName", l.line_count as "lineCount", u.display_name as "startedBy",
      l.started_at as "startedAt", l.finished_at as "finishedAt", l.undone_at as "undoneAt", c.counts
    from app.first_loads l
    join access.users u on u.municipality_id = l.municipality_id and u.id = l.started_by
    cross join lateral (
      select jsonb_build_object(
        'loaded', count(*) filter (where outcome = 'loaded'), 'replaced', count(*) filter (where outcome = 'replaced'),
        'unchanged', count(*) filter (where outcome = 'unchanged'), 'refused', count(*) filter (where outcome = 'refused'),
        'lines', coalesce(sum(n.lines), 0), 'problems', coalesce(sum(jsonb_array_length(n.problems)), 0)) as counts
      from app.first_load_lines n
      where n.municipality_id = l.municipality_id and n.load_id = l.id) c
    where l.municipality_id = ${tx.session.municipality} and ${one}
    order by l.started_at desc
    limit 100`)
}

export const listFirstLoads: Handler<typeof firstLoadOperations.listFirstLoads> = async ({ tx }) => {
  const columns = await tx.rows<{ kind: string; columns: Record<string, string> }>(sql`
    select distinct on (kind) kind, chosen_columns as columns from app.first_loads
    where municipality_id = ${tx.session.municipality} order by kind, started_at desc`)
  const { organisations, areas, coordinators, programmes } = await getReferences(tx)
  return {
    loads: await readLoads(tx),
    columns: Object.fromEntries(columns.map(one => [one.kind, one.columns])),
    references: {
      organisations: [...organisations],
      areas: [...areas],
      coordinators: [...coordinators],
      programmes: programmes.map(one => ({ ...one, routes: [...one.routes], closingReasons: [...one.closingReasons] })),
    },
  }
}
