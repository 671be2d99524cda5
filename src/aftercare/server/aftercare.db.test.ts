import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  demoProgrammeUnderPressure,
  demoProgrammeWithoutReports,
  organisationId,
  userId,
  voorbeeldstad,
} from '../../../db/demo/voorbeeldstad.ts'
import { clockEffects } from '../../app/clock-effects.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { appointCoordinator } from '../../case-files/server/commands.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { planOperations } from '../../plans/api.ts'
import { openPool } from '../../platform/database/pool.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { fireDue } from '../../programmes/server/fire-due.ts'
import { taskOperations } from '../../tasks/api.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { aftercareOperations as operations } from '../api.ts'

let house: TestHouse
const closingDay = new Date('2026-11-23T10:00:00+01:00')
beforeAll(async () => {
  house = await openTestHouse({ moment: closingDay })
})
beforeEach(() => house.clock.shiftTo(closingDay))
afterAll(() => house.close())

const samira = () => house.as('samira')
const on = (day: string): void => house.clock.shiftTo(new Date(`${day}T10:00:00+02:00`))

async function worker(): Promise<void> {
  const pool = openPool(house.database.workerUrl, { size: 1 })
  await fireDue(pool, voorbeeldstad.id, house.clock.now(), clockEffects)
  await pool.end()
}

/** A file with a running plan of one goal. */
async function running() {
  const file = await openExampleFile(house)
  const { caseFileId } = file
  const goalId = newId()
  await samira().call(planOperations.startPlan, { caseFileId, id: newId() })
  await samira().call(planOperations.addGoal, { caseFileId, id: goalId, lifeDomain: 'geld', title: 'De huur is op tijd' })
  return { ...file, goalId }
}

const close = (caseFileId: string, changes: Partial<SentOf<typeof operations.closeCaseFile>> = {}) =>
  samira().call(operations.closeCaseFile, {
    caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'De regeling loopt.',
    ...changes,
  })

async function closed(changes: Partial<SentOf<typeof operations.closeCaseFile>> = {}) {
  const file = await running()
  const answer = await close(file.caseFileId, { goals: [{ goalId: file.goalId, state: 'reached' }], ...changes })
  expect(answer.problem.detail ?? '').toBe('')
  const [contact] = await house.stored<{ id: string }>(`select id from app.aftercare_contacts where case_file_id = $1`, [
    file.caseFileId,
  ])
  return { ...file, contactId: contact?.id ?? '' }
}

const card = async (caseFileId: string) =>
  (
    await house.stored<{ phase: string; closed: boolean; coordinator: string | null }>(
      `select phase, closed_at is not null as closed, coordinator_user_id as coordinator from app.case_files where id = $1`,
      [caseFileId],
    )
  )[0]
const eventsOf = async (caseFileId: string) =>
  (
    await house.stored<{ event: string }>(`select event from app.timeline where case_file_id = $1 order by recorded_at, id`, [
      caseFileId,
    ])
  ).map(line => line.event)
const record = (
  caseFileId: string,
  contactId: string,
  outcome: string,
  more: Partial<SentOf<typeof operations.recordAftercare>> = {},
) => samira().call(operations.recordAftercare, { caseFileId, contactId, outcome, ...more })

describe('closing', () => {
  test('shows beforehand what is to be settled, in the words of the programme', async () => {
    const { caseFileId, goalId } = await running()
    const task = await placeExampleTask(house, caseFileId)
    const { body } = await samira().call(operations.getClosing, { caseFileId })
    expect(body).toMatchObject({
      mayClose: true,
      openGoals: [{ id: goalId, title: 'De huur is op tijd', lifeDomainLabel: 'Geld en schulden', subjectName: null }],
      openTasks: [{ id: task.body.id, organisationName: 'Maatschappelijk Werk De Brug', state: 'placed' }],
      partners: ['Maatschappelijk Werk De Brug'],
    })
    expect(body.reasons.find(reason => reason.code === 'help-in-place')).toEqual({
      code: 'help-in-place',
      label: 'Passende hulp is gestart',
      outcome: 'success',
      aftercareOn: '2027-05-23',
    })
    expect(body.reasons.find(reason => reason.code === 'moved')).toMatchObject({ outcome: 'apart', aftercareOn: null })
  })

  test('asks an outcome for every open goal, and leaves all as it was until then', async () => {
    const { caseFileId, goalId } = await running()
    const answer = await close(caseFileId)
    expect([answer.status, answer.problem.errors]).toEqual([
      400,
      [{ field: `goals.${goalId}`, message: expect.stringContaining('De huur is op tijd') }],
    ])
    expect(await card(caseFileId)).toMatchObject({ phase: 'tackle', closed: false })
    expect(await house.stored(`select id from app.closures where case_file_id = $1`, [caseFileId])).toEqual([])
  })

  test('is held back by open tasks with a clear list, or withdraws them', async () => {
    const { caseFileId, goalId } = await running()
    const task = await placeExampleTask(house, caseFileId)
    const goals = [{ goalId, state: 'partly' as const }]
    const held = await close(caseFileId, { goals })
    expect(held.status).toBe(409)
    expect(held.problem.detail).toContain('Maatschappelijk Werk De Brug (Gesprek over post en rekeningen)')
    expect(held.problem.details).toMatchObject({ openTasks: [{ id: task.body.id }] })
    expect(await card(caseFileId)).toMatchObject({ closed: false })
    expect((await house.as('karin').call(taskOperations.getTask, { taskId: task.body.id })).status).toBe(200)

    const done = await close(caseFileId, { goals, withdrawTasks: true })
    expect(done.status).toBe(200)
    expect((await house.as('karin').call(taskOperations.getTask, { taskId: task.body.id })).status).toBe(404)
    expect(await house.stored(`select state from app.tasks where id = $1`, [task.body.id])).toEqual([{ state: 'withdrawn' }])
  })

  test('ends the plan, the partners’ sight, and plans the contact half a year later', async () => {
    const { caseFileId, goalId } = await running()
    const task = await placeExampleTask(house, caseFileId)
    await house.as('karin').call(taskOperations.answerTask, { taskId: task.body.id, answer: 'accept' })
    await house.as('karin').call(taskOperations.reportTaskDone, { taskId: task.body.id, result: 'Geregeld' })
    const answer = await close(caseFileId, {
      goals: [{ goalId, state: 'reached' }],
      handoverTo: organisationId('de-brug'),
      handoverNote: 'Karin belt na een maand.',
    })
    expect(answer.status).toBe(200)
    expect(await card(caseFileId)).toEqual({ phase: 'follow', closed: true, coordinator: userId('samira') })
    // What was done, stays done; who did it no longer sees the household.
    expect((await house.as('karin').call(taskOperations.getTask, { taskId: task.body.id })).status).toBe(404)
    const seen = await house
      .as('karin')
      .look('support', tx => tx.rows(sql`select id from app.case_files where id = ${caseFileId}`), caseFileId)
    expect(seen).toEqual([])
    expect(
      await house.stored(
        `select role, valid_to is not null as ended from app.involvements where case_file_id = $1 order by role`,
        [caseFileId],
      ),
    ).toEqual([
      { role: 'contact_point', ended: false },
      { role: 'coordinator', ended: false },
      { role: 'partner', ended: true },
    ])
    const { body } = await samira().call(operations.getAftercare, { caseFileId })
    expect(body).toMatchObject({
      mayRecord: true,
      mayReopen: true,
      closures: [
        {
          reasonLabel: 'Passende hulp is gestart',
          outcome: 'success',
          handoverToName: 'Maatschappelijk Werk De Brug',
          handoverNote: 'Karin belt na een maand.',
          closedByName: 'Samira Bakker',
          reopenedAt: null,
        },
      ],
      contacts: [{ plannedFor: '2027-05-23', responsibleName: 'Samira Bakker', madeAt: null }],
    })
    expect(body.members[0]?.contacts[0]?.value).toBe('06-00000001')
    expect((await samira().call(planOperations.getPlan, { caseFileId })).body).toMatchObject({
      plan: null,
      earlierPlans: [{ goals: 1, reached: 1 }],
      mayWrite: false,
    })
    expect(await eventsOf(caseFileId)).toEqual(
      expect.arrayContaining(['goal.reached', 'plan.ended', 'case-file.closed', 'aftercare.planned']),
    )
    const facts = await house.stored(
      `select attributes from app.counted_facts where case_file_id = $1 and event = 'case-file.closed'`,
      [caseFileId],
    )
    expect(facts).toEqual([{ attributes: { reason: 'help-in-place', success: true } }])
  })

  test('after a reason without aftercare it simply ends', async () => {
    const { caseFileId } = await closed({ reason: 'moved' })
    expect(await card(caseFileId)).toMatchObject({ phase: 'ended', closed: true })
    expect(await house.stored(`select id from app.aftercare_contacts where case_file_id = $1`, [caseFileId])).toEqual([])
    expect(
      await house.stored(`select id from app.participations where case_file_id = $1 and ended_at is null`, [caseFileId]),
    ).toEqual([])
  })

  test('each programme in its own words and with its own term', async () => {
    for (const [id, reason, aftercareOn, phase] of [
      [demoProgrammeUnderPressure.id, 'risks-gone', '2027-05-23', 'follow'],
      // The revisit is timed from the help that started, and none did.
      [demoProgrammeWithoutReports.id, 'enrolled', null, 'ended'],
      [demoProgrammeWithoutReports.id, 'moved', null, 'ended'],
    ] as const) {
      const { caseFileId } = await openExampleFile(house, { programme: { id, version: 1 } })
      const { body } = await samira().call(operations.getClosing, { caseFileId })
      expect(body.reasons.find(one => one.code === reason)?.aftercareOn, `${id} ${reason}`).toBe(aftercareOn)
      expect((await close(caseFileId, { reason })).problem.detail ?? '').toBe('')
      expect((await card(caseFileId))?.phase, `${id} ${reason}`).toBe(phase)
      expect((await close(caseFileId, { reason: 'help-in-place' })).status).toBe(409)
    }
  })

  test('on a file that has ended no clock runs', async () => {
    const { caseFileId } = await closed({ reason: 'moved' })
    const clocks = await house.stored(
      `select id from app.clocks where case_file_id = $1 and met_at is null and stopped_at is null`,
      [caseFileId],
    )
    expect(clocks).toEqual([])
  })

  test('works without a plan, and only once', async () => {
    const { caseFileId } = await openExampleFile(house)
    const answers = await Promise.all([close(caseFileId), close(caseFileId)])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    const again = await close(caseFileId)
    expect([again.status, again.problem.detail]).toEqual([409, expect.stringContaining('al afgesloten')])
    expect(await house.stored(`select id from app.aftercare_contacts where case_file_id = $1`, [caseFileId])).toHaveLength(1)
  })

  test('is for the coordinator of this household alone', async () => {
    const { caseFileId, goalId } = await running()
    await placeExampleTask(house, caseFileId)
    for (const [user, status] of [
      ['joep', 404],
      ['karin', 403],
      ['peter', 403],
      ['fatma', 403],
      ['joke', 403],
      ['hans', 403],
    ] as const) {
      const answer = await house.as(user).call(operations.closeCaseFile, {
        caseFileId,
        id: newId(),
        reason: 'help-in-place',
        goals: [{ goalId, state: 'reached' }],
        withdrawTasks: true,
      })
      expect(answer.status, user).toBe(status)
    }
    expect(await card(caseFileId)).toMatchObject({ closed: false })
  })

  test('says at the field what is wrong', async () => {
    const { caseFileId } = await running()
    const fields = async (changes: Partial<SentOf<typeof operations.closeCaseFile>>) => {
      const answer = await close(caseFileId, changes)
      return [answer.status, answer.problem.errors?.map(error => error.field)]
    }
    expect(await fields({ reason: 'zomaar' })).toEqual([400, ['reason']])
    expect(await fields({ handoverTo: newId() })).toEqual([400, ['handoverTo']])
    expect(await fields({ explanation: 'x'.repeat(4001) })).toEqual([400, ['explanation']])
  })

  test('in a closed file nothing is planned or changed any more', async () => {
    const { caseFileId, goalId } = await closed({ reason: 'moved' })
    const change = { title: { from: 'De huur is op tijd', to: 'x' } }
    expect((await samira().call(planOperations.changeGoal, { caseFileId, goalId, change })).status).toBe(409)
    expect((await samira().call(planOperations.startPlan, { caseFileId, id: newId() })).status).toBe(409)
    expect((await placeExampleTask(house, caseFileId)).status).toBe(409)
  })
})

describe('aftercare', () => {
  test('comes up half a year later with whom it is for, and is met by recording it', async () => {
    const { caseFileId, contactId } = await closed()
    const listed = async (show: 'due' | 'planned') =>
      (await samira().call(operations.listAftercare, { show })).body.items.find(item => item.id === contactId)
    expect(await listed('planned')).toMatchObject({ plannedFor: '2027-05-23', caseTitle: 'Familie Yilmaz' })
    on('2027-05-20')
    await worker()
    expect(await listed('due')).toBeUndefined()
    on('2027-05-24')
    await worker()
    await worker()
    expect(await listed('due')).toMatchObject({ attempts: 0 })
    expect(
      await house.stored(`select recipient_user_id from app.messages where about_id = $1 and kind = 'aftercare-due'`, [
        caseFileId,
      ]),
    ).toEqual([{ recipient_user_id: userId('samira') }])
    const answer = await record(caseFileId, contactId, 'stable', { note: 'Het gaat goed, de huur loopt.' })
    expect(answer.status).toBe(200)
    expect(await listed('due')).toBeUndefined()
    expect(await card(caseFileId)).toMatchObject({ phase: 'ended', closed: true })
    expect(
      await house.stored(`select met_at is not null as met from app.clocks where case_file_id = $1 and kind = 'aftercare'`, [
        caseFileId,
      ]),
    ).toEqual([{ met: true }])
    const twice = await record(caseFileId, contactId, 'stable')
    expect([twice.status, twice.problem.detail]).toEqual([409, expect.stringContaining('al vastgelegd')])
    expect(
      (await samira().call(operations.listAftercare, { show: 'due' })).body.items.some(item => item.caseFileId === caseFileId),
    ).toBe(false)
  })

  test('not reached: a new attempt, on a day that is still to come', async () => {
    const { caseFileId, contactId } = await closed()
    on('2027-05-24')
    expect((await record(caseFileId, contactId, 'not-reached')).problem.errors).toMatchObject([{ field: 'next.plannedFor' }])
    const past = await record(caseFileId, contactId, 'not-reached', { next: { id: newId(), plannedFor: '2027-05-24' } })
    expect(past.problem.errors).toMatchObject([{ field: 'next.plannedFor' }])
    const next = { id: newId(), plannedFor: '2027-06-07' }
    expect((await record(caseFileId, contactId, 'not-reached', { next })).status).toBe(200)
    expect(await card(caseFileId)).toMatchObject({ phase: 'follow' })
    on('2027-06-07')
    const { body } = await samira().call(operations.listAftercare, { show: 'due' })
    expect(body.items.find(item => item.id === next.id)).toMatchObject({ attempts: 1 })
    expect((await record(caseFileId, next.id, 'declined')).status).toBe(200)
    expect(await card(caseFileId)).toMatchObject({ phase: 'ended' })
  })

  test('light help: the file stays closed, a task may still go out, and its reach ends when it is done', async () => {
    const { caseFileId, contactId } = await closed()
    on('2027-05-24')
    await record(caseFileId, contactId, 'light-help', { note: 'Vraag over een toeslag' })
    expect(await card(caseFileId)).toMatchObject({ phase: 'follow', closed: true })
    const task = await placeExampleTask(house, caseFileId)
    expect(task.status).toBe(200)
    const taskId = task.body.id
    expect((await samira().call(operations.endAftercare, { caseFileId })).status).toBe(409)
    await house.as('karin').call(taskOperations.answerTask, { taskId, answer: 'accept' })
    await house.as('karin').call(taskOperations.reportTaskDone, { taskId, result: 'Toeslag aangevraagd' })
    expect((await house.as('karin').call(taskOperations.getTask, { taskId })).status).toBe(404)
    const { body } = await samira().call(operations.getAftercare, { caseFileId })
    expect(body.mayEnd).toBe(true)
    expect((await samira().call(operations.endAftercare, { caseFileId })).status).toBe(200)
    expect(await card(caseFileId)).toMatchObject({ phase: 'ended' })
  })

  test('the contact can be moved to another day, knowing which one it was', async () => {
    const { caseFileId, contactId } = await closed()
    const move = (from: string, to: string) =>
      samira().call(operations.planAftercare, { caseFileId, contactId, change: { plannedFor: { from, to } } })
    expect((await move('2027-05-23', '2027-05-25')).status).toBe(200)
    const clash = await move('2027-05-23', '2027-06-01')
    expect(clash.problem.details).toMatchObject({ clashes: [{ field: 'plannedFor', yours: '2027-06-01', theirs: '2027-05-25' }] })
    expect((await move('2027-05-25', '2026-01-01')).status).toBe(400)
    expect((await move('2027-05-25', '2027-02-30')).status).toBe(400)
  })

  test('lies with the coordinator; others do not find it', async () => {
    const { caseFileId, contactId } = await closed()
    on('2027-05-24')
    for (const [user, status] of [
      ['joep', 404],
      ['karin', 403],
      ['tom', 403],
      ['joke', 403],
      ['hans', 403],
      ['peter', 403],
    ] as const) {
      const answer = await house.as(user).call(operations.recordAftercare, { caseFileId, contactId, outcome: 'stable' })
      expect(answer.status, user).toBe(status)
    }
    for (const user of ['joep', 'karin', 'tom', 'joke', 'hans', 'peter']) {
      for (const purpose of ['support', 'intake', 'steering']) {
        const rows = await house
          .as(user)
          .look(
            purpose,
            async tx => [
              ...(await tx.rows(sql`select id from app.aftercare_contacts where case_file_id = ${caseFileId}`)),
              ...(await tx.rows(sql`select id from app.closures where case_file_id = ${caseFileId}`)),
            ],
            caseFileId,
          )
        expect(rows, `${user} for ${purpose}`).toEqual([])
      }
    }
    expect((await house.as('joep').call(operations.listAftercare, {})).body.items.some(item => item.id === contactId)).toBe(false)
    expect((await house.as('joep').call(operations.getAftercare, { caseFileId })).status).toBe(404)
  })
})

describe('opening again', () => {
  test('relapse after five months: before the contact, in the same file with its history', async () => {
    const { caseFileId } = await closed()
    on('2027-04-23')
    const answer = await samira().call(operations.reopenCaseFile, { caseFileId, reason: 'relapse', explanation: 'Werk verloren' })
    expect(answer.status).toBe(200)
    expect(await card(caseFileId)).toMatchObject({ phase: 'connect', closed: false, coordinator: userId('samira') })
    expect(await house.stored(`select result from app.aftercare_contacts where case_file_id = $1`, [caseFileId])).toEqual([
      { result: 'cancelled' },
    ])
    expect(
      await house.stored(
        `select stopped_at is not null as stopped from app.clocks where case_file_id = $1 and kind = 'aftercare'`,
        [caseFileId],
      ),
    ).toEqual([{ stopped: true }])
    // The half year passes without a contact: it was taken over by the reopening.
    on('2027-05-24')
    await worker()
    expect(
      await house.stored(`select id from app.messages where about_id = $1 and kind = 'aftercare-due'`, [caseFileId]),
    ).toEqual([])
    const planId = newId()
    expect((await samira().call(planOperations.startPlan, { caseFileId, id: planId })).status).toBe(200)
    const plan = (await samira().call(planOperations.getPlan, { caseFileId })).body
    expect(plan).toMatchObject({ plan: { id: planId }, earlierPlans: [{ goals: 1, reached: 1 }], caseFile: { phase: 'tackle' } })
    expect((await close(caseFileId)).status).toBe(200)
    const contacts = await house.stored(
      `select result, planned_for::text from app.aftercare_contacts where case_file_id = $1 order by planned_for`,
      [caseFileId],
    )
    expect(contacts).toEqual([
      { result: 'cancelled', planned_for: '2027-05-23' },
      { result: null, planned_for: '2027-11-24' },
    ])
  })

  test('relapse after seven months, told in the late contact', async () => {
    const { caseFileId, contactId } = await closed()
    on('2027-06-23')
    await worker()
    expect((await record(caseFileId, contactId, 'relapse')).problem.errors).toMatchObject([{ field: 'note' }])
    expect((await record(caseFileId, contactId, 'relapse', { note: 'Weer drie brieven van de deurwaarder' })).status).toBe(200)
    expect(await card(caseFileId)).toMatchObject({ phase: 'connect', closed: false })
    const events = await eventsOf(caseFileId)
    expect(events.slice(-2)).toEqual(['aftercare.recorded', 'case-file.reopened'])
    const facts = await house.stored(
      `select attributes from app.counted_facts where case_file_id = $1 and event = 'case-file.reopened'`,
      [caseFileId],
    )
    expect(facts).toEqual([{ attributes: { reason: 'relapse' } }])
  })

  test('relapse after seven months, when the aftercare was already done', async () => {
    const { caseFileId, contactId } = await closed()
    on('2027-05-24')
    await record(caseFileId, contactId, 'stable')
    on('2027-06-23')
    expect(
      (await samira().call(operations.reopenCaseFile, { caseFileId, reason: 'relapse', explanation: 'Een incident thuis' }))
        .status,
    ).toBe(200)
    expect(await card(caseFileId)).toMatchObject({ phase: 'connect', closed: false })
    // The programme runs on: what happens now is timed and counted again.
    const task = await placeExampleTask(house, caseFileId)
    expect(await house.stored(`select id from app.clocks where about_id = $1`, [task.body.id])).toHaveLength(1)
    const { body } = await samira().call(operations.getAftercare, { caseFileId })
    expect(body.closures).toMatchObject([{ reopenedAt: expect.any(String) }])
    const twice = await samira().call(operations.reopenCaseFile, { caseFileId, reason: 'relapse', explanation: 'x' })
    expect([twice.status, twice.problem.detail]).toEqual([409, expect.stringContaining('al open')])
  })

  test('not while the household has another open file', async () => {
    const { caseFileId, householdId } = await closed({ reason: 'moved' })
    await house.stored(
      `insert into app.case_files (municipality_id, id, household_id, scope_id, title, area_id, phase, opened_at, last_step_at)
       select municipality_id, gen_random_uuid(), household_id, scope_id, title, area_id, 'connect', now(), now() from app.case_files where id = $1`,
      [caseFileId],
    )
    const answer = await samira().call(operations.reopenCaseFile, { caseFileId, reason: 'relapse', explanation: 'x' })
    expect([answer.status, answer.problem.detail]).toEqual([409, expect.stringContaining('al een open dossier')])
    expect(householdId).toBeTruthy()
  })

  test('whose coordinator has left is an exception for the process coordinator, and comes back without one', async () => {
    const file = await openExampleFile(house, {
      coordinator: { userId: userId('collega-1'), organisationId: organisationId('sociaal-team') },
    })
    const { caseFileId } = file
    const leaving = house.as('collega-1')
    expect((await leaving.call(operations.closeCaseFile, { caseFileId, id: newId(), reason: 'help-in-place' })).status).toBe(200)
    const orphans = async (user: string) =>
      (await house.as(user).call(operations.listAftercareWithoutCoordinator, {})).body.items.map(item => item.caseFileId)
    expect(await orphans('fatma')).not.toContain(caseFileId)
    await house.stored(`update access.role_assignments set valid_to = $2 where user_id = $1`, [
      userId('collega-1'),
      new Date('2027-01-01T00:00:00Z'),
    ])
    on('2027-05-24')
    expect(await orphans('fatma')).toContain(caseFileId)
    expect(await orphans('wim')).toContain(caseFileId)
    expect((await leaving.call(operations.getAftercare, { caseFileId })).status).toBe(404)

    const fatma = house.as('fatma')
    const answer = await fatma.call(operations.reopenCaseFile, { caseFileId, reason: 'relapse', explanation: 'Gezin belt zelf' })
    expect(answer.problem.detail ?? '').toBe('')
    expect(await card(caseFileId)).toEqual({ phase: 'connect', closed: false, coordinator: null })
    expect(await eventsOf(caseFileId)).toEqual(expect.arrayContaining(['case-file.reopened', 'coordinator.left']))
    const joep = house.as('joep')
    await fatma.look(
      'support',
      tx => appointCoordinator(tx, { caseFileId, userId: joep.user, organisationId: joep.organisation }),
      caseFileId,
    )
    expect((await joep.call(planOperations.startPlan, { caseFileId, id: newId() })).status).toBe(200)
  })

  test('the process coordinator hands aftercare of who has left to another coordinator', async () => {
    const { caseFileId, contactId } = await closed()
    const joep = house.as('joep')
    await house
      .as('fatma')
      .look(
        'support',
        tx => appointCoordinator(tx, { caseFileId, userId: joep.user, organisationId: joep.organisation }),
        caseFileId,
      )
    on('2027-05-24')
    await worker()
    const { body } = await joep.call(operations.listAftercare, { show: 'due' })
    expect(body.items.map(item => item.id)).toContain(contactId)
    expect((await record(caseFileId, contactId, 'stable')).status).toBe(404)
    expect((await joep.call(operations.recordAftercare, { caseFileId, contactId, outcome: 'stable' })).status).toBe(200)
  })

  test('is not for partners, reporters, other coordinators or the desk', async () => {
    const { caseFileId } = await closed()
    for (const [user, status] of [
      ['joep', 404],
      ['karin', 403],
      ['joke', 403],
      ['peter', 404],
      ['hans', 403],
    ] as const) {
      const answer = await house.as(user).call(operations.reopenCaseFile, { caseFileId, reason: 'relapse', explanation: 'x' })
      expect(answer.status, user).toBe(status)
    }
    expect(await card(caseFileId)).toMatchObject({ closed: true })
  })
})
