import { afterAll, beforeAll, expect, test } from 'vitest'
import { halfwayHousehold } from '../app/testing/halfway-household.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { settingOperations } from '../settings/api.ts'
import { workplaceOperations } from '../workplace/api.ts'
import { auditOperations } from './api.ts'
import type { LdvRecord } from './rules/ldv.ts'
import { openSealedHouse, type SealedHouse } from './testing/sealed-house.ts'

let house: SealedHouse
let caseFileId: string
let person: string

beforeAll(async () => {
  house = await openSealedHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  const hint = await halfwayHousehold(house)
  caseFileId = String(hint('caseFileId', ['caseFileId']))
  person = String(hint('personId', ['personId']))
  await house.seal()
})
afterAll(() => house?.close())

const open = async (state: 'open' | 'reviewed' | 'all' = 'open') => {
  const { status, body } = await house.as('ingrid').call(auditOperations.listAlerts, { state })
  expect(status).toBe(200)
  return body
}
const set = async (key: string, to: number) =>
  expect(
    (await house.as('bram').call(settingOperations.changeSetting, { key, change: { value: { from: null, to } } })).status,
  ).toBe(200)

test('ordinary work raises nothing', async () => {
  await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
  await house.seal()
  expect(await open('all')).toEqual({ alerts: [], open: 0 })
})

test('work in the night stands out from the number that the municipality sets, once a night', async () => {
  await set('alerts.outOfHours', 1)
  house.clock.shiftTo(new Date('2026-11-24T22:30:00Z'))
  for (let time = 0; time < 2; time += 1) {
    await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
    await house.seal()
  }
  const { alerts } = await open()
  expect(alerts).toMatchObject([
    {
      kind: 'out-of-hours',
      noticedOn: '2026-11-24',
      user: expect.stringContaining('Samira'),
      fileCount: 1,
      threshold: 1,
      review: null,
    },
  ])
})

test('a household with the name of who looks, or of a colleague', async () => {
  const before = await house.stored<{ given_names: string; surname: string; surname_prefix: string }>(
    `select given_names, surname, surname_prefix from app.person_identities where person_id = $1`,
    [person],
  )
  const [samira] = await house.stored<{ name: string }>(`select display_name as name from access.users where id = $1`, [
    house.as('samira').user,
  ])
  const [given = '', ...family] = (samira?.name ?? '').split(' ')
  await house.stored(
    `update app.person_identities set given_names = $1, surname = $2, surname_prefix = '' where person_id = $3 returning 1`,
    [given, family.join(' '), person],
  )
  // After midnight in the Netherlands, and before it elsewhere.
  house.clock.shiftTo(new Date('2026-11-25T23:30:00Z'))
  await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
  await house.as('karin').call(caseFileOperations.getCaseFile, { caseFileId })
  await house.seal()
  const found = (await open()).alerts.filter(one => one.noticedOn === '2026-11-26' && one.kind !== 'out-of-hours')
  expect(found.map(one => [one.kind, one.user.split(' ')[0], one.caseFileId]).toSorted()).toEqual(
    [
      ['own-household', 'Samira', caseFileId],
      ['colleague', 'Karin', caseFileId],
    ].toSorted(),
  )
  await house.stored(
    `update app.person_identities set given_names = $1, surname = $2, surname_prefix = $3 where person_id = $4 returning 1`,
    [before[0]?.given_names, before[0]?.surname, before[0]?.surname_prefix, person],
  )
})

test('the privacy officer sees what was opened, judges with words, and once', async () => {
  const ingrid = house.as('ingrid')
  const [first] = (await open()).alerts
  const alertId = first?.id ?? ''
  const detail = (await ingrid.call(auditOperations.getAlert, { alertId })).body
  expect(detail.files.some(file => file.isReason && file.caseFileId === caseFileId && file.acts > 0)).toBe(true)
  const empty = await ingrid.call(auditOperations.reviewAlert, { alertId, finding: 'in-order', explanation: '' })
  expect([empty.status, empty.problem.errors?.[0]?.field]).toEqual([400, 'explanation'])
  const judged = await ingrid.call(auditOperations.reviewAlert, {
    alertId,
    finding: 'in-order',
    explanation: 'Zij is de coördinator. ✓ מלל',
  })
  expect(judged.status).toBe(200)
  const again = await ingrid.call(auditOperations.reviewAlert, { alertId, finding: 'wrongful', explanation: 'Toch niet.' })
  expect([again.status, again.problem.detail]).toEqual([409, expect.stringContaining('Ingrid')])
  expect((await open('reviewed')).alerts).toMatchObject([{ id: alertId, review: { finding: 'in-order' } }])
  expect((await open()).alerts.map(one => one.id)).not.toContain(alertId)
})

test('nobody else sees or judges them', async () => {
  const [alert] = (await open('all')).alerts
  const alertId = alert?.id ?? ''
  for (const user of ['samira', 'peter', 'fatma', 'hans', 'bram', 'karin', 'joke']) {
    expect((await house.as(user).call(auditOperations.listAlerts, {})).status).toBe(403)
    expect((await house.as(user).call(auditOperations.getAlert, { alertId })).status).toBe(403)
    expect((await house.as(user).call(auditOperations.exportProcessingLog, {})).status).toBe(403)
    expect((await house.as(user).call(auditOperations.readProcessingActivities, { dataSubjectId: person })).status).toBe(403)
  }
})

test('old lines, of before the first sealing or loaded, are not watched', async () => {
  const [{ count } = { count: 0 }] = await house.stored<{ count: number }>('select count(*)::int as count from audit.alerts')
  await house.stored(
    `insert into audit.processing_log (municipality_id, id, occurred_at, event, operation, outcome, purpose, role, user_id, organisation_id, case_file_id, trace_id)
     select 1, gen_random_uuid(), '2026-09-01T23:30:00Z', 'case-file.read', 'x', 'done', 'support', 'coordinator', $1, $2, $3, gen_random_uuid() returning id`,
    [house.as('samira').user, house.as('samira').organisation, caseFileId],
  )
  await house.seal()
  expect(await house.stored('select count(*)::int as count from audit.alerts')).toEqual([{ count }])
})

test('the read extension answers records of Logboek Dataverwerkingen, by trace, activity or person', async () => {
  const ingrid = house.as('ingrid')
  const ask = async (input: object) => {
    const { status, body, problem } = await ingrid.call(auditOperations.readProcessingActivities, input)
    return { status, problem, records: (body?.processingActivities ?? []) as LdvRecord[], metadata: body?.metadata }
  }
  for (const nothing of [{}, { startTime: '2026-11-01T00:00:00Z' }]) expect((await ask(nothing)).status).toBe(400)
  for (const wrong of [{ traceId: 'x' }, { processingActivityId: 'elsewhere' }, { dataSubjectId: "x' or true --" }])
    expect((await ask(wrong)).status, JSON.stringify(wrong)).toBe(400)

  const aboutPerson = await ask({ 'dpl.core.data_subject_id': person })
  expect(aboutPerson.metadata).toMatchObject({ logbookId: 'urn:voordeur:voorbeeldstad' })
  expect(aboutPerson.records.length).toBeGreaterThan(3)
  expect(aboutPerson.records.every(record => record.attributes['dpl.core.data_subject_id'] === person)).toBe(true)
  const one = aboutPerson.records.find(record => record.name === 'case-file.read')
  const sameTrace = await ask({ traceId: one?.traceId.replaceAll('-', '') })
  expect(sameTrace.records.length).toBeGreaterThan(1)
  expect(new Set(sameTrace.records.map(record => record.traceId))).toEqual(new Set([one?.traceId]))
  const activity = await ask({ processingActivityId: one?.attributes['dpl.core.processing_activity_id'], dataSubjectId: person })
  expect(activity.records.length).toBeGreaterThan(0)
  expect((await ask({ dataSubjectId: person, startTime: '2027-01-01T00:00:00Z' })).records).toEqual([])
  // A question keeps no receipt: its answer would stand there.
  expect(await house.stored(`select from app.receipts where operation like 'audit.read%'`)).toEqual([])
})

test('the export has a row for each line, no names, and is in the log', async () => {
  await house.as('samira').call(workplaceOperations.getCaseWork, {})
  const response = await house
    .as('ingrid')
    .request({ method: 'GET', url: '/v1/processing-log-exports?from=2026-11-20&until=2026-11-30' })
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toContain('text/csv')
  const [{ count } = { count: 0 }] = await house.stored<{ count: number }>(
    `select count(*)::int as count from audit.processing_log where occurred_at >= '2026-11-20' and (event <> 'processing-log.exported' or outcome = 'refused')`,
  )
  expect(response.body.trim().split('\r\n').length).toBe(count + 1)
  expect(response.body).not.toMatch(/Samira|Yilmaz/)
  const { body } = await house
    .as('ingrid')
    .call(auditOperations.listProcessingLog, { event: 'processing-log.exported', outcome: 'done' })
  expect(body.lines).toHaveLength(1)
})
