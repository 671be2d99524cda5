import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgramme, demoProgrammeWithoutReports, organisationId } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { signalOperations as operations } from './api.ts'
import { exampleDeskReport, exampleReport, reported, tulpstraat, versionOf } from './testing/example-report.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
})
afterAll(() => house.close())

test('the form asks what the programme of the municipality asks', async () => {
  const { body } = await house.as('joke').call(operations.listReportProgrammes, {})
  const meldcode = body.find(programme => programme.id === demoProgramme.id)
  expect(meldcode).toMatchObject({ title: 'Meldcode', version: 1, asksWhomToCall: true })
  expect(meldcode?.urgencies.map(urgency => urgency.code)).toEqual(['normal', 'soon', 'now'])
  expect(meldcode?.channels.filter(channel => channel.by === 'professional')).toHaveLength(1)
  expect(meldcode?.lifeDomains.map(domain => domain.code)).toContain('geld')
  // A programme that judges home visits takes no reports.
  expect(body.map(programme => programme.id)).not.toContain(demoProgrammeWithoutReports.id)
})

test('a professional reports, the desk sees it with its area, term and reporter, and the reporter sees that it came in', async () => {
  const id = await reported(house)
  const { body } = await house.as('peter').call(operations.listReports, {})
  const line = body.reports.find(report => report.id === id)
  expect(line).toMatchObject({
    aboutName: 'Familie Yilmaz',
    area: 'Tulpenbuurt',
    addressKnown: true,
    state: 'new',
    urgencyLabel: 'Snel',
    channelLabel: 'Meldcode (formulier)',
    reporter: 'Basisschool De Regenboog',
    claimedBy: null,
    lacksConversation: false,
  })
  expect(line?.dueAt).toMatch(/^2026-11-2[56]/)

  const own = await house.as('joke').call(operations.listOwnReports, {})
  expect(own.body.reports.find(report => report.id === id)?.tiding.state).toBe('received')

  const facts = await house.stored<{ event: string; attributes: object }>(
    `select event, attributes from app.counted_facts where about_id = $1`,
    [id],
  )
  expect(facts).toEqual([
    { event: 'concern-report.received', attributes: { channel: 'meldcode', reporterKind: 'professional', urgency: 'soon' } },
  ])
})

test('the address of the register stands in the report; an address that nobody knows is kept and marked', async () => {
  const known = await reported(house, { aboutAddress: 'iets anders' })
  const unknown = await reported(house, { addressId: null, aboutAddress: 'woonboot De Zwaluw, achter de sluis' })
  const look = (reportId: string) => house.as('peter').call(operations.getReport, { reportId })
  expect((await look(known)).body.aboutAddress).toBe(`Tulpstraat ${tulpstraat.houseNumber}, ${tulpstraat.postcode} Voorbeeldstad`)
  expect((await look(unknown)).body).toMatchObject({
    aboutAddress: 'woonboot De Zwaluw, achter de sluis',
    addressId: null,
    areaId: 0,
  })
  const list = await house.as('peter').call(operations.listReports, { areaId: 0 })
  expect(list.body.reports.map(report => report.id)).toEqual([unknown])
})

test('an address is found by street and number and by postcode', async () => {
  const find = async (query: string) => (await house.as('joke').call(operations.findAddresses, { query })).body
  expect((await find('tulpstr')).length).toBeGreaterThan(5)
  expect((await find(`Tulpstraat ${tulpstraat.houseNumber}`))[0]).toMatchObject({ id: tulpstraat.id, area: 'Tulpenbuurt' })
  expect((await find(`${tulpstraat.postcode} ${tulpstraat.houseNumber}`))[0]?.id).toBe(tulpstraat.id)
  expect(await find('x')).toEqual([])
  expect(await find('%%')).toEqual([])
  expect(await find("'; drop table app.addresses; --")).toEqual([])
})

test('a report sent again, by a double click or after a lost answer, is one report', async () => {
  const report = exampleReport()
  const requestId = newId()
  const joke = house.as('joke')
  const answers = await Promise.all([
    joke.call(operations.makeConcernReport, report, requestId),
    joke.call(operations.makeConcernReport, report, requestId),
    joke.call(operations.makeConcernReport, report),
  ])
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
  expect(await house.stored('select id from app.concern_reports where id = $1', [report.id])).toHaveLength(1)
  expect(await house.stored('select id from app.report_tidings where report_id = $1', [report.id])).toHaveLength(1)
  expect(await house.stored('select id from app.clocks where about_id = $1', [report.id])).toHaveLength(1)

  const other = await joke.call(operations.makeConcernReport, { ...report, observed: 'Iets heel anders' })
  expect(other.status).toBe(409)
  // Somebody else's id is no way to learn that a report exists.
  const stranger = await house.as('karin').call(operations.makeConcernReport, report)
  expect(stranger.status).toBe(409)
  expect(stranger.problem.details).toBeUndefined()
})

test('what cannot wait is mailed to the contact point, without a word about whom', async () => {
  const calm = await reported(house, { urgency: 'soon' })
  const now = await reported(house, { urgency: 'now' })
  const mails = await house.stored<{ about_id: string; recipient_organisation_id: string }>(
    `select about_id, recipient_organisation_id from app.messages where kind = 'report-received' and about_id = any ($1)`,
    [[calm, now]],
  )
  expect(mails).toEqual([{ about_id: now, recipient_organisation_id: organisationId('contactpunt') }])
})

test('the desk enters what a neighbour tells; without a conversation it stands on the list of exceptions until there is one', async () => {
  const report = exampleDeskReport()
  expect((await house.as('nadia').call(operations.enterConcernReport, report)).status).toBe(200)
  const exceptions = async () => (await house.as('peter').call(operations.listReports, { withoutConversation: 'true' })).body
  expect((await exceptions()).reports.map(line => line.id)).toContain(report.id)
  const before = (await exceptions()).counts.withoutConversation

  const talked = await house.as('nadia').call(operations.recordConversation, {
    reportId: report.id,
    id: newId(),
    supportNeed: 'Wil weten wat zij zelf kan doen.',
    advice: 'Blijf langsgaan; bel het contactpunt als het erger wordt.',
  })
  expect(talked.status).toBe(200)
  expect((await exceptions()).reports.map(line => line.id)).not.toContain(report.id)
  expect((await exceptions()).counts.withoutConversation).toBe(before - 1)
  const { body } = await house.as('peter').call(operations.getReport, { reportId: report.id })
  expect(body).toMatchObject({ reporterIsTold: false, enteredBy: 'Nadia El Amrani', reporterContact: '06-11111111' })
  expect(body.conversations).toMatchObject([{ heldBy: 'Nadia El Amrani', advice: expect.stringContaining('langsgaan') }])
})

test('the resident who comes in person is informed by being there; a professional who phones needs no conversation', async () => {
  const own = exampleDeskReport({
    reporterKind: 'resident',
    residentInformed: false,
    residentInformedNote: '',
    conversation: { id: newId(), supportNeed: 'Kan de huur niet betalen.', advice: 'Samen de post openen, maandag 10 uur.' },
  })
  const phoned = exampleDeskReport({ reporterKind: 'professional', channel: 'phone' })
  for (const report of [own, phoned]) {
    expect((await house.as('nadia').call(operations.enterConcernReport, report)).status).toBe(200)
  }
  const look = async (reportId: string) => (await house.as('peter').call(operations.getReport, { reportId })).body
  expect(await look(own.id)).toMatchObject({ residentInformed: true, residentAgrees: 'agreed', needsConversation: true })
  expect((await look(own.id)).conversations).toHaveLength(1)
  expect(await look(phoned.id)).toMatchObject({ needsConversation: false, conversations: [] })
})

test('the desk does not report as if it were a professional, nor a professional as if they were the desk', async () => {
  const asDesk = await house.as('peter').call(operations.enterConcernReport, exampleDeskReport({ channel: 'meldcode' }))
  expect(asDesk.problem.errors).toEqual([{ field: 'channel', message: 'Kies een van de mogelijkheden.' }])
  const asProfessional = await house.as('joke').call(operations.makeConcernReport, exampleReport({ channel: 'phone' }))
  expect(asProfessional.status).toBe(400)
  expect((await house.as('joke').call(operations.enterConcernReport, exampleDeskReport())).status).toBe(403)
  expect((await house.as('peter').call(operations.makeConcernReport, exampleReport())).status).toBe(403)
})

test('what is open is listed by urgency first, then by age; and can be sorted and filtered', async () => {
  const urgent = await reported(house, { urgency: 'now', aboutName: 'Nood' })
  const list = (input: Parameters<typeof house.as>[0] extends string ? Record<string, unknown> : never) =>
    house.as('peter').call(operations.listReports, input)
  const byUrgency = (await list({})).body.reports
  const urgentFirst = byUrgency.filter(report => report.urgency === 'now').map(report => report.id)
  expect(urgentFirst).toContain(urgent)
  expect(byUrgency.slice(0, urgentFirst.length).map(report => report.id)).toEqual(urgentFirst)
  const ranks = byUrgency.map(report => report.urgencyRank)
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
  const byAge = (await list({ order: 'age' })).body.reports.map(report => report.receivedAt)
  expect(byAge).toEqual([...byAge].sort())
  expect((await list({ urgency: 'now' })).body.reports.every(report => report.urgency === 'now')).toBe(true)
  expect((await list({ channel: 'desk' })).body.reports.every(report => report.channel === 'desk')).toBe(true)
  // A district holds its neighbourhoods.
  const district = (await list({ areaId: 2 })).body.reports
  expect(district.length).toBeGreaterThan(0)
  expect(district.every(report => report.area === 'Tulpenbuurt')).toBe(true)
  expect((await list({ areaId: 1 })).body.reports).toEqual([])
})

test('a worklist shows fifty lines and says that there are more', async () => {
  for (let made = 0; made < 52; made++) await reported(house, { aboutName: `Rij ${made}`, urgency: 'normal' })
  const first = await house.as('peter').call(operations.listReports, { order: 'age' })
  expect(first.body.reports).toHaveLength(50)
  expect(first.body.more).toBe(true)
  const second = await house.as('peter').call(operations.listReports, { order: 'age', page: 2 })
  const ids = new Set([...first.body.reports, ...second.body.reports].map(report => report.id))
  expect(ids.size).toBe(50 + second.body.reports.length)
  const own = await house.as('joke').call(operations.listOwnReports, {})
  expect(own.body).toMatchObject({ more: true })
  expect(own.body.reports).toHaveLength(50)
  const rest = await house.as('joke').call(operations.listOwnReports, { before: own.body.reports.at(-1)?.receivedAt })
  expect(rest.body.reports.length).toBeGreaterThan(0)
})

test('taking a report on tells the reporter once; a colleague may take it over', async () => {
  const id = await reported(house)
  const claim = async (user: string, by: 'me' | 'nobody' = 'me') =>
    house.as(user).call(operations.claimReport, { reportId: id, version: await versionOf(house, id), by })
  expect((await claim('peter')).status).toBe(200)
  expect((await claim('nadia')).status).toBe(200)
  expect((await claim('nadia', 'nobody')).status).toBe(200)
  const { body } = await house.as('joke').call(operations.getOwnReport, { reportId: id })
  expect(body.tidings.map(tiding => tiding.state)).toEqual(['in-progress', 'received'])
  const mails = await house.stored<{ kind: string }>('select kind from app.messages where about_id = $1', [id])
  expect(mails).toEqual([{ kind: 'report-tidings' }])
})

test('what was seen and done is in the processing log, refusals too', async () => {
  const id = await reported(house)
  await house.as('peter').call(operations.getReport, { reportId: id })
  await house.as('karin').call(operations.getOwnReport, { reportId: id })
  const log = await house.stored<{ event: string; outcome: string; user_id: string; record_ids: string[] }>(
    `select event, outcome, user_id, record_ids from audit.processing_log order by recorded_at desc, id desc limit 3`,
  )
  expect(log.map(line => [line.event, line.outcome])).toEqual([
    ['concern-report.followed', 'refused'],
    ['concern-report.read', 'done'],
    ['concern-report.received', 'done'],
  ])
  expect(log[1]?.record_ids).toContain(id)
})
