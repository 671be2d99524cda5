import { afterAll, beforeAll, expect, test } from 'vitest'
import { aftercareOperations } from '../aftercare/api.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { signalOperations as operations } from './api.ts'
import { exampleDeskReport, exampleOpening, exampleReport, triage, versionOf } from './testing/example-report.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
})
afterAll(() => house.close())

const report = async (by: string, changes: Parameters<typeof exampleReport>[0] = {}) => {
  const sent = exampleReport(changes)
  expect((await house.as(by).call(operations.makeConcernReport, sent)).status).toBe(200)
  return sent.id
}
const link = async (reportId: string, leadingReportId: string, by = 'nadia') =>
  house.as(by).call(operations.linkReports, { reportId, leadingReportId, id: newId(), version: await versionOf(house, reportId) })
const part = async (reportId: string) =>
  house.as('nadia').call(operations.partReport, { reportId, version: await versionOf(house, reportId) })
const look = async (reportId: string) => (await house.as('peter').call(operations.getReport, { reportId })).body
const told = async (by: string, reportId: string) =>
  (await house.as(by).call(operations.getOwnReport, { reportId })).body.tidings.map(tiding => tiding.state)
const listed = async () => (await house.as('peter').call(operations.listReports, { order: 'age' })).body
/** The school and the housing corporation each report the same family. */
const two = async () => [await report('joke'), await report('tom')] as const

test('a second report is judged with the first, and both reporters hear what became of it, but not of one another', async () => {
  const [first, second] = await two()
  const before = (await listed()).counts.new
  expect((await link(second, first)).status).toBe(200)
  expect((await listed()).counts.new).toBe(before - 1)
  expect((await listed()).reports.map(line => line.id)).not.toContain(second)
  expect((await listed()).reports.find(line => line.id === first)?.together).toBe(1)
  expect((await look(first)).together.map(one => one.id)).toEqual([second])
  expect((await look(second)).belongsTo?.id).toBe(first)

  const opening = exampleOpening()
  expect((await triage(house, first, 'multiple-related', { opening })).status).toBe(200)
  expect(await told('joke', first)).toEqual(['coordinator-active', 'received'])
  expect(await told('tom', second)).toEqual(['coordinator-active', 'received'])
  const inFile = await house.as('samira').call(operations.listReportsOfFile, { caseFileId: opening.caseFileId })
  expect(inFile.body.map(one => one.reportId).toSorted()).toEqual([first, second].toSorted())
  expect(JSON.stringify((await house.as('tom').call(operations.getOwnReport, { reportId: second })).body)).not.toContain(first)
  const facts = await house.stored('select id from app.counted_facts where about_id = any ($1) and event = $2', [
    [first, second],
    'concern-report.triaged',
  ])
  expect(facts).toHaveLength(2)
  expect(await house.stored('select id from app.clocks where about_id = $1 and met_at is null', [second])).toEqual([])

  const closed = { caseFileId: opening.caseFileId, id: newId(), reason: 'help-in-place', explanation: 'De hulp loopt.' }
  expect((await house.as('samira').call(aftercareOperations.closeCaseFile, closed)).status).toBe(200)
  expect((await told('joke', first))[0]).toBe('ended')
  expect((await told('tom', second))[0]).toBe('ended')
})

test('a single problem that the desk arranges itself ends for both with its result', async () => {
  const [first, second] = await two()
  await link(second, first)
  await triage(house, first, 'single', { finished: false })
  expect(await told('tom', second)).toEqual(['help-arranged', 'received'])
  const ending = { result: 'started' as const, note: 'Formulierenbrigade komt vrijdag.' }
  const version = await versionOf(house, first)
  const wrong = { reportId: first, version, ending: { ...ending, result: 'spook' as never } }
  expect((await house.as('peter').call(operations.closeReport, wrong)).problem.errors).toEqual([
    { field: 'ending.result', message: 'Kies hoe het afliep.' },
  ])
  expect((await house.as('peter').call(operations.closeReport, { reportId: first, version, ending })).status).toBe(200)
  expect((await look(first)).decisions[0]?.ending).toMatchObject({ ...ending, endedBy: 'Peter de Graaf' })
  expect((await look(second)).handling.state).toBe('triaged')
  expect(await told('tom', second)).toEqual(['ended', 'help-arranged', 'received'])
  const facts = await house.stored<{ result: string }>(
    `select attributes ->> 'result' as result from app.counted_facts where about_id = $1 and event = 'concern-report.closed'`,
    [first],
  )
  expect(facts).toEqual([{ result: 'started' }])
})

test('taking up and taking back go along; by itself a report that belongs to another is not judged', async () => {
  const [first, second] = await two()
  await link(second, first)
  await house.as('peter').call(operations.claimReport, { reportId: first, version: await versionOf(house, first) })
  expect((await look(second)).handling).toMatchObject({ state: 'claimed', claimedBy: 'Peter de Graaf' })
  const alone = await triage(house, second, 'single')
  expect([alone.status, alone.problem.detail]).toEqual([409, expect.stringContaining('hoort bij een andere melding')])

  await triage(house, first, 'single')
  const undo = { reportId: first, version: await versionOf(house, first), reason: 'Er speelt toch meer.' }
  expect((await house.as('nadia').call(operations.undoTriage, undo)).status).toBe(200)
  expect((await look(second)).handling).toMatchObject({ state: 'claimed', claimedBy: 'Nadia El Amrani' })
  expect(await told('tom', second)).toEqual(['in-progress', 'help-arranged', 'in-progress', 'received'])
})

test('a report that comes after the decision gets that decision: the file, or the help', async () => {
  const first = await report('joke')
  const opening = exampleOpening()
  await triage(house, first, 'multiple-related', { opening })
  const late = await report('tom')
  expect((await link(late, first)).status).toBe(200)
  expect(await told('tom', late)).toEqual(['coordinator-active', 'received'])
  const waiting = await house.as('samira').call(operations.listHandedOverReports, {})
  expect(waiting.body.map(one => one.reportId)).toContain(late)

  const helped = await report('joke')
  await triage(house, helped, 'single')
  const also = await report('tom')
  expect((await link(also, helped)).status).toBe(200)
  expect((await look(also)).decisions[0]?.outcomeLabel).toBe((await look(helped)).decisions[0]?.outcomeLabel)
})

test('a third one joins the leader, a leader takes its own along, and a mistake is set right', async () => {
  const [first, second] = await two()
  const third = await report('karin')
  await link(second, first)
  await link(third, second)
  expect((await look(first)).together).toHaveLength(2)
  const before = await report('joke')
  expect((await link(first, before)).status).toBe(200)
  expect((await look(before)).together.map(one => one.id).toSorted()).toEqual([first, second, third].toSorted())
  expect((await part(third)).status).toBe(200)
  expect((await look(third)).belongsTo).toBeNull()
  expect((await look(before)).together).toHaveLength(2)
  expect((await part(third)).status).toBe(409)
  expect((await triage(house, third, 'single')).status).toBe(200)
})

test('what does not belong together is refused, and nobody outside the desk links anything', async () => {
  const [first, second] = await two()
  expect((await link(first, first)).problem.errors?.[0]?.field).toBe('leadingReportId')
  expect((await link(first, newId())).status).toBe(404)
  const anonymous = await report('joke', { anonymous: true, aboutName: '', aboutAddress: '', addressId: null })
  expect((await link(anonymous, first)).status).toBe(409)
  await triage(house, second, 'single')
  expect((await link(second, first)).problem.detail).toContain('al besloten')
  for (const person of ['joke', 'samira', 'karin', 'fatma']) {
    const answer = await house
      .as(person)
      .call(operations.linkReports, { reportId: second, leadingReportId: first, id: newId(), version: 1 })
    expect(answer.status, person).toBe(403)
  }
})

test('two who link the same pair the other way round do not wait for one another forever', async () => {
  const [first, second] = await two()
  const answers = await Promise.all([link(first, second, 'peter'), link(second, first, 'nadia')])
  expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409])
  const links = await house.stored('select id from app.report_links where parted_at is null and report_id = any ($1)', [
    [first, second],
  ])
  expect(links).toHaveLength(1)
})

test('everyone at the desk keeps the right to a conversation, also when the report belongs to another', async () => {
  const first = await report('joke')
  const neighbour = exampleDeskReport()
  await house.as('nadia').call(operations.enterConcernReport, neighbour)
  await link(neighbour.id, first)
  const exceptions = await house.as('peter').call(operations.listReports, { withoutConversation: 'true' })
  expect(exceptions.body.reports.map(line => line.id)).toContain(neighbour.id)
})
