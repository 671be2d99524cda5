import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId, userId } from '../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../aftercare/api.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { signalOperations as operations } from './api.ts'
import { exampleDeskReport, exampleOpening, reported, triage, versionOf } from './testing/example-report.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
})
afterAll(() => house.close())

const look = async (reportId: string) => (await house.as('peter').call(operations.getReport, { reportId })).body
const told = async (reportId: string) =>
  (await house.as('joke').call(operations.getOwnReport, { reportId })).body.tidings.map(tiding => tiding.state)
const factsOf = async (id: string) =>
  (
    await house.stored<{ event: string; outcome: string }>(
      `select event, attributes ->> 'outcome' as outcome from app.counted_facts where about_id = $1 order by id`,
      [id],
    )
  ).map(fact => [fact.event, fact.outcome])

test('the reporter who could report elsewhere is told where, and the report is closed', async () => {
  const id = await reported(house)
  const without = await triage(house, id, 'redirected')
  expect(without.problem.errors?.[0]?.field).toBe('message')
  const answer = await triage(house, id, 'redirected', { message: 'Bel de kredietbank: 000-0000000.' })
  expect(answer.status).toBe(200)
  const { body } = await house.as('joke').call(operations.getOwnReport, { reportId: id })
  expect(body.tidings[0]).toMatchObject({ state: 'redirected', message: 'Bel de kredietbank: 000-0000000.' })
  expect(await factsOf(id)).toEqual([
    ['concern-report.received', null],
    ['concern-report.triaged', 'redirected'],
    ['concern-report.closed', 'redirected'],
  ])
  expect((await look(id)).dueAt).toBeNull()
})

test('one problem: the desk arranges help, and finishes now or later', async () => {
  const now = await reported(house)
  await triage(house, now, 'single')
  expect((await look(now)).handling.state).toBe('triaged')
  expect(await told(now)).toEqual(['help-arranged', 'received'])

  const later = await reported(house)
  await triage(house, later, 'single', { finished: false })
  expect((await look(later)).handling).toMatchObject({ state: 'helping', claimedByMe: true })
  const open = await house.as('nadia').call(operations.listReports, { view: 'helping' })
  expect(open.body.reports.map(report => report.id)).toContain(later)
  expect(await factsOf(later)).toHaveLength(2)
  const closed = await house.as('peter').call(operations.closeReport, { reportId: later, version: await versionOf(house, later) })
  expect(closed.status).toBe(200)
  expect(await told(later)).toEqual(['ended', 'help-arranged', 'received'])
  expect((await factsOf(later)).at(-1)).toEqual(['concern-report.closed', 'single'])
  const again = await house.as('peter').call(operations.closeReport, { reportId: later, version: await versionOf(house, later) })
  expect(again.status).toBe(409)
})

test('several problems: a case file with household and coordinator, in one act', async () => {
  const id = await reported(house)
  const opening = exampleOpening()
  const answer = await triage(house, id, 'multiple-related', { opening })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  expect(answer.body.caseFileId).toBe(opening.caseFileId)
  expect(await told(id)).toEqual(['coordinator-active', 'received'])

  const [file] = await house.stored<{ title: string; area_id: number; coordinator_user_id: string }>(
    'select title, area_id, coordinator_user_id from app.case_files where id = $1',
    [opening.caseFileId],
  )
  expect(file).toEqual({ title: 'Familie Yilmaz', area_id: 21, coordinator_user_id: userId('samira') })
  const reports = await house.as('samira').call(operations.listReportsOfFile, { caseFileId: opening.caseFileId })
  expect(reports.body).toMatchObject([
    {
      reportId: id,
      handedOver: false,
      reporter: 'Joke Verhoeven, Basisschool De Regenboog',
      lifeDomains: ['Geld en schulden', 'School en leren'],
    },
  ])
  // Started with the report itself, so it waits for nobody.
  expect((await house.as('samira').call(operations.listHandedOverReports, {})).body).toEqual([])
  expect((await look(id)).decisions).toMatchObject([
    {
      outcome: 'multiple-related',
      decidedBy: 'Peter de Graaf',
      caseFileTitle: 'Familie Yilmaz',
      handedOver: false,
      undoneAt: null,
    },
  ])
})

test('a household without a fixed address, and without a coordinator yet', async () => {
  const id = await reported(house, { addressId: null, aboutAddress: '' })
  const opening = exampleOpening({ addressId: null, place: 'Slaapt bij een vriend in het Havenkwartier', coordinator: null })
  const nowhere = await triage(house, id, 'multiple-unrelated', { opening: { ...opening, place: '' } })
  expect(nowhere.problem.errors?.[0]?.field).toBe('opening.place')
  expect((await triage(house, id, 'multiple-unrelated', { opening })).status).toBe(200)
  const [file] = await house.stored<{ area_id: number }>('select area_id from app.case_files where id = $1', [opening.caseFileId])
  expect(file?.area_id).toBe(0)
})

test('a household with a file: the report goes to its coordinator, and the reporter hears the same words', async () => {
  const first = await reported(house, { aboutName: 'Familie Osman' })
  const opening = exampleOpening({ name: 'Familie Osman' })
  await triage(house, first, 'multiple-related', { opening })

  const second = await reported(house, { aboutName: 'mevrouw Osman' })
  const known = await house.as('nadia').call(operations.findKnownHouseholds, { reportId: second })
  const card = known.body.find(one => one.caseFileId === opening.caseFileId)
  expect(card).toMatchObject({ title: 'Familie Osman', coordinator: 'Samira Bakker', because: ['name', 'address'] })

  const search = async (query: string) =>
    (await house.as('nadia').call(operations.findKnownHouseholds, { reportId: second, query })).body.map(one => one.caseFileId)
  expect(await search('osm')).toEqual([opening.caseFileId])
  expect(await search('tulpstr 1')).toContain(opening.caseFileId)
  expect(await search('osman nergensweg')).toEqual([])
  // Given names are no part of the card.
  expect(await search('Ayşe')).toEqual([])

  const answer = await triage(house, second, 'multiple-related', { existingCaseFileId: opening.caseFileId }, 'nadia')
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  expect((await look(second)).handling.knownHousehold).toBe('known')
  const words = async (reportId: string) =>
    (await house.as('joke').call(operations.getOwnReport, { reportId })).body.tidings.map(({ state, message }) => ({
      state,
      message,
    }))
  expect(await words(second)).toEqual(await words(first))

  const waiting = await house.as('samira').call(operations.listHandedOverReports, {})
  expect(waiting.body).toMatchObject([{ reportId: second, caseFileId: opening.caseFileId, handedOver: true }])
  const mails = await house.stored<{ recipient_user_id: string }>(
    `select recipient_user_id from app.messages where kind = 'report-handed-over' and about_id = $1`,
    [opening.caseFileId],
  )
  expect(mails).toEqual([{ recipient_user_id: userId('samira') }])
  const lines = await house.as('samira').look(
    'support',
    tx =>
      tx.rows<{ event: string }>({
        compile: executor =>
          executor
            .selectFrom('app.timeline')
            .select('event')
            .where('case_file_id', '=', opening.caseFileId)
            .where('refers_to', '=', second)
            .compile(),
      }),
    opening.caseFileId,
  )
  expect(lines).toEqual([{ event: 'concern-report.handed-over' }])

  const seen = { caseFileId: opening.caseFileId, reportId: second }
  for (const stranger of ['joep', 'fatma']) {
    expect((await house.as(stranger).call(operations.acknowledgeReport, seen)).status, stranger).not.toBe(200)
  }
  expect((await house.as('samira').call(operations.acknowledgeReport, seen)).status).toBe(200)
  expect((await house.as('samira').call(operations.listHandedOverReports, {})).body).toEqual([])
})

test('when the coordinator closes the file, everyone who reported hears that it ended', async () => {
  const first = await reported(house, { aboutName: 'Familie Claassen' })
  const opening = exampleOpening({ name: 'Familie Claassen' })
  await triage(house, first, 'multiple-related', { opening })
  const second = await reported(house, { aboutName: 'Familie Claassen' })
  await triage(house, second, 'multiple-related', { existingCaseFileId: opening.caseFileId })
  const closed = await house.as('samira').call(aftercareOperations.closeCaseFile, {
    caseFileId: opening.caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'De hulp loopt.',
    goals: [],
  })
  expect(closed.status, JSON.stringify(closed.problem)).toBe(200)
  expect(await told(first)).toEqual(['ended', 'coordinator-active', 'received'])
  expect(await told(second)).toEqual(['ended', 'coordinator-active', 'received'])
})

test('two colleagues decide on one report: the second hears who was first and what was decided, and nothing is half saved', async () => {
  const id = await reported(house)
  const version = await versionOf(house, id)
  const opening = exampleOpening()
  const [one, other] = await Promise.all([
    triage(house, id, 'single', { version }, 'peter'),
    triage(house, id, 'multiple-related', { version, opening }, 'nadia'),
  ])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  const lost = one.status === 409 ? one : other
  const winner = one.status === 409 ? 'Nadia El Amrani' : 'Peter de Graaf'
  expect(lost.problem.detail).toContain(`al beoordeeld door ${winner}`)
  expect(lost.problem.detail).toContain('Wat u invulde staat er nog')
  expect(lost.problem.details).toMatchObject({ decidedBy: winner })
  expect(await house.stored('select id from app.triages where report_id = $1', [id])).toHaveLength(1)
  if (one.status === 200) {
    expect(await house.stored('select id from app.households where id = $1', [opening.householdId])).toEqual([])
    expect(
      await house.stored('select case_file_id from access.file_registry where case_file_id = $1', [opening.caseFileId]),
    ).toEqual([])
  }
})

test('who works on an older version is told what changed before anything is decided', async () => {
  const id = await reported(house)
  const version = await versionOf(house, id)
  await house.as('nadia').call(operations.claimReport, { reportId: id, version })
  const stale = await triage(house, id, 'single', { version })
  expect(stale.status).toBe(409)
  expect(stale.problem.detail).toContain('Nadia El Amrani is er nu mee bezig')
  expect(await house.stored('select id from app.triages where report_id = $1', [id])).toEqual([])
  expect((await triage(house, id, 'single')).status).toBe(200)
})

test('a repeat of the same decision opens one file', async () => {
  const id = await reported(house)
  const opening = exampleOpening()
  const input = {
    reportId: id,
    id: newId(),
    version: await versionOf(house, id),
    outcome: 'multiple-related',
    reasoning: 'Geld en school hangen samen.',
    opening,
  }
  const requestId = newId()
  const answers = await Promise.all([
    house.as('peter').call(operations.triageReport, input, requestId),
    house.as('peter').call(operations.triageReport, input, requestId),
  ])
  expect(answers.map(answer => answer.status)).toEqual([200, 200])
  expect(answers[0]?.body).toEqual(answers[1]?.body)
  expect(await house.stored('select id from app.triages where report_id = $1', [id])).toHaveLength(1)
})

test('a decision is taken back with a reason while nothing was built on it, and can then be made anew', async () => {
  const id = await reported(house)
  await triage(house, id, 'single')
  const undo = async (reason: string, by = 'nadia') =>
    house.as(by).call(operations.undoTriage, { reportId: id, version: await versionOf(house, id), reason })
  expect((await undo('   ')).problem.errors?.[0]?.field).toBe('reason')
  expect((await undo('Er blijkt ook een huurachterstand te zijn.')).status).toBe(200)
  expect((await look(id)).handling).toMatchObject({ state: 'claimed', claimedBy: 'Nadia El Amrani' })
  // The term to decide runs anew.
  expect((await look(id)).dueAt).toMatch(/^2026-11-2[56]/)
  expect((await look(id)).decisions[0]).toMatchObject({
    undoneBy: 'Nadia El Amrani',
    undoReason: 'Er blijkt ook een huurachterstand te zijn.',
  })
  expect((await undo('nog eens')).status).toBe(409)
  expect((await triage(house, id, 'multiple-related', { opening: exampleOpening() })).status).toBe(200)
  expect((await look(id)).decisions).toHaveLength(2)
  expect(await told(id)).toEqual(['coordinator-active', 'in-progress', 'help-arranged', 'received'])

  const built = await undo('Toch niet')
  expect(built.status).toBe(409)
  expect(built.problem.detail).toContain('coördinator')
  expect(await told(id)).toEqual(['coordinator-active', 'in-progress', 'help-arranged', 'received'])
})

test('an outcome of another programme, a file with the wrong outcome and a coordinator who is none are refused whole', async () => {
  const id = await reported(house)
  expect((await triage(house, id, 'discuss')).problem.errors?.[0]?.field).toBe('outcome')
  expect((await triage(house, id, 'single', { opening: exampleOpening() })).problem.errors?.[0]?.field).toBe('outcome')
  expect((await triage(house, id, 'multiple-related')).problem.errors?.[0]?.field).toBe('existingCaseFileId')
  expect((await triage(house, id, 'multiple-related', { existingCaseFileId: newId() })).status).toBe(404)
  const opening = exampleOpening({ coordinator: { userId: userId('karin'), organisationId: organisationId('de-brug') } })
  expect((await triage(house, id, 'multiple-related', { opening })).status).toBeGreaterThanOrEqual(400)
  expect((await look(id)).handling.state).toBe('new')
  expect(await house.stored('select id from app.households where id = $1', [opening.householdId])).toEqual([])
})

test('advice about somebody unnamed can be given, but opens no file', async () => {
  const id = await reported(house, { anonymous: true, aboutName: '', aboutAddress: '', addressId: null, residentInformed: false })
  const refused = await triage(house, id, 'multiple-related', { opening: exampleOpening() })
  expect(refused.problem.errors?.[0]?.message).toContain('anoniem')
  expect((await triage(house, id, 'redirected', { message: 'Bel Veilig Thuis voor advies: 0800-2000.' })).status).toBe(200)
})

test('other reports on the same address or name stand beside a report', async () => {
  const first = await reported(house, { aboutName: 'Familie Bakırcı', addressId: null, aboutAddress: 'onbekend' })
  const second = await reported(house, { aboutName: 'familie bakırcı', addressId: null, aboutAddress: '' })
  expect((await look(second)).alike).toMatchObject([{ id: first, same: 'name', state: 'new' }])
  const desk = exampleDeskReport({ aboutName: 'Iemand anders' })
  await house.as('peter').call(operations.enterConcernReport, desk)
  expect((await look(desk.id)).alike.every(other => other.same === 'address')).toBe(true)
})
