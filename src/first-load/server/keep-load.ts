import { sql } from 'kysely'
import { build } from '../../platform/database/transaction.ts'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { firstLoadOperations } from '../api.ts'
import { missingColumns } from '../rules/propose-columns.ts'
import { getLoad } from './stored-load.ts'

export const startFirstLoad: Handler<typeof firstLoadOperations.startFirstLoad> = async ({ tx, input, touch }) => {
  touch({ records: [input.id] })
  const missing = missingColumns(input.kind, input.columns)
  if (missing.length > 0) {
    throw invalid([{ field: 'columns', message: `Kies ook een kolom voor: ${missing.join(', ')}.` }])
  }
  await tx.run(
    build.insertInto('app.first_loads').values({
      municipality_id: tx.session.municipality,
      id: input.id,
      kind: input.kind,
      file_name: input.fileName,
      line_count: input.lineCount,
      chosen_columns: JSON.stringify(input.columns),
      started_by: tx.session.user,
      started_at: tx.now,
    }),
  )
  return { id: input.id }
}

/** Finished or stopped half-way: the same, because reading the list again goes on where it was left. */
export const finishFirstLoad: Handler<typeof firstLoadOperations.finishFirstLoad> = async ({ tx, input, touch }) => {
  const load = await getLoad(tx, input.loadId)
  touch({ records: [load.id] })
  await tx.run(sql`
    update app.first_loads set finished_at = coalesce(finished_at, ${tx.now}), version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${load.id}`)
  return { id: load.id }
}
