import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../db/demo/voorbeeldstad.ts'
import { purposes } from '../access/rules/purposes.ts'
import { capabilities } from '../app/capabilities.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { covenantOperations } from '../directory/covenant-api.ts'
import { registerOperations } from './register-api.ts'

const { getProcessingRegister, getProcessingActivity, answerQuestion, getDpia, establishDpia, getDpiaEdition } =
  registerOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house?.close())

const ingrid = () => house.as('ingrid')
const register = async () => (await ingrid().call(getProcessingRegister, {})).body
const answer = (question: string, body: string, previousId: string | null = null, document: 'register' | 'dpia' = 'register') =>
  ingrid().call(answerQuestion, { id: crypto.randomUUID(), document, question, body, previousId })

describe('the register of processing activities', () => {
  test('has an activity for each purpose, with the code that the log uses', async () => {
    const { activities } = await register()
    expect(activities.map(one => one.code).toSorted()).toEqual([...Object.keys(purposes), 'system'].toSorted())
    for (const one of activities) {
      const found = await ingrid().call(getProcessingActivity, { code: one.code })
      expect([found.status, found.body.uri]).toEqual([200, `/v1/processing-activities/${one.code}`])
    }
    expect((await ingrid().call(getProcessingActivity, { code: 'bestaat-niet' })).status).toBe(404)
  })

  test('every operation belongs to an activity, with its purpose, and tells what is done in Dutch', async () => {
    const { activities } = await register()
    for (const operation of capabilities.flatMap(one => Object.values(one.operations))) {
      const found = activities.find(one => one.code === operation.purpose)
      expect([operation.event, found !== undefined && found.acts.length > 0]).toEqual([operation.event, true])
    }
    const support = activities.find(one => one.code === 'support')
    expect(support?.grounds.length).toBeGreaterThan(0)
    expect(support?.retention).toContainEqual({ label: 'Jeugd', term: '20 jaar', law: 'Jeugdwet art. 7.3.8 lid 3' })
    expect(support?.receivers).toContain('Woonpartners')
    expect(support?.data.map(one => one.label)).toContain('Gezondheid')
    expect(support?.controller.map(one => one.law)).toContain('Wmo 2015 art. 5.1.1 lid 7')
  })

  test('follows what is in force: a ground that ends leaves it, a term that is decided stands in it', async () => {
    await house.stored(
      `update access.legal_grounds set valid_to = '2026-01-02' where municipality_id = 1 and code = 'melding-publieke-taak'`,
    )
    await house.stored(
      `insert into app.retention_terms (municipality_id, part, version, term, reason, decided_by, decided_at)
       select 1, 'report', 1, 'P3Y', 'Besluit', id, now() from access.users where municipality_id = 1 limit 1`,
    )
    const intake = (await register()).activities.find(one => one.code === 'intake')
    expect(intake?.grounds.map(ground => ground.label)).not.toContain('Melding beoordelen als publieke taak')
    expect(intake?.retention.map(part => part.term)).toEqual(['3 jaar'])
  })

  test('names the covenants that run, as they were last agreed', async () => {
    const id = crypto.randomUUID()
    const agreed = {
      title: 'Samen op tijd',
      organisationIds: [organisationId('gemeente'), organisationId('woonpartners')],
      purposes: ['support' as const],
      accessDomains: ['housing' as const],
      articles: 'Wgs art. 8',
      agreements: 'Op tijd melden.',
      areaIds: [],
      startsOn: '2026-01-01',
      endsOn: null,
    }
    const named = async () => (await register()).activities.find(one => one.code === 'support')?.covenants
    expect((await house.as('bram').call(covenantOperations.addCovenant, { id, ...agreed })).status).toBe(200)
    expect(await named()).toContain('Samen op tijd')
    const change = { endsOn: { from: null, to: '2026-06-30' } }
    expect((await house.as('bram').call(covenantOperations.changeCovenant, { covenantId: id, change })).status).toBe(200)
    expect(await named()).not.toContain('Samen op tijd')
  })

  test('keeps what people add, in versions, and tells who writes at the same time', async () => {
    const first = await answer('officer', 'fg@voorbeeldstad.example')
    expect(first.status).toBe(200)
    expect((await answer('officer', 'Iets anders')).status).toBe(409)
    const second = await answer('officer', 'privacy@voorbeeldstad.example', first.body.id)
    expect(second.status).toBe(200)
    const officer = (await register()).questions.find(one => one.code === 'officer')
    expect([officer?.answer?.body, officer?.answer?.earlier]).toEqual(['privacy@voorbeeldstad.example', 1])
    expect((await answer('verzonnen', 'x')).problem.errors?.map(one => one.field)).toEqual(['question'])
    expect((await answer('officer', '', second.body.id)).status).toBe(400)
  })

  test('is saved as CSV and JSON, and the log tells', async () => {
    const csv = await ingrid().request({ url: '/v1/processing-register-files?format=csv' })
    expect([csv.statusCode, csv.headers['content-type']]).toEqual([200, expect.stringContaining('text/csv')])
    expect(csv.body).toContain('support')
    const json = await ingrid().request({ url: '/v1/processing-register-files?format=json' })
    expect(JSON.parse(json.body).activities).toHaveLength(Object.keys(purposes).length + 1)
    const lines = await house.stored(`select 1 from audit.processing_log where event = 'register.exported'`)
    expect(lines).toHaveLength(2)
  })
})

describe('the DPIA', () => {
  test('is filled with what the system knows; open questions are kept, and an edition never changes', async () => {
    const before = (await ingrid().call(getDpia, {})).body
    expect(before.register.activities.length).toBeGreaterThan(5)
    expect(before.open).toBe(before.chapters.flatMap(chapter => chapter.questions).length)
    const wild = 'Omdat <b>hulp</b> nu langs elkaar heen werkt 🏠'
    const given = await answer('need', wild, null, 'dpia')
    const id = crypto.randomUUID()
    expect((await ingrid().call(establishDpia, { id, reason: 'Voor de start' })).body.edition).toBe(1)
    await answer('need', 'Later anders', given.body.id, 'dpia')
    const edition = (await ingrid().call(getDpiaEdition, { editionId: id })).body
    expect(edition.body.chapters[0]?.questions[0]?.answer?.body).toBe(wild)
    const now = (await ingrid().call(getDpia, {})).body
    expect([now.chapters[0]?.questions[0]?.answer?.body, now.open]).toEqual(['Later anders', before.open - 1])
    expect(now.editions.map(one => [one.edition, one.open])).toEqual([[1, before.open - 1]])
    expect((await ingrid().call(establishDpia, { id: crypto.randomUUID(), reason: 'Na een jaar' })).body.edition).toBe(2)
  })
})

test('register and DPIA are the privacy officer’s', async () => {
  for (const user of ['samira', 'hans', 'bram', 'fatma', 'marga', 'karin']) {
    expect((await house.as(user).call(getProcessingRegister, {})).status).toBe(403)
    expect((await house.as(user).call(getDpia, {})).status).toBe(403)
    const put = { id: crypto.randomUUID(), document: 'dpia', question: 'need', body: 'x', previousId: null } as const
    expect((await house.as(user).call(answerQuestion, put)).status).toBe(403)
  }
})
