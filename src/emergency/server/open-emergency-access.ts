import { sql } from 'kysely'
import { legalGrounds } from '../../access/rules/legal-grounds.ts'
import { currentGround } from '../../access/server/current-ground.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { emergencyOperations } from '../api.ts'

const hour = 3_600_000

/**
 * Opens a file at once (AVG art. 6(1)(d)). The database decides and tells the coordinator and the privacy officers in the same
 * transaction. Whether there is no file, a closed one or a shielded one is the same answer.
 */
export const openEmergencyAccess: Handler<typeof emergencyOperations.openEmergencyAccess> = async ({ tx, input, touch }) => {
  touch({ records: [input.id, ...(input.addressId ? [input.addressId] : [])] })
  if (input.caseFileId) touch({ caseFile: input.caseFileId })
  const until = new Date(tx.now.getTime() + input.hours * hour)
  const ground = await currentGround(tx, legalGrounds.emergency.code)
  const opened = await tx
    .get<{ file: string }>(sql`
      select access.open_emergency(${input.id}, ${input.caseFileId ?? null}, ${input.addressId ?? null}, ${input.reason.trim()}, ${until},
        ${ground.id}::smallint) as file`)
    .catch((error: { code?: string }) => {
      if (error.code === '42501') {
        throw notFound('Hier is geen dossier dat u met noodtoegang kunt openen. Bij direct gevaar: bel 112 of het crisisnummer.')
      }
      throw error
    })
  await tx.enter(opened.file)
  const file = await getCaseFile(tx, opened.file)
  touch({ caseFile: file.id, subjects: [file.householdId] })
  return { id: input.id, caseFileId: file.id }
}
