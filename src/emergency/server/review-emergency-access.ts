import { sql } from 'kysely'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { emergencyOperations } from '../api.ts'
import { readAccesses } from './read-accesses.ts'

/** The check afterwards. It stays on the list until somebody else than who opened it judged it. */
export const reviewEmergencyAccess: Handler<typeof emergencyOperations.reviewEmergencyAccess> = async ({ tx, input, touch }) => {
  const id = input.emergencyAccessId
  const [access] = await readAccesses(tx, sql`e.id = ${id}`)
  if (!access) throw notFound()
  touch({ caseFile: access.caseFileId, records: [id] })
  if (access.isMine) throw conflict('U kunt uw eigen noodtoegang niet beoordelen. Er is niets gewijzigd.')
  if (input.verdict === 'not-justified' && input.finding.trim() === '') {
    throw invalid([{ field: 'finding', message: 'Schrijf waarom het niet terecht was en wat er nu gebeurt.' }])
  }
  const changed = await tx.run(sql`
    update app.emergency_accesses
    set reviewed_at = ${tx.now}, reviewed_by = ${tx.session.user}, verdict = ${input.verdict}, finding = ${input.finding.trim()}, version = version + 1
    where municipality_id = ${tx.session.municipality} and id = ${id} and version = ${input.version} and reviewed_at is null`)
  if (changed === 0) throw conflict('Deze noodtoegang is intussen beoordeeld. Vernieuw het scherm om het oordeel te zien.')
  return { id, version: input.version + 1 }
}
