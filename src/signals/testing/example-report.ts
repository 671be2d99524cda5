import { addresses, demoProgramme, organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import type { TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { signalOperations as operations } from '../api.ts'

/** Tulpstraat in the neighbourhood Tulpenbuurt (21) of the district Laakoever (2). */
export const tulpstraat = addresses.find(address => address.street === 'Tulpstraat' && address.areaId === 21)!

type Made = SentOf<(typeof operations)['makeConcernReport']>

export const exampleReport = (changes: Partial<Made> = {}): Made => ({
  id: newId(),
  programmeId: demoProgramme.id,
  programmeVersion: 1,
  channel: 'meldcode',
  aboutName: 'Familie Yilmaz',
  aboutAddress: 'Tulpstraat 1',
  addressId: tulpstraat.id,
  aboutContact: '06-00000000',
  observed: 'Elif komt al drie weken te laat en zonder eten op school. Moeder zegt dat de stroom is afgesloten.',
  lifeDomains: ['geld', 'leren'],
  urgency: 'soon',
  residentInformed: true,
  residentAgrees: 'agreed',
  ...changes,
})

type Entered = SentOf<(typeof operations)['enterConcernReport']>

export const exampleDeskReport = (changes: Partial<Entered> = {}): Entered => ({
  ...exampleReport(),
  id: newId(),
  channel: 'desk',
  reporterKind: 'neighbour',
  reporterName: 'Mevrouw De Wit',
  reporterContact: '06-11111111',
  residentInformed: false,
  residentInformedNote: 'De buurvrouw durft het niet te zeggen.',
  ...changes,
})

type Opening = NonNullable<SentOf<(typeof operations)['triageReport']>['opening']>

export const exampleOpening = (changes: Partial<Opening> = {}): Opening => ({
  caseFileId: newId(),
  householdId: newId(),
  name: 'Familie Yilmaz',
  members: [
    { personId: newId(), givenNames: 'Ayşe', surname: 'Yilmaz', position: 'adult', phone: '06-00000000' },
    { personId: newId(), givenNames: 'Elif', surname: 'Yilmaz', position: 'child', birthDate: '2011-03-04' },
  ],
  addressId: tulpstraat.id,
  coordinator: { userId: userId('samira'), organisationId: organisationId('sociaal-team') },
  ...changes,
})

/** A report by Joke of the school, as she would make it. */
export async function reported(house: TestHouse, changes: Partial<Made> = {}): Promise<string> {
  const report = exampleReport(changes)
  const answer = await house.as('joke').call(operations.makeConcernReport, report)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem))
  return report.id
}

/** The version of a report's handling, as a colleague of the desk has it on screen. */
export async function versionOf(house: TestHouse, reportId: string): Promise<number> {
  const answer = await house.as('peter').call(operations.getReport, { reportId })
  return answer.body.handling.version
}

type Triaged = SentOf<(typeof operations)['triageReport']>

export async function triage(house: TestHouse, reportId: string, outcome: string, changes: Partial<Triaged> = {}, by = 'peter') {
  return house.as(by).call(operations.triageReport, {
    reportId,
    id: newId(),
    version: changes.version ?? (await versionOf(house, reportId)),
    outcome,
    reasoning: 'Er spelen meer dingen tegelijk: geld, wonen en school.',
    ...changes,
  })
}
