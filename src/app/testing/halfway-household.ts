import { addresses, demoProgramme, organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { breachOperations } from '../../accountability/breach-api.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { conferenceOperations } from '../../conferences/api.ts'
import { planExampleConference } from '../../conferences/testing/plan-example-conference.ts'
import { covenantOperations } from '../../directory/covenant-api.ts'
import { outreachOperations } from '../../outreach/api.ts'
import { planOperations } from '../../plans/api.ts'
import { newId } from '../../platform/ids.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import { residentOperations } from '../../residents/api.ts'
import { reported } from '../../signals/testing/example-report.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import type { Hint } from './hostile-input.ts'
import type { Answer, TestHouse } from './test-house.ts'

const done = (answer: Answer<unknown>): void => {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem))
}

/**
 * A household halfway: a new report, and a file with a plan, a task, a note and a conference. Gives, for the fields of
 * operations, ids that lead somewhere and words that the programme knows.
 */
export async function halfwayHousehold(house: TestHouse): Promise<Hint> {
  const reportId = await reported(house)
  const { caseFileId, householdId, mother, son } = await openExampleFile(house)
  const samira = house.as('samira')
  const [goalId, actionId, noteId, lineId] = [newId(), newId(), newId(), newId()]
  done(await samira.call(planOperations.startPlan, { caseFileId, id: newId() }))
  done(await samira.call(planOperations.addGoal, { caseFileId, id: goalId, lifeDomain: 'geld', title: 'De huur op tijd' }))
  const who = { kind: 'member' as const, id: mother }
  done(await samira.call(planOperations.addAction, { caseFileId, id: actionId, goalId, what: 'Post openen', who }))
  done(await samira.call(caseFileOperations.recordNote, { caseFileId, id: noteId, kind: 'note', body: 'Gebeld.' }))
  const task = await placeExampleTask(house, caseFileId)
  const conferenceId = (await planExampleConference(house, caseFileId)).body.id
  const line = { caseFileId, conferenceId, id: lineId, kind: 'agenda' as const, lifeDomain: 'geld', body: 'De huur' }
  done(await samira.call(conferenceOperations.addConferenceLine, line))
  const [breachId, covenantId, requestId, visitId] = [newId(), newId(), newId(), newId()]
  const today = calendarDateOf(house.clock.now())
  done(await samira.call(outreachOperations.planVisit, { caseFileId, id: visitId, visitOn: today, partOfDay: 'evening' }))
  const found = { title: 'Verkeerd gemaild', source: 'colleague' as const, what: 'Een verslag ging naar de verkeerde partner.' }
  const discoveredAt = new Date(house.clock.now().getTime() - 3_600_000).toISOString()
  done(await house.as('ingrid').call(breachOperations.recordDataBreach, { id: breachId, ...found, discoveredAt }))
  done(
    await house.as('bram').call(covenantOperations.addCovenant, {
      id: covenantId,
      title: `Convenant ${covenantId.slice(-6)}`,
      organisationIds: [organisationId('de-brug'), organisationId('woonpartners')],
      purposes: ['support'],
      accessDomains: ['housing'],
      articles: '',
      agreements: '',
      areaIds: [],
      startsOn: '2026-01-01',
      endsOn: null,
    }),
  )
  done(
    await samira.call(residentOperations.enterResidentRequest, {
      caseFileId,
      id: requestId,
      personId: mother,
      kind: 'copy',
      channel: 'desk',
      receivedOn: today,
      askedByPersonId: mother,
      identitySeen: 'Paspoort',
    }),
  )
  const idOf = async (query: string, id: string): Promise<string | undefined> =>
    (await house.stored<{ id: string }>(query, [id]))[0]?.id

  const known: Record<string, unknown> = {
    caseFileId,
    householdId,
    reportId,
    aboutId: reportId,
    goalId,
    actionId,
    noteId,
    conferenceId,
    lineId,
    breachId,
    covenantId,
    requestId,
    visitId,
    organisationIds: organisationId('de-brug'),
    taskId: task.body.id,
    personId: mother,
    relatedPersonId: son,
    ofPersonId: mother,
    otherPersonId: son,
    subjectId: mother,
    parentIds: mother,
    memberId: await idOf('select id from app.household_members where person_id = $1', son),
    contactId: await idOf('select id from app.person_contacts where person_id = $1', mother),
    participationId: await idOf('select id from app.participations where case_file_id = $1', caseFileId),
    // Who stays at work, whatever is ended on the way.
    userId: userId('joep'),
    absentUserId: userId('samira'),
    expectedUserId: userId('samira'),
    deputyUserId: userId('joep'),
    organisationId: organisationId('de-brug'),
    addressId: addresses[0]?.id,
    programmeId: demoProgramme.id,
    programmeVersion: demoProgramme.version,
    lifeDomain: 'geld',
    lifeDomains: 'geld',
    channel: 'meldcode',
    urgency: 'soon',
    route: 'multiple-related',
    table: 'mda',
    platform: 'ccp',
    year: 2026,
    at: '16:00',
    phone: '06-00000000',
    value: '06-00000000',
    email: 'nieuw@example.test',
    mailbox: 'nieuw@example.test',
    residentInformed: true,
    purposeTold: true,
  }
  // Made new by the input that brings them.
  const brought = new Set(['opening', 'secondFile'])
  return (field, path) => (path.some(part => brought.has(String(part))) ? undefined : known[field])
}
