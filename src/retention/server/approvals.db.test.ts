import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { userId } from '../../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../../aftercare/api.ts'
import { type Household, openStory, type Story } from '../../app/testing/story.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { openPool } from '../../platform/database/pool.ts'
import { asWorker } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { signalOperations } from '../../signals/api.ts'
import { exampleReport } from '../../signals/testing/example-report.ts'
import { retentionOperations as operations } from '../api.ts'
import { approve, destroyAll, everything, prepare, tracesOf, work } from '../testing/destruction.ts'
import { orderDestruction } from './commands.ts'
import { sweep } from './sweep.ts'

// Who may set a destruction going, who may hold it back, and what is destroyed before its term because somebody asked.

let story: Story
let pool: pg.Pool
let family: Household
let neighbours: Household
beforeAll(async () => {
  story = await openStory('2026-11-23')
  pool = openPool(story.house.database.workerUrl, { size: 2 })
  family = await closedHousehold('Familie Waterman')
  neighbours = await story.household('Familie Zeilstra')
  await note(neighbours.caseFileId, 'leren', 'De dochter leest graag.')
  await note(neighbours.caseFileId, 'geld', 'Er is een regeling.')
  await story.comesTo('2043-02-02')
}, 60_000)
afterAll(async () => {
  await pool.end()
  await story.close()
})

const note = (caseFileId: string, lifeDomain: string, body: string, subjectId?: string) =>
  story.does('samira', caseFileOperations.recordNote, {
    caseFileId,
    id: newId(),
    kind: 'note',
    lifeDomain,
    body,
    ...(subjectId ? { subjectId } : {}),
  })

async function closedHousehold(name: string): Promise<Household> {
  const household = await story.household(name)
  await note(household.caseFileId, 'geld', 'Er is een regeling.')
  await story.does('samira', aftercareOperations.closeCaseFile, {
    caseFileId: household.caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'Het loopt.',
    goals: [],
  })
  return household
}

const look = (runId: string, person = 'bram') => story.does(person, operations.getDestructionRun, { runId })
const rowsOfFamily = async () =>
  [...(await everything(story.house))].filter(
    ([name, body]) =>
      /^(access|app)\./.test(name) && !name.startsWith('app.destruction_items') && body.includes(family.caseFileId),
  )

beforeEach(async () => {
  // One run at a time: what an earlier test left is withdrawn.
  for (const run of (await story.does('bram', operations.listDestructionRuns, {})).runs) {
    if (run.state === 'ready') {
      await story.does('bram', operations.stopDestruction, { runId: run.id, reason: 'Opnieuw.', version: run.version })
    }
  }
  await work(pool, story.house)
})

describe('two people, in two roles, and neither of them who prepared it', () => {
  test('without a yes, and with one, nothing is destroyed', async () => {
    const before = await rowsOfFamily()
    const run = await prepare(pool, story)
    const listHash = run.listHash ?? ''
    await work(pool, story.house)
    expect((await look(run.id)).state).toBe('ready')
    await story.does('ingrid', operations.approveDestruction, { runId: run.id, listHash })
    await work(pool, story.house)
    expect((await look(run.id)).state).toBe('ready')
    expect(await rowsOfFamily()).toEqual(before)
  })

  test('who prepared it does not approve, nobody approves twice, and without the privacy officer it is not enough', async () => {
    const run = await prepare(pool, story)
    const input = { runId: run.id, listHash: run.listHash ?? '' }
    expect((await story.isRefused('bram', operations.approveDestruction, input)).detail).toMatch(/voorbereid/)
    await story.does('fatma', operations.approveDestruction, input)
    expect((await story.isRefused('fatma', operations.approveDestruction, input)).detail).toMatch(/al akkoord/)
    // Another process coordinator adds no second pair of eyes: the privacy officer has to look.
    expect((await story.isRefused('wim', operations.approveDestruction, input)).detail).toMatch(/privacy-functionaris/)
    await work(pool, story.house)
    expect((await look(run.id)).state).toBe('ready')
  })

  test('a yes is a yes to one list: to another it is refused', async () => {
    const run = await prepare(pool, story)
    const refused = await story.isRefused('ingrid', operations.approveDestruction, { runId: run.id, listHash: 'ab'.repeat(32) })
    expect(refused.detail).toMatch(/niet \(meer\) de lijst/)
  })

  test('the database itself refuses a yes in another’s name, role or for one’s own list', async () => {
    const run = await prepare(pool, story)
    const insert = (person: string, by: string, role: string) =>
      story.house.as(person).look('retention', tx =>
        tx.run(sql`
          insert into app.destruction_approvals (municipality_id, run_id, approved_by, as_role, prepared_by, list_hash, approved_at)
          values (${tx.session.municipality}, ${run.id}, ${userId(by)}, ${role}::access.role, ${userId('bram')}, decode(${run.listHash}, 'hex'), ${tx.now})`),
      )
    await expect(insert('fatma', 'ingrid', 'privacy_officer')).rejects.toThrow(/row-level security/)
    await expect(insert('fatma', 'fatma', 'privacy_officer')).rejects.toThrow(/row-level security/)
    await expect(insert('bram', 'bram', 'administrator')).rejects.toThrow(/approvals_not_own/)
    await expect(insert('samira', 'samira', 'administrator')).rejects.toThrow(/row-level security/)
  })

  test('a state set by hand sets nothing going', async () => {
    const before = await rowsOfFamily()
    const run = await prepare(pool, story)
    await story.house
      .as('bram')
      .look('retention', tx =>
        tx.run(
          sql`update app.destruction_runs set state = 'running' where municipality_id = ${tx.session.municipality} and id = ${run.id}`,
        ),
      )
    await work(pool, story.house)
    expect(await rowsOfFamily()).toEqual(before)
    await story.house
      .as('bram')
      .look('retention', tx =>
        tx.run(
          sql`update app.destruction_runs set state = 'ready' where municipality_id = ${tx.session.municipality} and id = ${run.id}`,
        ),
      )
  })

  test('nobody else sees or starts any of it, and the lines by number are for who may know them', async () => {
    const run = await prepare(pool, story)
    for (const person of ['samira', 'karin', 'peter', 'hans', 'joke']) {
      for (const [operation, input] of [
        [operations.listDestructionRuns, {}],
        [operations.getDestructionRun, { runId: run.id }],
        [operations.prepareDestruction, { id: newId() }],
        [operations.listLegalHolds, {}],
        [operations.listDestructionItems, { runId: run.id }],
      ] as const) {
        expect((await story.house.as(person).call(operation as never, input as never)).status, person).toBe(403)
      }
    }
    expect((await story.house.as('bram').call(operations.listDestructionItems, { runId: run.id })).status).toBe(403)
    expect((await story.house.as('bram').call(operations.listOverseenDestructionItems, { runId: run.id })).status).toBe(403)
    const all = await story.does('ingrid', operations.listDestructionItems, { runId: run.id })
    expect(all.items.find(item => item.aboutId === family.caseFileId)).toMatchObject({ title: null })
    const overseen = await story.does('fatma', operations.listOverseenDestructionItems, { runId: run.id })
    expect(overseen.items.find(item => item.aboutId === family.caseFileId)?.title).toBe('Familie Waterman')
    // Wim watches over district 2 alone, and nobody over what is shielded.
    const seenBy = async (person: string) =>
      (await story.does(person, operations.listOverseenDestructionItems, { runId: run.id })).items.filter(
        item => item.aboutId === family.caseFileId,
      ).length
    expect(await seenBy('wim')).toBeGreaterThan(0)
    await story.house.stored('update app.destruction_items set area_id = 11 where run_id = $1', [run.id])
    expect(await seenBy('wim')).toBe(0)
    expect(await seenBy('fatma')).toBeGreaterThan(0)
    await story.house.stored('update app.destruction_items set shielded = true where run_id = $1', [run.id])
    expect(await seenBy('fatma')).toBe(0)
  })
})

describe('a hold', () => {
  let holdId: string
  test('needs a reason and a day within a year', async () => {
    const hold = {
      id: newId(),
      about: 'case-file' as const,
      aboutId: family.caseFileId,
      reason: 'Bezwaar',
      reviewOn: '2043-05-01',
    }
    expect(
      (await story.isRefused('ingrid', operations.setLegalHold, { ...hold, reviewOn: '2043-02-02' })).errors?.[0]?.field,
    ).toBe('reviewOn')
    expect(
      (await story.isRefused('ingrid', operations.setLegalHold, { ...hold, reviewOn: '2044-06-01' })).errors?.[0]?.field,
    ).toBe('reviewOn')
    expect((await story.isRefused('ingrid', operations.setLegalHold, { ...hold, reason: ' ' })).errors?.[0]?.field).toBe('reason')
    expect(
      (await story.isRefused('ingrid', operations.setLegalHold, { ...hold, aboutId: 'geen nummer' })).errors?.[0]?.field,
    ).toBe('aboutId')
    holdId = (await story.does('ingrid', operations.setLegalHold, hold)).id
    expect((await story.isRefused('fatma', operations.setLegalHold, { ...hold, id: newId() })).detail).toMatch(/al opgeschort/)
  })

  test('keeps the file off the list, also when it was set after the second yes', async () => {
    const run = await prepare(pool, story)
    expect(run.summary.filter(line => line.why === 'hold').length).toBeGreaterThan(0)
    expect(run.summary.filter(line => line.state === 'planned')).toEqual([])
    await story.does('bram', operations.stopDestruction, { runId: run.id, reason: 'Niets te doen.', version: run.version })
    const [hold] = (await story.does('ingrid', operations.listLegalHolds, {})).holds
    expect(hold).toMatchObject({ id: holdId, found: true, reason: 'Bezwaar' })
    await story.does('fatma', operations.liftLegalHold, { holdId, reason: 'Afgehandeld.', version: hold?.version ?? 0 })

    const second = await prepare(pool, story)
    expect(second.summary.some(line => line.state === 'planned')).toBe(true)
    await approve(story, second)
    await story.does('ingrid', operations.setLegalHold, {
      id: newId(),
      about: 'person',
      aboutId: family.mother,
      reason: 'Rechtszaak',
      reviewOn: '2043-09-01',
    })
    const before = await rowsOfFamily()
    await work(pool, story.house)
    const done = await look(second.id)
    expect(done.state).toBe('done')
    expect(done.destroyed).toBe(0)
    expect(done.summary.filter(line => line.state === 'kept').map(line => line.why)).toContain('hold')
    const lines = (rows: [string, string][]) => rows.filter(([name]) => !/timeline|receipts|drafts|messages/.test(name))
    expect(lines(await rowsOfFamily())).toEqual(lines(before))
  })

  test('is told in the timeline of the file, without its reason', async () => {
    const seen = await story.does('samira', caseFileOperations.listTimeline, { caseFileId: family.caseFileId, limit: 200 })
    expect(seen.lines.map(line => line.event)).toEqual(expect.arrayContaining(['case-file.held', 'case-file.hold-lifted']))
    expect(JSON.stringify(seen)).not.toMatch(/Bezwaar|Rechtszaak/)
    expect(
      (await story.does('samira', operations.getRetentionOfFile, { caseFileId: family.caseFileId })).heldSince,
    ).not.toBeNull()
  })

  test('on a number that leads nowhere says so afterwards', async () => {
    const id = newId()
    await story.does('ingrid', operations.setLegalHold, {
      id,
      about: 'case-file',
      aboutId: newId(),
      reason: 'Vergist',
      reviewOn: '2043-05-01',
    })
    await work(pool, story.house)
    const hold = (await story.does('ingrid', operations.listLegalHolds, {})).holds.find(one => one.id === id)
    expect(hold?.found).toBe(false)
  })
})

describe('an order, because a request was granted', () => {
  const order = (about: Parameters<typeof orderDestruction>[1]['about']) =>
    story.house.as('fatma').look('support', tx => orderDestruction(tx, { id: newId(), about, reason: 'Verzoek toegewezen.' }))

  test('destroys a part of a file that is still open, and nothing else of it', async () => {
    // Twice: two residents of one household asked for the same.
    await order({ caseFileId: neighbours.caseFileId, part: 'youth' })
    await order({ caseFileId: neighbours.caseFileId, part: 'youth' })
    const done = await destroyAll(pool, story)
    expect(done.summary.find(line => line.part === 'youth' && line.state === 'destroyed')).toMatchObject({ items: 1 })
    const rows = await everything(story.house)
    expect(tracesOf(rows, ['De dochter leest graag'])).toEqual([])
    expect(tracesOf(rows, ['Er is een regeling']).length).toBeGreaterThan(0)
  })

  test('destroys all that was written about one person alone, and the person', async () => {
    await note(neighbours.caseFileId, 'gezondheid', 'De vader slaapt slecht.', neighbours.father)
    await order({ personId: neighbours.father })
    await order({ personId: neighbours.father })
    await destroyAll(pool, story)
    const rows = await everything(story.house)
    expect(tracesOf(rows, [neighbours.father]).filter(trace => !trace.startsWith('audit.'))).toEqual([])
    expect(tracesOf(rows, ['De vader slaapt slecht', 'Emre'])).toEqual(
      tracesOf(rows, ['Emre']).filter(trace => !trace.includes('Zeilstra')),
    )
    expect(
      (await story.does('samira', caseFileOperations.getCaseFile, { caseFileId: neighbours.caseFileId })).members,
    ).toHaveLength(2)
  })

  test('names nobody any more when it is done', async () => {
    const orders = await story.house.stored<{ person_id: unknown; case_file_id: unknown; done_at: unknown }>(
      'select person_id, case_file_id, done_at from app.destruction_orders',
    )
    expect(orders).toHaveLength(4)
    for (const one of orders) expect(one).toMatchObject({ person_id: null, case_file_id: null, done_at: expect.any(Date) })
  })
})

test('a report that led nowhere goes after its own term, once the desk is done with it', async () => {
  const { id } = await story.does(
    'joke',
    signalOperations.makeConcernReport,
    exampleReport({ aboutName: 'Familie Kwispelstaart' }),
  )
  await story.comesTo('2046-02-02')
  const run = await prepare(pool, story)
  expect(run.summary.filter(line => line.part === 'report')).toMatchObject([{ state: 'held', why: 'open', items: 1 }])
  await story.house.stored(`update app.report_handlings set state = 'triaged' where report_id = $1`, [id])
  await story.does('bram', operations.stopDestruction, { runId: run.id, reason: 'Opnieuw.', version: run.version })
  await work(pool, story.house)
  const done = await destroyAll(pool, story)
  expect(done.summary.filter(line => line.part === 'report')).toMatchObject([{ state: 'destroyed', items: 1 }])
  expect(tracesOf(await everything(story.house), ['Kwispelstaart', id]).filter(trace => !trace.startsWith('audit.'))).toEqual([])
})

describe('terms', () => {
  test('a decision is followed by another, never changed, and only as far as the law allows', async () => {
    const decide = { part: 'report' as const, term: 'P1Y', reason: 'Besluit van het college.', version: 0 }
    expect(await story.does('bram', operations.decideRetentionTerm, decide)).toEqual({ part: 'report', version: 1 })
    expect((await story.isRefused('bram', operations.decideRetentionTerm, { ...decide, term: 'P3Y' })).detail).toMatch(
      /iemand anders/,
    )
    await story.does('bram', operations.decideRetentionTerm, { ...decide, term: 'P3Y', version: 1 })
    const line = (await story.does('ingrid', operations.listRetentionTerms, {})).terms.find(one => one.part === 'report')
    expect(line).toMatchObject({ term: 'P3Y', version: 2, decisions: [{ term: 'P3Y' }, { term: 'P1Y' }] })
    const short = { ...decide, part: 'support' as const, term: 'P5Y' }
    expect((await story.isRefused('bram', operations.decideRetentionTerm, short)).errors?.[0]).toMatchObject({ field: 'term' })
    for (const person of ['ingrid', 'fatma', 'samira']) {
      expect((await story.house.as(person).call(operations.decideRetentionTerm, { ...decide, version: 2 })).status, person).toBe(
        403,
      )
    }
  })

  test('what is kept for days is cleared away without a list', async () => {
    await story.comesTo('2047-01-01')
    const cleared = await asWorker(pool, 1, story.house.clock.now(), sweep)
    expect(cleared.receipts).toBeGreaterThan(0)
  })
})
