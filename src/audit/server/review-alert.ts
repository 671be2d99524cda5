import { sql } from 'kysely'
import { conflict, forbidden } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { Alert, auditOperations } from '../api.ts'
import { alertColumns } from './list-alerts.ts'

export const reviewAlert: Handler<typeof auditOperations.reviewAlert> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const alert = await tx.get<Alert>(sql`select ${alertColumns(m)} where a.municipality_id = ${m} and a.id = ${input.alertId}`)
  if (alert.userId === tx.session.user) {
    throw forbidden('Dit gaat over wat u zelf bekeek. Laat een andere privacy-functionaris het beoordelen.')
  }
  if (alert.review) {
    throw conflict(`${alert.review.by} heeft dit al beoordeeld. Een oordeel wordt niet gewijzigd; uw tekst staat er nog.`)
  }
  await tx.run(sql`
    insert into audit.alert_reviews (municipality_id, alert_id, finding, explanation, reviewed_by, reviewed_at)
    values (${m}, ${input.alertId}, ${input.finding}, ${input.explanation}, ${tx.session.user}, ${tx.now})`)
  touch({ records: [input.alertId] })
  return { id: input.alertId }
}
