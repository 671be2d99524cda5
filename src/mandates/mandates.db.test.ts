import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoProgramme, organisationId, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { newId } from '../platform/ids.ts'
import { mandateOperations } from './api.ts'

const { getMandate, giveMandate, recordSpending, decideSpending, withdrawSpending, listBudgetRequests } = mandateOperations

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  file = await openExampleFile(house)
})
afterAll(() => house?.close())

const read = async (user: string, of = file) => (await house.as(user).call(getMandate, { caseFileId: of.caseFileId })).body
const give = (user: string, more: object = {}, of = file) =>
  house.as(user).call(giveMandate, {
    caseFileId: of.caseFileId,
    id: newId(),
    previousId: null,
    kinds: ['spend'],
    budgetCents: 20_000,
    ceilingCents: 7_500,
    explanation: '',
    ...more,
  })
const spend = (user: string, more: object = {}, of = file) =>
  house.as(user).call(recordSpending, {
    caseFileId: of.caseFileId,
    id: newId(),
    what: 'Schoolspullen',
    amountCents: 5_000,
    spentOn: '2026-11-20',
    lifeDomain: 'geld',
    ...more,
  })
const answer = (user: string, spendingId: string, decision: 'agreed' | 'refused' = 'agreed', note = '', of = file) =>
  house.as(user).call(decideSpending, { caseFileId: of.caseFileId, spendingId, decision, note })
const withdraw = (user: string, spendingId: string, of = file) =>
  house.as(user).call(withdrawSpending, { caseFileId: of.caseFileId, spendingId, note: 'Dubbel ingevoerd' })
const asked = (user: string) => house.as(user).call(listBudgetRequests, {})
const fields = (answer_: { problem: { errors?: { field: string }[] } }) => answer_.problem.errors?.map(error => error.field)

describe('the mandate of a coordinator', () => {
  test('is the standard until the process coordinator gives one: nothing, so all is asked for', async () => {
    const own = await openExampleFile(house)
    const { mandate, budget, standing, may } = await read('samira', own)
    expect([mandate, budget.cents, budget.source, standing.left, may]).toEqual([
      null,
      0,
      'municipality',
      0,
      { give: false, spend: true, usePower: true },
    ])
    expect(fields(await spend('samira', {}, own))).toEqual(['why'])
    expect((await spend('samira', { why: 'Zonder fiets komt Can niet op school.' }, own)).status).toBe(200)
    expect((await read('samira', own)).standing).toEqual({ spent: 0, asked: 5_000, left: 0 })
  })

  test('is given by the process coordinator, and each one takes the place of the one it names', async () => {
    const first = newId()
    expect((await give('fatma', { id: first, explanation: 'Voor de start' })).status).toBe(200)
    expect((await give('fatma')).status).toBe(409)
    expect((await give('wim', { previousId: first, budgetCents: 25_000, kinds: ['spend', 'act-for'] })).status).toBe(200)
    expect(fields(await give('fatma', { kinds: ['toveren'] }))).toEqual(['kinds'])
    expect(fields(await give('fatma', { budgetCents: -1 }))).toEqual(['budgetCents'])
    const seen = await read('samira')
    expect([seen.mandate?.budgetCents, seen.mandate?.kinds.map(kind => kind.code), seen.mandate?.givenBy]).toEqual([
      25_000,
      ['spend', 'act-for'],
      expect.stringContaining('Wim'),
    ])
    expect(seen.earlier.map(one => [one.id, one.explanation])).toEqual([[first, 'Voor de start']])
    const lines = (await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'plan' }))
      .body.lines
    expect(lines.filter(line => line.event === 'mandate.given')).toHaveLength(2)
  })

  test('two who give one at once: the second is told', async () => {
    const own = await openExampleFile(house)
    const both = await Promise.all([give('fatma', { budgetCents: 1 }, own), give('wim', { budgetCents: 2 }, own)])
    expect(both.map(one => one.status).sort()).toEqual([200, 409])
  })
})

describe('spending', () => {
  test('within the mandate counts at once; over it counts after a yes', async () => {
    const own = await openExampleFile(house)
    await give('fatma', {}, own)
    expect((await spend('samira', {}, own)).status).toBe(200)
    expect((await read('samira', own)).standing).toEqual({ spent: 5_000, asked: 0, left: 15_000 })

    const tooDear = await spend(
      'samira',
      { amountCents: 8_000, why: 'Wasmachine', what: 'Wasmachine', spentOn: '2026-12-01' },
      own,
    )
    const seen = (await read('fatma', own)).spendings.find(one => one.id === tooDear.body.id)
    expect(seen).toMatchObject({ state: 'asked', asksFor: 'over-ceiling', mayDecide: true, mayWithdraw: false, hadMandate: true })
    expect((await read('samira', own)).standing).toEqual({ spent: 5_000, asked: 8_000, left: 15_000 })
    for (const user of ['fatma', 'wim']) {
      const { body } = await asked(user)
      expect(body.requests.map(one => one.spendingId)).toContain(tooDear.body.id)
    }
    expect((await answer('fatma', tooDear.body.id, 'agreed', 'Akkoord', own)).status).toBe(200)
    expect((await answer('fatma', tooDear.body.id, 'agreed', '', own)).status).toBe(200)
    expect((await answer('wim', tooDear.body.id, 'refused', 'Nee', own)).status).toBe(409)
    expect((await asked('fatma')).body.requests.map(one => one.spendingId)).not.toContain(tooDear.body.id)
    expect((await read('samira', own)).standing).toEqual({ spent: 13_000, asked: 0, left: 7_000 })

    const tooMuch = await spend('samira', { amountCents: 7_001, why: 'Bed' }, own)
    expect(fields(await answer('fatma', tooMuch.body.id, 'refused', '', own))).toEqual(['note'])
    expect((await answer('fatma', tooMuch.body.id, 'refused', 'Vraag het bijzondere-bijstandsloket', own)).status).toBe(200)
    expect((await withdraw('samira', tooMuch.body.id, own)).status).toBe(409)
    expect((await read('samira', own)).standing).toEqual({ spent: 13_000, asked: 0, left: 7_000 })
    const lines = (await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: own.caseFileId, kind: 'plan' }))
      .body.lines
    expect(
      lines
        .map(line => line.event)
        .filter(event => event.startsWith('budget.'))
        .sort(),
    ).toEqual(['budget.asked', 'budget.asked', 'budget.refused', 'budget.spent', 'budget.spent'])
  })

  test('two at once are weighed one after the other', async () => {
    const own = await openExampleFile(house)
    await give('fatma', { budgetCents: 8_000, ceilingCents: null }, own)
    const both = await Promise.all([spend('samira', {}, own), spend('samira', {}, own)])
    expect(both.map(one => one.status).sort()).toEqual([200, 400])
    expect((await read('samira', own)).standing).toEqual({ spent: 5_000, asked: 0, left: 3_000 })
  })

  test('taken back gives the money back, and no longer counts in the figures', async () => {
    const own = await openExampleFile(house)
    await give('fatma', {}, own)
    const { body } = await spend('samira', {}, own)
    expect((await withdraw('samira', body.id, own)).status).toBe(200)
    expect((await withdraw('samira', body.id, own)).status).toBe(200)
    const seen = await read('samira', own)
    expect([seen.standing.left, seen.spendings[0]?.state, seen.spendings[0]?.decisions[0]?.note]).toEqual([
      20_000,
      'withdrawn',
      'Dubbel ingevoerd',
    ])
    const facts = await house.stored<{ event: string; about_id: string }>(
      `select event, about_id from app.counted_facts where case_file_id = $1 and event like 'budget.%' order by id`,
      [own.caseFileId],
    )
    expect(facts).toEqual([
      { event: 'budget.spent', about_id: body.id },
      { event: 'budget.withdrawn', about_id: body.id },
    ])
  })

  test('the budget is that of the programme, with the amount that the municipality set', async () => {
    const own = await openExampleFile(house)
    const body = await house.stored<{ body: { householdBudget: object } }>(
      `select body from app.programme_versions where municipality_id = $1 and programme_id = $2`,
      [voorbeeldstad.id, demoProgramme.id],
    )
    const budget = {
      available: true,
      amountEuro: null,
      per: 'household',
      purpose: 'Steuntje',
      source: 'default',
      setting: 'budget.amount',
      note: null,
    }
    const changed = { ...body[0]?.body, version: 99, householdBudget: budget }
    await house.stored(
      `insert into app.programme_versions (municipality_id, programme_id, version, body, published_at) values ($1, $2, 99, $3, now())`,
      [voorbeeldstad.id, demoProgramme.id, JSON.stringify(changed)],
    )
    await house.stored(`update app.participations set programme_version = 99 where case_file_id = $1`, [own.caseFileId])
    expect((await read('samira', own)).budget).toMatchObject({ cents: 0, source: 'municipality', unset: [expect.any(String)] })
    await house.stored(
      `insert into app.settings (municipality_id, key, value) values ($1, $2, '600'), ($1, 'mandate.ceiling', '50')`,
      [voorbeeldstad.id, `${demoProgramme.id}.budget.amount`],
    )
    const seen = await read('samira', own)
    expect([seen.budget.cents, seen.budget.source, seen.ceilingCents]).toEqual([60_000, 'programme', 5_000])
    await house.stored(
      `delete from app.settings where municipality_id = $1 and key like '%.budget.amount' or key = 'mandate.ceiling'`,
      [voorbeeldstad.id],
    )
  })
})

describe('what cannot be', () => {
  test('amounts, days and life domains that are not there', async () => {
    for (const [more, field] of [
      [{ amountCents: 0 }, 'amountCents'],
      [{ amountCents: 12.5 }, 'amountCents'],
      [{ amountCents: 10_000_001 }, 'amountCents'],
      [{ spentOn: '2026-11-25' }, 'spentOn'],
      [{ spentOn: '2026-02-30' }, 'spentOn'],
      [{ what: '   ' }, 'what'],
      [{ what: 'x'.repeat(10_000) }, 'what'],
      [{ lifeDomain: 'sterren' }, 'lifeDomain'],
      [{ goalId: newId() }, 'goalId'],
      [{ amountCents: 9_000_000, why: 'Later', spentOn: '2028-11-25' }, 'spentOn'],
    ] as const) {
      expect([more, fields(await spend('samira', more))]).toEqual([more, [field]])
    }
  })

  test('emoji, right to left, HTML and SQL are text', async () => {
    const what = `🙂 שלום <b>'); drop table app.spendings; --`
    const { body } = await spend('samira', { what, amountCents: 1 })
    expect((await read('samira')).spendings.find(one => one.id === body.id)?.what).toBe(what)
  })

  test('a double submit records once', async () => {
    const own = await openExampleFile(house)
    await give('fatma', {}, own)
    const id = newId()
    await spend('samira', { id }, own)
    const again = await spend('samira', { id }, own)
    expect(again.status).not.toBe(500)
    expect((await read('samira', own)).spendings).toHaveLength(1)
  })

  test('in a closed file nothing is spent, given or decided', async () => {
    const own = await openExampleFile(house)
    const { body } = await spend('samira', { why: 'Nodig' }, own)
    await house.stored(`update app.case_files set closed_at = now() where id = $1`, [own.caseFileId])
    expect((await spend('samira', {}, own)).status).toBe(409)
    expect((await give('fatma', {}, own)).status).toBe(409)
    expect((await answer('fatma', body.id, 'agreed', '', own)).status).toBe(409)
    const seen = await read('samira', own)
    expect([seen.may, seen.spendings[0]?.mayWithdraw]).toEqual([{ give: false, spend: false, usePower: false }, false])
    expect((await asked('fatma')).body.requests.map(one => one.spendingId)).not.toContain(body.id)
  })
})

describe('who may', () => {
  test.each(['joep', 'karin', 'tom', 'lieke'])('%s is not involved: it does not exist', async user => {
    expect((await house.as(user).call(getMandate, { caseFileId: file.caseFileId })).status).toBe(404)
    expect((await spend(user)).status).toBeGreaterThanOrEqual(403)
    expect((await give(user)).status).toBe(403)
    expect((await asked(user)).status).toBe(403)
  })

  test.each(['joke', 'hans', 'ingrid', 'bram'])('%s has no role in files', async user => {
    expect((await house.as(user).call(getMandate, { caseFileId: file.caseFileId })).status).toBe(403)
    expect((await spend(user)).status).toBe(403)
    expect((await give(user)).status).toBe(403)
    expect((await asked(user)).status).toBe(403)
  })

  test('the desk knows the file and not its money', async () => {
    expect((await house.as('peter').call(getMandate, { caseFileId: file.caseFileId })).status).toBe(404)
    const rows = await house.as('peter').look('support', tx => tx.rows(sql`select id from app.spendings`))
    expect(rows).toEqual([])
  })

  test('the coordinator gives no mandate and decides nothing; the process coordinator spends nothing', async () => {
    const { body } = await spend('samira', { amountCents: 9_000_000, why: 'Nodig' })
    expect((await give('samira')).status).toBe(403)
    expect((await answer('samira', body.id)).status).toBe(403)
    expect((await spend('fatma')).status).toBe(403)
    const decided = (user: string) =>
      house.as(user).look(
        'support',
        tx =>
          tx.run(sql`
            insert into app.spending_decisions (municipality_id, id, spending_id, case_file_id, scope_id, area_id, decision, recorded_by, recorded_at)
            select municipality_id, ${newId()}, id, case_file_id, scope_id, area_id, 'agreed', ${house.as(user).user}, now()
            from app.spendings where id = ${body.id}`),
        file.caseFileId,
      )
    await expect(decided('samira')).rejects.toThrow(/row-level security/)
    expect((await read('samira')).spendings.find(one => one.id === body.id)?.state).toBe('asked')
  })

  test('a process coordinator of another district reads and answers nothing', async () => {
    const own = await openExampleFile(house)
    const { body } = await spend('samira', { why: 'Nodig' }, own)
    expect((await asked('wim')).body.requests.map(one => one.spendingId)).toContain(body.id)
    await house.stored(`update app.spendings set area_id = 31 where id = $1`, [body.id])
    expect((await asked('wim')).body.requests.map(one => one.spendingId)).not.toContain(body.id)
    expect((await asked('fatma')).body.requests.map(one => one.spendingId)).toContain(body.id)
  })

  test('a partner reads it only with what is general shared, and changes nothing', async () => {
    const own = await openExampleFile(house)
    await give('fatma', {}, own)
    const share = (organisation: 'de-brug' | 'woonpartners', domains: ('finance' | 'general')[]) =>
      house.as('samira').call(caseFileOperations.involveOrganisation, {
        caseFileId: own.caseFileId,
        id: newId(),
        organisationId: organisationId(organisation),
        disclosure: 'content',
        accessDomains: domains,
        mayWrite: true,
      })
    await share('de-brug', ['finance'])
    await share('woonpartners', ['general'])
    expect((await house.as('karin').call(getMandate, { caseFileId: own.caseFileId })).status).toBe(404)
    expect((await read('tom', own)).may).toEqual({ give: false, spend: false, usePower: false })
    expect((await spend('tom', {}, own)).status).toBe(403)
  })

  test('a shielded file asks nobody: what goes over the mandate is told at the amount', async () => {
    const own = await openExampleFile(house)
    await give('fatma', {}, own)
    await house.stored(`update app.case_files set shielded = true where id = $1`, [own.caseFileId])
    await house.stored(`update access.file_registry set shielded = true where case_file_id = $1`, [own.caseFileId])
    expect((await spend('samira', {}, own)).status).toBe(200)
    expect(fields(await spend('samira', { amountCents: 8_000, why: 'Nodig' }, own))).toEqual(['amountCents'])
    expect((await house.as('fatma').call(getMandate, { caseFileId: own.caseFileId })).status).toBe(404)
  })

  test('reading it is in the log', async () => {
    await read('fatma')
    const [line] = await house.stored<{ subject_ids: string[] }>(
      `select array_agg(subject_id) as subject_ids from audit.processing_log where event = 'mandate.read' and case_file_id = $1
       group by act_id order by max(id::text) desc limit 1`,
      [file.caseFileId],
    )
    expect(line?.subject_ids).toEqual([file.householdId])
  })
})
