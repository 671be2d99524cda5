import { addresses, demoProgramme } from '../../../db/demo/voorbeeldstad.ts'
import type { TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { type CaseFileOpening, openCaseFile } from '../server/commands.ts'

export interface ExampleFile {
  caseFileId: string
  householdId: string
  mother: string
  son: string
}

/** The invented family Yilmaz in neighbourhood 21, opened by the contact point as after a triage; Samira coordinates. */
export async function openExampleFile(
  house: TestHouse,
  changes: Partial<Omit<CaseFileOpening, 'household'>> & { household?: Partial<CaseFileOpening['household']> } = {},
): Promise<ExampleFile> {
  const [mother, son] = [newId(), newId()]
  const samira = house.as('samira')
  const address = addresses.find(one => one.areaId === 21)
  if (!address) throw new Error('the demo has no address in area 21')
  const opening: CaseFileOpening = {
    id: newId(),
    householdId: newId(),
    programme: demoProgramme,
    route: 'multiple-related',
    fromReport: {
      id: newId(),
      observed: 'De zoon is vaak niet op school en er liggen ongeopende brieven.',
      lifeDomains: ['geld', 'leren'],
      receivedAt: house.clock.now(),
      channel: 'meldcode',
    },
    coordinator: { userId: samira.user, organisationId: samira.organisation },
    ...changes,
    household: {
      name: 'Familie Yilmaz',
      members: [
        {
          personId: mother,
          givenNames: 'Ayşe',
          surname: 'Yilmaz',
          birthDate: '1988-04-03',
          gender: 'female',
          position: 'adult',
          phone: '06-00000001',
        },
        { personId: son, givenNames: 'Can', surname: 'Yilmaz', birthDate: '2017-09-01', gender: 'male', position: 'child' },
      ],
      address: { addressId: address.id },
      areaId: address.areaId,
      ...changes.household,
    },
  }
  const { caseFileId } = await house.as('peter').look('intake', tx => openCaseFile(tx, opening))
  return { caseFileId, householdId: opening.householdId, mother, son }
}
