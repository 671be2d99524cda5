import type { Handler } from '../../platform/http/handlers.ts'
import type { caseFileOperations } from '../api.ts'
import { appointCoordinator } from './appoint-coordinator.ts'
import { getCaseFile } from './get-case-file.ts'

export const assignCoordinator: Handler<typeof caseFileOperations.assignCoordinator> = async ({ tx, input, touch }) => {
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  return appointCoordinator(tx, {
    caseFileId: file.id,
    userId: input.userId,
    organisationId: input.organisationId,
    expectedUserId: input.expectedUserId,
    ...(input.reason ? { reason: input.reason } : {}),
  })
}
