import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { capability, type Handler } from '../../platform/http/handlers.ts'
import { emergencyOperations } from '../api.ts'
import { endEmergencyAccess } from './end-emergency-access.ts'
import { openEmergencyAccess } from './open-emergency-access.ts'
import { readAccesses } from './read-accesses.ts'
import { reviewEmergencyAccess } from './review-emergency-access.ts'

const listOwnEmergencyAccesses: Handler<typeof emergencyOperations.listOwnEmergencyAccesses> = async ({ tx, touch }) => {
  const accesses = await readAccesses(tx, sql`e.user_id = ${tx.session.user}`)
  touch({ records: accesses.map(access => access.id) })
  return { accesses }
}

const listEmergencyAccessesOfFile: Handler<typeof emergencyOperations.listEmergencyAccessesOfFile> = async ({
  tx,
  input,
  touch,
}) => {
  const file = await getCaseFile(tx, input.caseFileId)
  const accesses = await readAccesses(tx, sql`e.case_file_id = ${file.id}`)
  touch({ subjects: [file.householdId], records: accesses.map(access => access.id) })
  return { accesses }
}

const listEmergencyReviews: Handler<typeof emergencyOperations.listEmergencyReviews> = async ({ tx, touch }) => {
  const accesses = await readAccesses(tx, sql`true`)
  touch({ records: accesses.map(access => access.id) })
  return { accesses }
}

export const emergency = capability('emergency', emergencyOperations, {
  openEmergencyAccess,
  listOwnEmergencyAccesses,
  listEmergencyAccessesOfFile,
  endEmergencyAccess,
  listEmergencyReviews,
  reviewEmergencyAccess,
})
