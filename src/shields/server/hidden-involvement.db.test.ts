import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { asking } from '../../consent/testing/asking.ts'
import { newId } from '../../platform/ids.ts'
import { residentOperations } from '../../residents/api.ts'
import { makeResident } from '../../residents/testing/resident.ts'
import { taskOperations } from '../../tasks/api.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { shieldOperations } from '../api.ts'
import { storedState } from '../testing/stored-state.ts'

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const note = (user: string, body: string) =>
  house.as(user).call(caseFileOperations.recordNote, { caseFileId: file.caseFileId, id: newId(), kind: 'note', body })
const involved = async (user: string) =>
  done(await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).involvements.map(
    one => one.organisation.name,
  )
const timelineOf = async (user: string) =>
  JSON.stringify((await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, limit: 100 })).body)
const readsGeneral = async () => {
  const id = newId()
  done(
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id,
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['general'],
      mayWrite: true,
    }),
  )
  return id
}
const hide = (involvementId: string, user = 'samira', id = newId()) =>
  house.as(user).call(shieldOperations.hideInvolvement, {
    caseFileId: file.caseFileId,
    involvementId,
    id,
    namingId: newId(),
    reason: 'De vader mag niet weten dat zij meehelpen',
    reviewOn: '2027-01-24',
  })
const shieldId = async () =>
  done(await house.as('samira').call(shieldOperations.listShields, { caseFileId: file.caseFileId })).shields[0]

test('a hidden helper is there for who is named, works on, and leaves no trace for anybody else', async () => {
  file = await openExampleFile(house)
  const before = { fatma: await timelineOf('fatma'), peter: await timelineOf('peter'), state: await involved('fatma') }
  const involvementId = await readsGeneral()
  const task = await placeExampleTask(house, file.caseFileId)
  done(await note('karin', 'Karin sprak haar op het spreekuur.'))
  expect(await involved('fatma')).toContain('Maatschappelijk Werk De Brug')
  done(await hide(involvementId))

  expect(await involved('samira')).toContain('Maatschappelijk Werk De Brug')
  for (const user of ['fatma', 'peter']) {
    expect(await involved(user)).not.toContain('Maatschappelijk Werk De Brug')
    const told = await timelineOf(user)
    for (const word of ['De Brug', 'Karin', 'spreekuur', 'task.placed', organisationId('de-brug')])
      expect(told, word).not.toContain(word)
  }
  expect(await timelineOf('peter')).toBe(before.peter)
  expect(await involved('fatma')).toEqual(before.state)

  // She reads on, answers her task and writes: all of it under the shield.
  expect(await timelineOf('karin')).toContain('spreekuur')
  done(await house.as('karin').call(taskOperations.answerTask, { taskId: task.body.id, answer: 'accept', reason: '' }))
  done(await note('karin', 'Later bij Karin: nieuwe afspraak.'))
  expect(await timelineOf('samira')).toContain('nieuwe afspraak')
  expect(await timelineOf('fatma')).not.toContain('nieuwe afspraak')
  expect(await timelineOf('peter')).toBe(before.peter)
  // What is arranged with her later on goes the same way.
  done(await placeExampleTask(house, file.caseFileId))
  done(
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['finance'],
    }),
  )
  expect(await involved('fatma')).toEqual(before.state)
  expect(await timelineOf('peter')).toBe(before.peter)
  expect(await timelineOf('fatma')).not.toContain('task.placed')
  // And cannot change what stands there for all.
  const open = await house.stored<{ writes: boolean }>(
    `select bool_or(may_write) as writes from access.grants where involvement_id = $1 and shield_id is null and valid_to is null`,
    [involvementId],
  )
  expect(open).toEqual([{ writes: false }])
  expect((await hide(involvementId)).status).toBe(409)
})

test('what a resident is told never names the hidden helper', async () => {
  file = await openExampleFile(house)
  done(await hide(await readsGeneral()))
  done(await house.as('karin').call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId }))
  done(await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId }))
  const lines = await house.stored<{ user_id: string; event: string; covert: boolean }>(
    `select user_id, event, covert from audit.processing_log where case_file_id = $1 and event in ('case-file.read', 'shield.raised')`,
    [file.caseFileId],
  )
  for (const line of lines) {
    // Samira is there in the open: her looking is told of as ever, her shielding is not.
    expect(line.covert, JSON.stringify(line)).toBe(line.user_id === house.as('karin').user || line.event === 'shield.raised')
  }
  expect(new Set(lines.map(line => `${line.event} ${String(line.covert)}`))).toEqual(
    new Set(['case-file.read true', 'case-file.read false', 'shield.raised true']),
  )
})

test('nor does the question for consent that this helper asked for, in the resident’s own pages or by its number', async () => {
  file = await openExampleFile(house)
  const involvementId = await readsGeneral()
  const consentId = newId()
  done(await asking(house).ask('samira', file, { id: consentId }))
  const mother = await makeResident(house, file.mother)
  const own = async () => done(await mother.call(residentOperations.listOwnConsents, {})).consents.map(one => one.id)
  expect(await own()).toEqual([consentId])
  done(await hide(involvementId))
  expect(await own()).toEqual([])
  expect((await mother.call(residentOperations.withdrawOwnConsent, { consentId, id: newId() })).status).toBe(404)
  const shield = await shieldId()
  done(
    await house.as('samira').call(shieldOperations.liftShield, {
      caseFileId: file.caseFileId,
      shieldId: shield?.id ?? '',
      reason: 'De vader is verhuisd',
      version: 1,
    }),
  )
  expect(await own()).toEqual([consentId])
})

test('lifted, everything is in the open again and she writes as before', async () => {
  file = await openExampleFile(house)
  const involvementId = await readsGeneral()
  done(await note('karin', 'Van Karin.'))
  const before = await storedState(house)
  done(await hide(involvementId))
  const shield = await shieldId()
  done(
    await house.as('samira').call(shieldOperations.liftShield, {
      caseFileId: file.caseFileId,
      shieldId: shield?.id ?? '',
      reason: 'De vader is verhuisd',
      version: 1,
    }),
  )
  expect(await storedState(house)).toEqual(before)
  done(await note('karin', 'Weer open.'))
  expect(await timelineOf('fatma')).toContain('Weer open.')
})

test('the coordinator is not hidden, and nobody hides in a file that is not theirs', async () => {
  file = await openExampleFile(house)
  const card = done(await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId }))
  const coordinator = card.involvements.find(one => one.role === 'coordinator')?.id ?? ''
  expect((await hide(coordinator)).status).toBe(409)
  const involvementId = await readsGeneral()
  for (const user of ['karin', 'fatma', 'joep']) expect([403, 404], user).toContain((await hide(involvementId, user)).status)
  expect(await involved('fatma')).toContain('Maatschappelijk Werk De Brug')
})
