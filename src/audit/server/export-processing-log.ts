import { sql } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { auditOperations } from '../api.ts'
import { logCsv } from '../rules/log-csv.ts'
import { logFilters, logPeriod } from './log-filters.ts'
import { standardLines } from './standard-lines.ts'

const mostLines = 50_000

export const exportProcessingLog: Handler<typeof auditOperations.exportProcessingLog> = async ({ tx, input, touch }) => {
  const { from, until } = logPeriod(input, tx.now)
  const where = sql.join(logFilters(tx.session.municipality, { ...input, from, until }), sql` and `)
  const lines = await standardLines(tx, where, mostLines + 1)
  if (lines.length > mostLines) {
    const message = `Dit zijn meer dan ${mostLines} regels. Kies een kortere periode of een filter, en maak meer bestanden.`
    throw invalid([{ field: 'from', message }])
  }
  if (input.about) touch({ records: [input.about] })
  return {
    bytes: new TextEncoder().encode(logCsv(lines)),
    mediaType: 'text/csv',
    name: `verwerkingslogboek ${from} tot en met ${until}.csv`,
    isShown: false,
  }
}
