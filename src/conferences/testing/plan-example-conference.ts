import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import type { Answer, TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { conferenceOperations } from '../api.ts'

/** Involves an organisation by Samira: its people know that the file exists, and read these domains. */
export async function involveOrganisation(
  house: TestHouse,
  caseFileId: string,
  organisation: Parameters<typeof organisationId>[0],
  accessDomains: SentOf<typeof caseFileOperations.involveOrganisation>['accessDomains'] = [],
): Promise<void> {
  const answer = await house.as('samira').call(caseFileOperations.involveOrganisation, {
    caseFileId,
    id: newId(),
    organisationId: organisationId(organisation),
    disclosure: accessDomains.length > 0 ? 'content' : 'existence',
    accessDomains,
  })
  if (answer.status !== 200) throw new Error(answer.problem.detail)
}

/** Samira plans one today, an hour from now or so, at the town hall. */
export async function planExampleConference(
  house: TestHouse,
  caseFileId: string,
  changes: Partial<SentOf<typeof conferenceOperations.planConference>> = {},
): Promise<Answer<{ id: string; version: number }>> {
  return house.as('samira').call(conferenceOperations.planConference, {
    caseFileId,
    id: newId(),
    on: calendarDateOf(house.clock.now()),
    at: '16:00',
    place: 'Stadskantoor, kamer 2',
    ...changes,
  })
}
