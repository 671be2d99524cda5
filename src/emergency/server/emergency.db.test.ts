import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { auditOperations } from '../../audit/api.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { composeMail } from '../../notifications/rules/texts.ts'
import { newId } from '../../platform/ids.ts'
import { emergencyOperations } from '../api.ts'

let house: TestHouse
let file: ExampleFile

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T20:00:00Z') })
  file = await openExampleFile(house)
})
afterAll(() => house?.close())

const reason = 'Moeder belde: hij staat voor de deur en dreigt'
const open = (user: string, input: object = {}) =>
  house.as(user).call(emergencyOperations.openEmergencyAccess, {
    id: newId(),
    caseFileId: file.caseFileId,
    reason,
    hours: 4,
    ...input,
  })
const canRead = async (user: string) =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).status

test('a colleague who is not involved reads the file at once, to read only, and until the hours are over', async () => {
  expect(await canRead('joep')).toBe(404)
  const id = newId()
  expect(await open('joep', { id })).toMatchObject({ status: 200, body: { id, caseFileId: file.caseFileId } })
  const view = await house.as('joep').call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })
  expect(view.status).toBe(200)
  expect(view.body.members.length).toBeGreaterThan(0)
  const note = await house.as('joep').call(caseFileOperations.recordNote, {
    caseFileId: file.caseFileId,
    id: newId(),
    kind: 'note',
    body: 'Mag niet',
  } as never)
  expect(note.status).toBeGreaterThanOrEqual(403)

  const { body } = await house.as('samira').call(emergencyOperations.listEmergencyAccessesOfFile, { caseFileId: file.caseFileId })
  expect(body.accesses).toMatchObject([{ id, reason, isRunning: true, isMine: false }])
  const told = await house.stored<{ kind: string; name: string; about: string }>(
    `select m.kind, m.about_id as about, u.display_name as name from app.messages m join access.users u on u.id = m.recipient_user_id where m.kind = 'emergency-access'`,
  )
  expect(told.map(one => one.name.split(' ')[0]).sort()).toEqual(['Ingrid', 'Samira'])
  // The mail leads to that file: its coordinator has many, and reads there who opened which.
  const mail = composeMail('emergency-access', told[0]?.about ?? '', 'https://voordeur.test')
  expect(mail.text).toContain(`https://voordeur.test/noodtoegang?over=${file.caseFileId}`)
  expect(await house.stored(`select 1 from app.timeline where event = 'emergency-access.opened'`)).toHaveLength(1)

  house.clock.shiftTo(new Date('2026-11-24T00:05:00Z'))
  expect(await canRead('joep')).toBe(404)
})

test('it stays on the review list until the privacy officer judged it; not justified asks for words', async () => {
  const ingrid = house.as('ingrid')
  const list = async () => (await ingrid.call(emergencyOperations.listEmergencyReviews, {})).body.accesses
  const [access] = await list()
  const judge = (input: object) =>
    ingrid.call(emergencyOperations.reviewEmergencyAccess, {
      emergencyAccessId: access?.id ?? '',
      verdict: 'not-justified',
      finding: '',
      version: access?.version ?? 0,
      ...input,
    })
  expect((await judge({})).problem.errors?.[0]?.field).toBe('finding')
  expect((await judge({ finding: 'Er was geen spoed; besproken met de teamleider.' })).status).toBe(200)
  expect((await judge({ finding: 'nog eens' })).status).toBe(409)
  expect((await list())[0]).toMatchObject({ verdict: 'not-justified', reviewedBy: expect.stringContaining('Ingrid') })
  const { body } = await ingrid.call(auditOperations.listProcessingLog, { event: 'emergency-access.opened' })
  expect(body.lines[0]).toMatchObject({ outcome: 'done', caseFileId: file.caseFileId })
})

test('whoever opened it ends it early', async () => {
  const id = newId()
  await open('joep', { id })
  expect(await canRead('joep')).toBe(200)
  expect((await house.as('nadia').call(emergencyOperations.endEmergencyAccess, { emergencyAccessId: id })).status).toBe(404)
  expect((await house.as('joep').call(emergencyOperations.endEmergencyAccess, { emergencyAccessId: id })).status).toBe(200)
  expect(await canRead('joep')).toBe(404)
  expect((await house.as('joep').call(emergencyOperations.endEmergencyAccess, { emergencyAccessId: id })).status).toBe(409)
})

test('no file, a shielded file and a wrong address are one answer, and partners have no such door', async () => {
  const nothing = await open('joep', { caseFileId: newId() })
  expect(nothing.status).toBe(404)
  await house.stored('update access.file_registry set shielded = true where case_file_id = $1', [file.caseFileId])
  const shielded = await open('joep')
  await house.stored('update access.file_registry set shielded = false where case_file_id = $1', [file.caseFileId])
  expect({ ...shielded.problem, instance: '', traceId: '' }).toEqual({ ...nothing.problem, instance: '', traceId: '' })
  expect((await open('joep', { caseFileId: undefined, addressId: newId() })).status).toBe(404)
  for (const user of ['karin', 'tom', 'hans', 'ingrid', 'bram', 'joke']) expect((await open(user)).status).toBe(403)
})

test('the address in front of which one stands opens its file', async () => {
  const [residence] = await house.stored<{ address_id: string }>(
    'select address_id from app.residences where address_id is not null and valid_to is null limit 1',
  )
  const opened = await open('joep', { caseFileId: undefined, addressId: residence?.address_id })
  expect(opened).toMatchObject({ status: 200, body: { caseFileId: file.caseFileId } })
})

test('what is missing is told at its field', async () => {
  expect((await open('joep', { reason: 'nu' })).problem.errors?.map(one => one.field)).toEqual(['reason'])
  expect((await open('joep', { hours: 72 })).problem.errors?.map(one => one.field)).toEqual(['hours'])
  expect((await open('joep', { caseFileId: undefined })).problem.errors?.map(one => one.field)).toEqual(['addressId'])
})
