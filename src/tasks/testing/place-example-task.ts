import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import type { Answer, TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { taskOperations } from '../api.ts'

/** Samira asks De Brug (where Karin works) to talk with the family about money. */
export async function placeExampleTask(
  house: TestHouse,
  caseFileId: string,
  changes: Partial<SentOf<typeof taskOperations.placeTask>> = {},
): Promise<Answer<{ id: string; version: number }>> {
  return house.as('samira').call(taskOperations.placeTask, {
    caseFileId,
    id: newId(),
    organisationId: organisationId('de-brug'),
    lifeDomain: 'geld',
    what: 'Gesprek over post en rekeningen',
    background: 'De post ligt ongeopend op tafel; moeder wil graag hulp.',
    ...changes,
  })
}
