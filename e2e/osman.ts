import type { BrowserContext } from 'playwright-core'
import { addresses, demoProgramme, organisationId, userId } from '../db/demo/voorbeeldstad.ts'
import { newId } from '../src/platform/ids.ts'
import { signalOperations } from '../src/signals/api.ts'
import type { House } from './house.ts'

/** A report about the household that most journeys are about; answers its id. */
export async function report(house: House, reporter: BrowserContext, aboutName = 'Familie Osman'): Promise<string> {
  const id = newId()
  await house.send(reporter, signalOperations.makeConcernReport, {
    id,
    programmeId: demoProgramme.id,
    programmeVersion: demoProgramme.version,
    channel: 'meldcode',
    aboutName,
    addressId: addresses[30]?.id ?? null,
    observed: 'Er liggen ongeopende brieven.',
    lifeDomains: ['geld'],
    urgency: 'soon',
    residentInformed: true,
    residentAgrees: 'agreed',
  })
  return id
}

/** Its case file: reported, judged at the desk, with Samira as coordinator. */
export async function openOsman(
  house: House,
  {
    reporter,
    desk,
    caseFileId,
    mother = newId(),
  }: { reporter: BrowserContext; desk: BrowserContext; caseFileId: string; mother?: string },
): Promise<void> {
  const reportId = await report(house, reporter)
  const { handling } = await house.send(desk, signalOperations.getReport, { reportId })
  await house.send(desk, signalOperations.triageReport, {
    reportId,
    id: newId(),
    version: handling.version,
    outcome: 'multiple-related',
    reasoning: 'Er spelen meer dingen tegelijk.',
    opening: {
      caseFileId,
      householdId: newId(),
      name: 'Familie Osman',
      members: [{ personId: mother, givenNames: 'Hodan', surname: 'Osman', position: 'adult', phone: '06-00000000' }],
      addressId: addresses[30]?.id ?? null,
      coordinator: { userId: userId('samira'), organisationId: organisationId('sociaal-team') },
    },
  })
}
