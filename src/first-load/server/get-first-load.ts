import { sql } from 'kysely'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { firstLoadOperations } from '../api.ts'
import type { LineOutcome } from '../rules/load-kind.ts'
import { readLoads } from './list-first-loads.ts'

const mostShown = 5000

export const getFirstLoad: Handler<typeof firstLoadOperations.getFirstLoad> = async ({ tx, input, touch }) => {
  touch({ records: [input.loadId] })
  const [load] = await readLoads(tx, input.loadId)
  if (!load) throw notFound('Deze lijst is niet gevonden.')
  const problems = await tx.rows<{ line: number; field: string; message: string; outcome: LineOutcome }>(sql`
    select (p.problem ->> 'line')::integer as line, p.problem ->> 'field' as field, p.problem ->> 'message' as message, n.outcome
    from app.first_load_lines n cross join lateral jsonb_array_elements(n.problems) as p (problem)
    where n.municipality_id = ${tx.session.municipality} and n.load_id = ${load.id}
    order by 1, 2 limit ${mostShown}`)
  const { records } = await tx.get<{ records: number }>(sql`
    select count(*) as records from app.first_load_records
    where municipality_id = ${tx.session.municipality} and load_id = ${load.id} and undone_at is null`)
  return { load, problems, records }
}
