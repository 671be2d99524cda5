import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId, voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { clockEffects } from '../../app/clock-effects.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { openPool } from '../../platform/database/pool.ts'
import { asWorker } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fireDue } from '../../programmes/server/fire-due.ts'
import { taskOperations as operations } from '../api.ts'
import { placeExampleTask } from '../testing/place-example-task.ts'
import { taskTermPassed } from './commands.ts'

let house: TestHouse
const monday = new Date('2026-11-23T10:00:00+01:00')
beforeAll(async () => {
  house = await openTestHouse({ moment: monday })
})
afterAll(() => house.close())

const placed = async (changes: Parameters<typeof placeExampleTask>[2] = {}) => {
  const file = await openExampleFile(house)
  const answer = await placeExampleTask(house, file.caseFileId, changes)
  expect(answer.problem.detail ?? '').toBe('')
  expect(answer.status).toBe(200)
  return { ...file, taskId: answer.body.id }
}

/** What the worker does each minute, as far as tasks are concerned. */
async function fireTaskClocks(now: Date): Promise<void> {
  const worker = openPool(house.database.workerUrl, { size: 1 })
  await fireDue(worker, voorbeeldstad.id, now, clockEffects)
  await worker.end()
}

/** A colleague of Karin at De Brug. */
const colleague = 'collega-18'

describe('a task to a partner', () => {
  test('reaches everyone who works there as a partner, with what was shared and no more', async () => {
    const { taskId, caseFileId } = await placed()
    const list = await house.as('karin').call(operations.listReceivedTasks, {})
    expect(list.body.items.find(item => item.id === taskId)).toMatchObject({
      what: 'Gesprek over post en rekeningen',
      lifeDomainLabel: 'Geld en schulden',
      caseTitle: 'Familie Yilmaz',
      senderName: 'Samira Bakker',
      state: 'placed',
      pickUpOn: '2026-11-30',
    })
    const { body: task, status } = await house.as('karin').call(operations.getTask, { taskId })
    expect(status).toBe(200)
    expect(task.household.members.map(member => member.name)).toEqual(['Ayşe Yilmaz', 'Can Yilmaz'])
    expect(task.household.members[0]?.contacts).toEqual([{ kind: 'phone', value: '06-00000001', safeToUse: true }])
    expect(task.household.address).toBeNull()
    expect(task.shares).toEqual(['names', 'contact'])
    expect(task.coordinator).toMatchObject({ name: 'Samira Bakker' })
    expect(task.may).toEqual({ answer: true, report: false, withdraw: false, call: false, acknowledge: false })

    const seen = await house.as('karin').look(
      'support',
      async tx => ({
        cards: (await tx.rows(sql`select id from app.case_files where id = ${caseFileId}`)).length,
        notes: (await tx.rows(sql`select id from app.notes`)).length,
        plans: (await tx.rows(sql`select id from app.plans`)).length,
        timeline: (
          await tx.rows<{ event: string }>(sql`select distinct event from app.timeline where case_file_id = ${caseFileId}`)
        ).map(line => line.event),
      }),
      caseFileId,
    )
    expect(seen).toMatchObject({ cards: 1, notes: 0, plans: 0 })
    expect(seen.timeline).toContain('task.placed')
  })

  test('shares the address only when asked, and nothing of the household when nothing is ticked', async () => {
    const all = await placed({ shares: ['names', 'contact', 'address'] })
    const withAddress = await house.as('karin').call(operations.getTask, { taskId: all.taskId })
    expect(withAddress.body.household.address).toMatch(/\d{4}[A-Z]{2} Voorbeeldstad$/)
    const none = await placed({ shares: [] })
    const bare = await house.as('karin').call(operations.getTask, { taskId: none.taskId })
    expect(bare.body.household).toEqual({ members: [], address: null })
    expect(bare.body.caseTitle).toBe('Familie Yilmaz')
  })

  test('a member who joins later is reached too, one who leaves is not', async () => {
    const { taskId, householdId, caseFileId, son } = await placed()
    const { addMember } = await import('../../households/server/commands.ts')
    const grandmother = newId()
    await house.as('samira').look(
      'support',
      tx =>
        addMember(tx, {
          caseFileId,
          householdId,
          member: { personId: grandmother, givenNames: 'Fatma', surname: 'Yilmaz', position: 'parent' },
        }),
      caseFileId,
    )
    await house.as('samira').look('support', tx => tx.run(sql`select access.remove_holder(${caseFileId}, ${son})`), caseFileId)
    const { body } = await house.as('karin').call(operations.getTask, { taskId })
    expect(body.household.members.map(member => member.personId)).toContain(grandmother)
    expect(body.household.members.map(member => member.personId)).not.toContain(son)
  })

  test('is not found by another partner, another coordinator, a reporter or a policy officer, in lists or by id', async () => {
    const { taskId, caseFileId } = await placed()
    for (const [user, organisation, status] of [
      ['tom', undefined, 404],
      ['lieke', 'ggd', 404],
      ['joep', undefined, 404],
      ['joke', undefined, 403],
      ['hans', undefined, 403],
      ['ingrid', undefined, 403],
      ['bram', undefined, 403],
    ] as const) {
      const someone = house.as(user, organisation)
      expect((await someone.call(operations.getTask, { taskId })).status, user).toBe(status)
      for (const purpose of ['support', 'intake', 'steering']) {
        const rows = await someone.look(
          purpose,
          async tx => [
            ...(await tx.rows(sql`select id from app.tasks where id = ${taskId}`)),
            ...(await tx.rows(sql`select task_id from app.task_contents where task_id = ${taskId}`)),
          ],
          caseFileId,
        )
        expect(rows, `${user} for ${purpose}`).toEqual([])
      }
    }
    for (const user of ['tom', 'lieke']) {
      const list = await house.as(user).call(operations.listReceivedTasks, {})
      expect(list.body.items.map(item => item.id)).not.toContain(taskId)
    }
    const joep = await house.as('joep').call(operations.listSentTasks, {})
    expect(joep.body.items.map(item => item.id)).not.toContain(taskId)
    for (const operation of ['answer', 'report', 'withdraw', 'call'] as const) {
      const tom = house.as('tom')
      const answers = {
        answer: () => tom.call(operations.answerTask, { taskId, answer: 'accept' }),
        report: () => tom.call(operations.reportTaskDone, { taskId, result: 'klaar' }),
        withdraw: () => house.as('joep').call(operations.withdrawTask, { taskId, reason: 'x' }),
        call: () => house.as('joep').call(operations.recordTaskCall, { taskId, id: newId(), reached: true, note: 'x' }),
      }
      expect((await answers[operation]()).status, operation).toBe(404)
    }
  })

  test('two partners of one household do not see each other’s task, and both see who is involved', async () => {
    const { caseFileId, taskId } = await placed()
    const second = await placeExampleTask(house, caseFileId, {
      organisationId: organisationId('woonpartners'),
      lifeDomain: 'wonen',
      what: 'Regeling voor de huur',
    })
    expect(second.status).toBe(200)
    expect((await house.as('tom').call(operations.getTask, { taskId })).status).toBe(404)
    expect((await house.as('karin').call(operations.getTask, { taskId: second.body.id })).status).toBe(404)
    const tasksOf = (user: string) =>
      house.as(user).look('support', tx => tx.rows(sql`select id from app.tasks where case_file_id = ${caseFileId}`), caseFileId)
    expect(await tasksOf('karin')).toEqual([{ id: taskId }])
    expect(await tasksOf('tom')).toEqual([{ id: second.body.id }])
    const involved = await house
      .as('tom')
      .look('support', tx => tx.rows(sql`select id from app.involvements where case_file_id = ${caseFileId}`), caseFileId)
    expect(involved).toHaveLength(4)
  })

  test('the desk and the process coordinator follow it; out of their area nobody does', async () => {
    const { taskId } = await placed()
    for (const user of ['peter', 'fatma', 'wim']) {
      expect((await house.as(user).call(operations.getTask, { taskId })).status, user).toBe(200)
    }
    const elsewhere = await openExampleFile(house, { household: { areaId: 31 } })
    const there = await placeExampleTask(house, elsewhere.caseFileId)
    expect((await house.as('wim').call(operations.getTask, { taskId: there.body.id })).status).toBe(404)
    const { body } = await house.as('fatma').call(operations.getTask, { taskId })
    expect(body.household.members).toEqual([])
    expect(body.may).toEqual({ answer: false, report: false, withdraw: false, call: false, acknowledge: false })
  })

  test('is placed by the contact point too, in the files it opened, without data of the household', async () => {
    const { caseFileId } = await openExampleFile(house)
    const card = await house.as('peter').call(caseFileOperations.getCaseFile, { caseFileId })
    expect(card.body.may).toMatchObject({ placeTask: true, note: false, household: false, involve: false, general: false })
    const task = {
      caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      lifeDomain: 'geld',
      what: 'Formulier voor kwijtschelding invullen',
      background: 'Te bereiken via de school.',
    }
    const shared = await house.as('peter').call(operations.placeTask, { ...task, shares: ['names'] })
    expect([shared.status, shared.problem.errors?.[0]?.field]).toEqual([400, 'shares'])
    expect((await house.as('peter').call(operations.placeTask, { ...task, shares: [] })).problem.detail ?? '').toBe('')
    const received = await house.as('karin').call(operations.getTask, { taskId: task.id })
    expect(received.body).toMatchObject({
      what: task.what,
      caseTitle: 'Familie Yilmaz',
      household: { members: [], address: null },
    })
    // The coordinator sees it in the plan's place; the desk takes back what it placed, and nothing of the coordinator's.
    expect((await house.as('samira').call(operations.getTask, { taskId: task.id })).body.may.withdraw).toBe(true)
    expect((await house.as('nadia').call(operations.getTask, { taskId: task.id })).body.may.withdraw).toBe(true)
    const others = await placeExampleTask(house, caseFileId)
    expect((await house.as('peter').call(operations.getTask, { taskId: others.body.id })).body.may.withdraw).toBe(false)
    expect((await house.as('peter').call(operations.withdrawTask, { taskId: others.body.id, reason: 'x' })).status).toBe(403)
    expect((await house.as('peter').call(operations.withdrawTask, { taskId: task.id, reason: 'Dubbel' })).status).toBe(200)
    expect((await house.as('karin').call(operations.getTask, { taskId: task.id })).status).toBe(404)
  })

  test('is placed once, however often it is sent, and never by somebody else', async () => {
    const { caseFileId } = await openExampleFile(house)
    const task = {
      caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      lifeDomain: 'geld',
      what: 'Eén keer',
    }
    const requestId = newId()
    const [one, two] = await Promise.all([
      house.as('samira').call(operations.placeTask, task, requestId),
      house.as('samira').call(operations.placeTask, task, requestId),
    ])
    expect([one.status, two.status]).toEqual([200, 200])
    expect((await house.as('samira').call(operations.placeTask, task)).status).toBe(409)
    expect(await house.stored(`select id from app.tasks where case_file_id = $1`, [caseFileId])).toHaveLength(1)
    expect(
      await house.stored(`select id from app.involvements where case_file_id = $1 and role = 'partner'`, [caseFileId]),
    ).toHaveLength(1)
    expect((await house.as('joep').call(operations.placeTask, { ...task, id: newId() })).status).toBe(404)
    expect((await house.as('karin').call(operations.placeTask, { ...task, id: newId() })).status).toBe(403)
  })

  test('says at the field what is wrong', async () => {
    const { caseFileId } = await openExampleFile(house)
    const wrong = async (changes: Parameters<typeof placeExampleTask>[2]) => {
      const answer = await placeExampleTask(house, caseFileId, changes)
      return [answer.status, answer.problem.errors?.map(error => error.field)]
    }
    expect(await wrong({ what: '  ' })).toEqual([400, ['what']])
    expect(await wrong({ what: 'x'.repeat(301) })).toEqual([400, ['what']])
    expect(await wrong({ lifeDomain: 'tuinieren' })).toEqual([400, ['lifeDomain']])
    expect(await wrong({ organisationId: newId() })).toEqual([400, ['organisationId']])
    // The school reports; nobody there can answer a task.
    expect(await wrong({ organisationId: organisationId('regenboog') })).toEqual([400, ['organisationId']])
    expect(await wrong({ actionId: newId() })).toEqual([400, ['actionId']])
    expect(await house.stored(`select id from app.tasks where case_file_id = $1`, [caseFileId])).toEqual([])
  })

  test('keeps odd text as it is', async () => {
    const what = `<script>alert('1')</script> "x'; drop table app.tasks; -- 👩‍👧 مرحبا`
    const { taskId } = await placed({ what, background: 'regel 1\nregel 2' })
    const { body } = await house.as('karin').call(operations.getTask, { taskId })
    expect(body).toMatchObject({ what, background: 'regel 1\nregel 2' })
  })
})

describe('answering', () => {
  test('one of two colleagues takes it up; the other is told who did', async () => {
    const { taskId } = await placed()
    const [one, two] = await Promise.all([
      house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' }),
      house.as(colleague).call(operations.answerTask, { taskId, answer: 'accept' }),
    ])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    const winner = one.status === 200 ? 'karin' : colleague
    const lost = one.status === 200 ? two : one
    const { body } = await house.as('samira').call(operations.getTask, { taskId })
    expect(lost.problem.detail).toContain(`door ${body.assigneeName}`)
    expect(lost.problem.detail).toContain('vandaag om 10.0')
    expect(body).toMatchObject({ state: 'accepted', isNewForSender: true })
    expect(await house.stored(`select assignee_user_id from app.tasks where id = $1`, [taskId])).toEqual([
      { assignee_user_id: userId(winner) },
    ])
  })

  test('taking it up meets the clock, tells the sender, and stays new until the sender saw it', async () => {
    const { taskId, caseFileId } = await placed()
    await house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' })
    expect(await house.stored(`select met_at is not null as met from app.clocks where about_id = $1`, [taskId])).toEqual([
      { met: true },
    ])
    expect(
      await house.stored(
        `select kind, recipient_user_id from app.messages where about_id = $1 and recipient_user_id is not null`,
        [taskId],
      ),
    ).toEqual([{ kind: 'task-accepted', recipient_user_id: userId('samira') }])
    const answered = () => house.as('samira').call(operations.listSentTasks, { show: 'answered' })
    expect((await answered()).body.items.map(item => item.id)).toContain(taskId)
    expect((await house.as('peter').call(operations.acknowledgeTask, { taskId })).status).toBe(403)
    expect((await house.as('samira').call(operations.acknowledgeTask, { taskId })).status).toBe(200)
    expect((await answered()).body.items.map(item => item.id)).not.toContain(taskId)
    const waiting = await house.as('samira').call(operations.listSentTasks, { show: 'waiting' })
    expect(waiting.body.items.map(item => item.id)).toContain(taskId)
    const events = await house.stored<{ event: string }>(
      `select event from app.timeline where case_file_id = $1 and refers_to = $2 order by recorded_at, id`,
      [caseFileId, taskId],
    )
    expect(events.map(line => line.event)).toEqual(['task.placed', 'task.accepted'])
  })

  test('giving it back needs a reason, and ends the partner’s sight at once', async () => {
    const { taskId, caseFileId } = await placed()
    const silent = await house.as('karin').call(operations.answerTask, { taskId, answer: 'decline' })
    expect(silent.problem.errors).toMatchObject([{ field: 'reason' }])
    const answer = await house
      .as('karin')
      .call(operations.answerTask, { taskId, answer: 'decline', reason: 'Wachtlijst van 8 weken' })
    expect(answer.status).toBe(200)
    expect((await house.as('karin').call(operations.getTask, { taskId })).status).toBe(404)
    const seen = await house.as('karin').look(
      'support',
      async tx => ({
        cards: await tx.rows(sql`select id from app.case_files where id = ${caseFileId}`),
        names: await tx.rows(sql`select person_id from app.person_identities`),
        involved: await tx.rows(sql`select id from app.involvements where case_file_id = ${caseFileId}`),
      }),
      caseFileId,
    )
    expect(seen).toEqual({ cards: [], names: [], involved: [] })
    const { body } = await house.as('samira').call(operations.getTask, { taskId })
    expect(body).toMatchObject({ state: 'declined', answer: 'Wachtlijst van 8 weken', isNewForSender: true })
    const [card] = await house.stored<{ end_reason: string; ended: boolean }>(
      `select end_reason, valid_to is not null as ended from app.involvements where case_file_id = $1 and role = 'partner'`,
      [caseFileId],
    )
    expect(card).toEqual({ end_reason: 'Taak teruggegeven', ended: true })
    const again = await house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' })
    expect(again.status).toBe(404)
  })

  test('with two tasks, giving one back leaves the other', async () => {
    const { taskId, caseFileId } = await placed()
    const second = await placeExampleTask(house, caseFileId, { what: 'Nog iets', shares: [] })
    await house.as('karin').call(operations.answerTask, { taskId, answer: 'decline', reason: 'Past niet' })
    const { body, status } = await house.as('karin').call(operations.getTask, { taskId: second.body.id })
    expect(status).toBe(200)
    expect(body.household.members).toEqual([])
  })

  test('it is done after it was taken up, once, with what came of it', async () => {
    const { taskId } = await placed()
    const early = await house.as('karin').call(operations.reportTaskDone, { taskId, result: 'klaar' })
    expect([early.status, early.problem.detail]).toEqual([409, expect.stringContaining('nog door niemand opgepakt')])
    await house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' })
    const empty = await house.as('karin').call(operations.reportTaskDone, { taskId, result: ' ' })
    expect(empty.problem.errors?.map(error => error.field)).toEqual(['result'])
    const done = await house.as(colleague).call(operations.reportTaskDone, { taskId, result: 'Betalingsregeling getroffen' })
    expect(done.status).toBe(200)
    expect((await house.as('karin').call(operations.reportTaskDone, { taskId, result: 'nog eens' })).status).toBe(409)
    const { body } = await house.as('samira').call(operations.getTask, { taskId })
    expect(body).toMatchObject({ state: 'done', result: 'Betalingsregeling getroffen', isNewForSender: true })
    const list = await house.as('karin').call(operations.listReceivedTasks, { state: 'done' })
    expect(list.body.items.map(item => item.id)).toContain(taskId)
  })

  test('withdrawing ends it for the partner, and only who coordinates can', async () => {
    const { taskId } = await placed()
    expect((await house.as('peter').call(operations.withdrawTask, { taskId, reason: 'x' })).status).toBe(403)
    const answer = await house.as('samira').call(operations.withdrawTask, { taskId, reason: 'Gezin is verhuisd' })
    expect(answer.status).toBe(200)
    expect((await house.as('karin').call(operations.getTask, { taskId })).status).toBe(404)
    const twice = await house.as('samira').call(operations.withdrawTask, { taskId, reason: 'nog eens' })
    expect([twice.status, twice.problem.detail]).toEqual([409, expect.stringContaining('al ingetrokken')])
  })

  test('a new coordinator takes over what waits', async () => {
    const { taskId, caseFileId } = await placed()
    const { appointCoordinator } = await import('../../case-files/server/commands.ts')
    const joep = house.as('joep')
    await house
      .as('samira')
      .look(
        'support',
        tx => appointCoordinator(tx, { caseFileId, userId: joep.user, organisationId: joep.organisation }),
        caseFileId,
      )
    await house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' })
    const list = await joep.call(operations.listSentTasks, { show: 'answered' })
    expect(list.body.items.map(item => item.id)).toContain(taskId)
    expect((await house.as('samira').call(operations.getTask, { taskId })).status).toBe(404)
    const told = await house.stored(`select recipient_user_id from app.messages where about_id = $1 and kind = 'task-accepted'`, [
      taskId,
    ])
    expect(told).toEqual([{ recipient_user_id: userId('joep') }])
  })
})

describe('silence past the term', () => {
  test('brings the task on the list to call; reaching somebody begins the term anew', async () => {
    house.clock.shiftTo(monday)
    const { taskId } = await placed()
    const due = async () => (await house.as('samira').call(operations.getTask, { taskId })).body.pickUpOn
    // Five working days after Monday.
    expect(await due()).toBe('2026-11-30')
    const listed = async (user: string) =>
      (await house.as(user).call(operations.listTasksToCall, {})).body.items.find(item => item.id === taskId)
    expect(await listed('peter')).toBeUndefined()

    // The last working day of the term: the organisation is reminded, once.
    for (const hour of ['09', '10']) await fireTaskClocks(new Date(`2026-11-27T${hour}:00:00+01:00`))
    const reminders = await house.stored(
      `select recipient_organisation_id from app.messages where about_id = $1 and kind = 'task-reminder'`,
      [taskId],
    )
    expect(reminders).toEqual([{ recipient_organisation_id: organisationId('de-brug') }])
    expect(await listed('peter')).toBeUndefined()

    const later = new Date('2026-12-02T09:00:00+01:00')
    house.clock.shiftTo(later)
    await fireTaskClocks(later)
    expect(await listed('nadia')).toMatchObject({
      organisation: { name: 'Maatschappelijk Werk De Brug', contactFunction: 'Teamcoördinator', phone: '000-0000000' },
      calls: 0,
      caseTitle: 'Familie Yilmaz',
    })
    expect(await listed('samira')).toBeDefined()
    expect(await listed('joep')).toBeUndefined()
    expect((await house.as('karin').call(operations.listTasksToCall, {})).status).toBe(403)

    const voicemail = await house
      .as('nadia')
      .call(operations.recordTaskCall, { taskId, id: newId(), reached: false, note: 'Voicemail' })
    expect(voicemail.status).toBe(200)
    expect(await listed('peter')).toMatchObject({
      calls: 1,
      lastCall: { by: 'Nadia El Amrani', reached: false, note: 'Voicemail' },
    })
    expect(await due()).toBe('2026-11-30')

    const reached = await house.as('peter').call(operations.recordTaskCall, {
      taskId,
      id: newId(),
      reached: true,
      note: 'Karin pakt het deze week op',
    })
    expect(reached.status).toBe(200)
    expect(await listed('peter')).toBeUndefined()
    expect(await due()).toBe('2026-12-09')
    const { body } = await house.as('samira').call(operations.getTask, { taskId })
    expect(body.calls.map(call => [call.by, call.reached])).toEqual([
      ['Peter de Graaf', true],
      ['Nadia El Amrani', false],
    ])
    // The term passing again brings it back.
    house.clock.shiftTo(new Date('2026-12-11T09:00:00+01:00'))
    await fireTaskClocks(house.clock.now())
    expect(await listed('peter')).toBeDefined()
    await house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' })
    expect(await listed('peter')).toBeUndefined()
    house.clock.shiftTo(monday)
  })

  test('what was answered is not called about', async () => {
    const { taskId } = await placed()
    await house.as('karin').call(operations.answerTask, { taskId, answer: 'accept' })
    const worker = openPool(house.database.workerUrl, { size: 1 })
    await asWorker(worker, voorbeeldstad.id, house.clock.now(), tx => taskTermPassed(tx, taskId))
    await worker.end()
    expect(await house.stored(`select to_call_since from app.tasks where id = $1`, [taskId])).toEqual([{ to_call_since: null }])
    const late = await house.as('peter').call(operations.recordTaskCall, { taskId, id: newId(), reached: true, note: 'x' })
    expect([late.status, late.problem.detail]).toEqual([409, expect.stringContaining('al opgepakt')])
  })
})
