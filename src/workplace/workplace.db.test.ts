import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses, organisationId, userId, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { accessDomainIds } from '../access/rules/access-domains.ts'
import { aftercareOperations } from '../aftercare/api.ts'
import { clockEffects } from '../app/clock-effects.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { involve } from '../case-files/server/commands.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { planOperations } from '../plans/api.ts'
import { openPool } from '../platform/database/pool.ts'
import { newId } from '../platform/ids.ts'
import { fireDue } from '../programmes/server/fire-due.ts'
import { taskOperations } from '../tasks/api.ts'
import { placeExampleTask } from '../tasks/testing/place-example-task.ts'
import { workplaceOperations as operations } from './api.ts'
import { indexWords } from './server/commands.ts'

const tuesday = new Date('2026-11-24T09:00:00Z')
let house: TestHouse
let yilmaz: ExampleFile
const street = addresses.find(one => one.areaId === 21)?.street ?? ''

beforeAll(async () => {
  house = await openTestHouse({ moment: tuesday })
  yilmaz = await openExampleFile(house)
})
afterAll(() => house?.close())

/** An hour later each time, so that what was done before stays in the past. */
let hours = 0
const backToTuesday = () => house.clock.shiftTo(new Date(tuesday.getTime() + ++hours * 3_600_000))

const find = async (user: string, query: string) => {
  const { status, body } = await house.as(user).call(operations.findCaseFiles, { query })
  expect(status).toBe(200)
  return body.files
}

describe('search', () => {
  test('the coordinator finds the household by title, first name, street and number, however it is typed', async () => {
    for (const query of ['yilm', 'YILMAZ', 'Yılmaz', 'ayse', 'Ayşe Yil', 'familie yilmaz', street.slice(0, 5), `${street} 1`]) {
      expect([query, (await find('samira', query)).map(file => file.title)]).toEqual([query, ['Familie Yilmaz']])
    }
    const [file] = await find('samira', 'ayse')
    expect(file).toMatchObject({ people: ['Ayşe Yilmaz'], caseFileId: yilmaz.caseFileId, isClosed: false })
    expect(file?.address).toContain(street)
  })

  test('a name with a slip of the finger is found too, once nothing is written like it, and says so', async () => {
    for (const query of ['yilmza', 'yilmas', 'ylmaz', 'yillmaz', 'aisje yilmaz', 'yilmza ayse']) {
      const { body } = await house.as('samira').call(operations.findCaseFiles, { query })
      expect([query, body.alike, body.files.map(file => file.title)]).toEqual([query, true, ['Familie Yilmaz']])
    }
    expect(await find('samira', 'yelmoz')).toEqual([])
    expect((await house.as('samira').call(operations.findCaseFiles, { query: 'yilmaz' })).body.alike).toBe(false)
    expect(await find('joep', 'yilmza')).toEqual([])
    expect((await find('peter', 'yilmza')).map(file => [file.title, file.people])).toEqual([['Familie Yilmaz', []]])
  })

  test('all words have to fit', async () => {
    expect(await find('samira', 'yilmaz jansen')).toEqual([])
    expect(await find('samira', 'yilmaz can')).toHaveLength(1)
    for (const query of ['familie yilmaz', 'yilmaz familie', `familie ${street} 1 yilmaz`, 'familei yilmza']) {
      expect([query, (await find('peter', query)).map(file => file.title)]).toEqual([query, ['Familie Yilmaz']])
    }
    expect(await find('peter', 'familie yilmaz ayse')).toEqual([])
    expect(await find('peter', 'familie jansen')).toEqual([])
  })

  test('who oversees the area finds the card by title and address, and reads no names and no address', async () => {
    for (const user of ['peter', 'fatma', 'wim']) {
      for (const query of ['yilmaz', street]) {
        const files = await find(user, query)
        expect([user, query, files]).toEqual([
          user,
          query,
          [{ caseFileId: yilmaz.caseFileId, title: 'Familie Yilmaz', address: '', people: [], isClosed: false }],
        ])
      }
      expect([user, await find(user, 'ayse')]).toEqual([user, []])
    }
  })

  test('whoever is not involved finds nothing, and whoever works in no file may not search', async () => {
    for (const user of ['joep', 'karin', 'tom']) expect([user, await find(user, 'yilmaz')]).toEqual([user, []])
    for (const user of ['joke', 'hans', 'ingrid', 'bram']) {
      expect((await house.as(user).call(operations.findCaseFiles, { query: 'yilmaz' })).status).toBe(403)
    }
  })

  test('one letter, signs, other scripts and statements find nothing and break nothing', async () => {
    for (const query of ['y', '%', '_', "'; drop table app.notes; --", '<script>', '👩‍👧', 'محمد', '\\', ' ', 'a'.repeat(100)]) {
      expect([query, await find('samira', query)]).toEqual([query, []])
    }
    expect((await house.as('samira').call(operations.findCaseFiles, { query: 'a'.repeat(101) })).status).toBe(400)
  })

  test('words that were replaced no longer find the file', async () => {
    const file = await openExampleFile(house, { household: { name: 'Familie van den Berg' } })
    expect((await find('samira', 'van den berg')).map(one => one.caseFileId)).toContain(file.caseFileId)
    expect((await find('samira', 'vandenberg')).map(one => one.caseFileId)).toContain(file.caseFileId)
    await house.as('samira').look(
      'support',
      async tx => {
        const { scope_id } = await tx.get<{ scope_id: number }>(
          sql`select scope_id from app.case_files where id = ${file.caseFileId}`,
        )
        await indexWords(tx, { caseFileId: file.caseFileId, scopeId: scope_id, words: ['Familie Bos'] })
      },
      file.caseFileId,
    )
    expect((await find('samira', 'berg')).map(one => one.caseFileId)).not.toContain(file.caseFileId)
    expect((await find('samira', 'bos')).map(one => one.caseFileId)).toContain(file.caseFileId)
    // Written without an area, as for a shielded file: the overseer no longer finds it.
    expect(await find('fatma', 'bos')).toEqual([])
  })

  test('an index answers: a range on the dictionary, an equality on the entries', async () => {
    const plan = await house.as('samira').look('support', async tx => {
      await tx.run(sql`set local enable_seqscan = off`)
      const lines = await tx.rows<{ 'QUERY PLAN': string }>(sql`
        explain (costs off)
        select e.case_file_id from app.search_names n
        join app.search_entries e on e.municipality_id = ${voorbeeldstad.id} and e.name_id = n.id
        where n.municipality_id = ${voorbeeldstad.id} and n.folded >= 'ijil' and n.folded < 'ijim'`)
      return lines.map(line => line['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Cond: .*folded >= .*folded </)
    expect(plan).toMatch(/Index Cond: .*name_id = /)
  })
})

describe('Vandaag of a coordinator', () => {
  test('counts households against the norm, and waits for whom was asked', async () => {
    const { taskId } = await place()
    const { body } = await house.as('samira').call(operations.getCaseWork, {})
    expect(body.households.open).toBeGreaterThan(0)
    expect(body.waiting.map(one => [one.organisation, one.tasks])).toEqual([['Maatschappelijk Werk De Brug', 1]])
    const others = await house.as('joep').call(operations.getCaseWork, {})
    expect([others.body.households.open, others.body.asked, others.body.waiting, others.body.news]).toEqual([0, [], [], []])
    await house.as('karin').call(taskOperations.answerTask, { taskId, answer: 'decline', reason: 'Wachtlijst van zes weken' })
    const after = (await house.as('samira').call(operations.getCaseWork, {})).body
    expect(after.asked.find(one => one.taskId === taskId)).toMatchObject({
      kind: 'task-answered',
      state: 'declined',
      label: 'Maatschappelijk Werk De Brug',
      caseTitle: 'Familie Yilmaz',
      dueOn: null,
    })
    expect(after.waiting).toEqual([])
    expect(after.news.some(line => line.event === 'task.declined')).toBe(true)
    // The reason is the task's; it stands on no overview.
    expect(JSON.stringify(after)).not.toContain('Wachtlijst')
  })

  test('half a year after closing the aftercare contact asks for the coordinator, once', async () => {
    const file = await openExampleFile(house, { household: { name: 'Familie Nazorg' } })
    const closed = await house.as('samira').call(aftercareOperations.closeCaseFile, {
      caseFileId: file.caseFileId,
      id: newId(),
      reason: 'help-in-place',
    })
    expect(closed.problem.detail ?? '').toBe('')
    const before = (await house.as('samira').call(operations.getCaseWork, {})).body
    expect(before.asked.filter(one => one.caseFileId === file.caseFileId)).toEqual([])
    expect(before.households.inAftercare).toBe(1)
    try {
      house.clock.shiftTo(new Date('2027-05-20T09:00:00Z'))
      const { body } = await house.as('samira').call(operations.getCaseWork, {})
      expect(body.asked.filter(one => one.caseFileId === file.caseFileId)).toMatchObject([
        { kind: 'aftercare', dueOn: '2027-05-24' },
      ])
    } finally {
      backToTuesday()
    }
  })

  test('an own action in a household that somebody else coordinates names that household', async () => {
    const { caseFileId } = await openExampleFile(house, { household: { name: 'Familie Samen' } })
    const samira = house.as('samira')
    await samira.look(
      'support',
      tx =>
        involve(tx, {
          caseFileId,
          userId: userId('joep'),
          organisationId: organisationId('sociaal-team'),
          role: 'visitor',
          domains: [accessDomainIds.general, accessDomainIds.finance],
          disclosure: 'content',
          ground: 'coordination',
        }),
      caseFileId,
    )
    const goalId = newId()
    await samira.call(planOperations.startPlan, { caseFileId, id: newId() })
    await samira.call(planOperations.addGoal, { caseFileId, id: goalId, lifeDomain: 'geld', title: 'De huur is op tijd' })
    const { status } = await samira.call(planOperations.addAction, {
      caseFileId,
      id: newId(),
      goalId,
      what: 'De verhuurder bellen',
      who: { kind: 'user', id: userId('joep') },
      dueOn: '2026-11-30',
    })
    expect(status).toBe(200)
    const { body } = await house.as('joep').call(operations.getCaseWork, {})
    expect(body.asked).toMatchObject([
      { kind: 'action', label: 'De verhuurder bellen', caseTitle: 'Familie Samen', dueOn: '2026-11-30', standsInFor: null },
    ])
    expect([body.households.open, body.households.norm]).toEqual([0, null])
  })

  test('the list of households is the coordinator’s own', async () => {
    const mine = (await house.as('samira').call(operations.listMyHouseholds, {})).body.files
    expect(mine.map(file => file.title)).toContain('Familie Yilmaz')
    expect(mine.every(file => file.closedAt === null)).toBe(true)
    const closed = (await house.as('samira').call(operations.listMyHouseholds, { phase: 'follow' })).body.files
    expect(closed.map(file => file.title)).toEqual(['Familie Nazorg'])
    expect((await house.as('joep').call(operations.listMyHouseholds, {})).body.files).toEqual([])
  })
})

describe('Vandaag of the others', () => {
  test('a partner sees the tasks of the own organisation and no others', async () => {
    const { taskId } = await place()
    const ours = (await house.as('karin').call(operations.getTasksAskedOfUs, {})).body
    expect(ours.tasks.map(task => [task.taskId, task.state, task.caseTitle])).toEqual([[taskId, 'placed', 'Familie Yilmaz']])
    expect((await house.as('tom').call(operations.getTasksAskedOfUs, {})).body.tasks).toEqual([])
    await house.as('karin').call(taskOperations.answerTask, { taskId, answer: 'accept' })
    const taken = (await house.as('karin').call(operations.getTasksAskedOfUs, {})).body
    expect([taken.placed, taken.accepted, taken.mine]).toEqual([0, 1, 1])
  })

  test('a task without an answer past its term is the contact point’s to call about', async () => {
    const { taskId } = await place()
    expect((await house.as('peter').call(operations.getCallsToMake, {})).body.count).toBe(0)
    const worker = openPool(house.database.workerUrl, { size: 1 })
    try {
      house.clock.shiftTo(new Date('2026-12-03T09:00:00Z'))
      await fireDue(worker, voorbeeldstad.id, house.clock.now(), clockEffects)
      const { body } = await house.as('peter').call(operations.getCallsToMake, {})
      expect(body.calls.map(call => [call.taskId, call.organisation, call.timesCalled])).toEqual([
        [taskId, 'Maatschappelijk Werk De Brug', 0],
      ])
      const late = (await house.as('fatma').call(operations.getOverview, {})).body
      expect(late.counts.late).toBe(1)
    } finally {
      backToTuesday()
      await worker.end()
    }
  })

  test('the process coordinator sees what nobody coordinates and what stands still, in the own area only', async () => {
    const nobody = await openExampleFile(house, { household: { name: 'Familie Alleen' }, coordinator: undefined as never })
    const titles = async (user: string, view: 'open' | 'without-coordinator' | 'stands-still' | 'late', areaId?: number) =>
      (await house.as(user).call(operations.listOverseenFiles, { view, ...(areaId ? { areaId } : {}) })).body.files.map(
        file => file.title,
      )
    expect(await titles('fatma', 'without-coordinator')).toEqual(['Familie Alleen'])
    expect(await titles('wim', 'without-coordinator')).toEqual(['Familie Alleen'])
    expect(await titles('fatma', 'open', 3)).toEqual([])
    const { body } = await house.as('fatma').call(operations.getOverview, {})
    expect(body.files[0]).toMatchObject({ caseFileId: nobody.caseFileId, isCoordinated: false, coordinator: null })
    expect(await titles('fatma', 'stands-still')).toEqual([])
    try {
      house.clock.shiftTo(new Date('2027-01-20T09:00:00Z'))
      expect(await titles('fatma', 'stands-still')).toContain('Familie Yilmaz')
    } finally {
      backToTuesday()
    }
    const elsewhere = addresses.find(one => one.areaId === 33)
    await openExampleFile(house, {
      household: { name: 'Familie Verweg', areaId: 33, address: { addressId: elsewhere?.id ?? '' } },
    })
    expect(await titles('fatma', 'open')).toContain('Familie Verweg')
    expect(await titles('wim', 'open')).not.toContain('Familie Verweg')
  })

  test('each part of Vandaag is for its own role', async () => {
    const allowed: [keyof typeof operations, string[]][] = [
      ['getCaseWork', ['samira', 'joep']],
      ['getTasksAskedOfUs', ['karin', 'tom']],
      ['getCallsToMake', ['peter', 'nadia']],
      ['getOverview', ['fatma', 'wim']],
    ]
    for (const [name, users] of allowed) {
      for (const user of ['joke', 'peter', 'nadia', 'samira', 'joep', 'karin', 'tom', 'fatma', 'wim', 'hans', 'ingrid', 'bram']) {
        const { status } = await house.as(user).call(operations[name] as typeof operations.getOverview, {})
        expect([name, user, status]).toEqual([name, user, users.includes(user) ? 200 : 403])
      }
    }
  })
})

async function place(): Promise<{ taskId: string }> {
  const answer = await placeExampleTask(house, yilmaz.caseFileId)
  expect(answer.problem.detail ?? '').toBe('')
  return { taskId: answer.body.id }
}
