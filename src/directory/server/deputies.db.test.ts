import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { addDays } from '../../platform/time/calendar-date.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { directoryOperations as operations } from '../api.ts'

const tuesday = new Date('2026-11-24T10:00:00+01:00')
const today = '2026-11-24'
let house: TestHouse
let yilmaz: ExampleFile
let clock = tuesday.getTime()

/** An hour later, so that what was done before lies in the past. */
const later = (hours = 1) => {
  clock += hours * 3_600_000
  house.clock.shiftTo(new Date(clock))
}

beforeAll(async () => {
  house = await openTestHouse({ moment: tuesday })
  yilmaz = await openExampleFile(house)
  later()
})
afterAll(() => house.close())

const standIn = (changes: object = {}) => ({
  id: newId(),
  absentUserId: userId('samira'),
  deputyUserId: userId('joep'),
  organisationId: organisationId('sociaal-team'),
  from: today,
  until: addDays(today, 6),
  ...changes,
})
const appoint = (user: string, changes: object = {}) => house.as(user).call(operations.appointDeputy, standIn(changes))
const opens = async (user: string, file = yilmaz) =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).status
const write = async (user: string, file = yilmaz) =>
  (
    await house
      .as(user)
      .call(caseFileOperations.recordNote, { caseFileId: file.caseFileId, id: newId(), kind: 'note', body: 'Gebeld.' })
  ).status

describe('a coordinator on leave', () => {
  beforeEach(() => later())

  test('is stood in for by a colleague, who sees and does what she may, under his own name, until it ends by itself', async () => {
    expect(await opens('joep')).toBe(404)
    const arranged = standIn()
    expect((await house.as('samira').call(operations.appointDeputy, arranged)).status).toBe(200)
    later()
    expect(await opens('joep')).toBe(200)
    expect(await write('joep')).toBe(200)
    expect(await opens('samira')).toBe(200)
    for (const user of ['karin', 'collega-1', 'bram', 'hans']) expect([user, (await opens(user)) === 200]).toEqual([user, false])

    const { body } = await house.as('joep').call(workplaceOperations.listMyHouseholds, {})
    expect(body.files).toMatchObject([{ title: 'Familie Yilmaz', standsInFor: 'Samira Bakker' }])
    const work = (await house.as('joep').call(workplaceOperations.getCaseWork, {})).body
    expect(work.standsInFor).toEqual(['Samira Bakker'])
    expect(work.households.open).toBe(0)
    expect((await house.as('samira').call(workplaceOperations.getCaseWork, {})).body.standsInFor).toEqual([])
    const view = (await house.as('joep').call(caseFileOperations.getCaseFile, { caseFileId: yilmaz.caseFileId })).body
    expect(view.coordinator).toMatchObject({ name: 'Samira Bakker', deputy: { name: 'Joep Willems', until: addDays(today, 6) } })

    const [line] = await house.stored<{ event: string }>(
      `select event from audit.processing_log where user_id = $1 and case_file_id = $2 and event = 'note.recorded'`,
      [userId('joep'), yilmaz.caseFileId],
    )
    expect(line).toEqual({ event: 'note.recorded' })
    const told = await house.stored<{ kind: string; to: string }>(
      `select kind, recipient_user_id as to from app.messages where about_id = $1`,
      [arranged.id],
    )
    expect(told).toEqual([{ kind: 'deputy-appointed', to: userId('joep') }])

    house.clock.shiftTo(new Date('2026-12-01T00:30:00+01:00'))
    expect(await opens('joep')).toBe(404)
    expect((await house.as('joep').call(workplaceOperations.listMyHouseholds, {})).body.files).toEqual([])
    clock = new Date('2026-12-01T09:00:00+01:00').getTime()
  })

  test('planned for next week it opens nothing before, and takes along what she gets in the meantime', async () => {
    later()
    const from = '2026-12-07'
    expect((await appoint('bram', { from, until: '2026-12-11' })).status).toBe(200)
    expect(await opens('joep')).toBe(404)
    const newer = await openExampleFile(house, { household: { name: 'Familie De Wit' } })
    later()
    expect(await opens('joep', newer)).toBe(404)
    house.clock.shiftTo(new Date('2026-12-07T08:00:00+01:00'))
    expect(await opens('joep')).toBe(200)
    expect(await opens('joep', newer)).toBe(200)
    clock = new Date('2026-12-07T09:00:00+01:00').getTime()
    later()

    // What goes to another coordinator meanwhile is no longer the deputy's.
    const away = await house.as('fatma').call(caseFileOperations.assignCoordinator, {
      caseFileId: newer.caseFileId,
      userId: userId('collega-1'),
      organisationId: organisationId('sociaal-team'),
      expectedUserId: userId('samira'),
    })
    expect(away.status).toBe(200)
    later()
    expect([await opens('joep', newer), await opens('joep'), await opens('collega-1', newer)]).toEqual([404, 200, 200])
    const taken = await house.as('joep').call(operations.listOwnDeputies, {})
    expect(taken.body.deputies[0]).toMatchObject({ state: 'now', absent: { name: 'Samira Bakker' }, from, until: '2026-12-11' })
  })

  test('it ends early by whoever is absent, stands in or administers, and by nobody else', async () => {
    const [running] = (await house.as('joep').call(operations.listOwnDeputies, {})).body.deputies
    const deputyId = running?.id ?? ''
    expect((await house.as('collega-1').call(operations.endDeputy, { deputyId })).status).toBe(404)
    expect((await house.as('karin').call(operations.endDeputy, { deputyId })).status).toBe(403)
    expect((await house.as('joep').call(operations.endDeputy, { deputyId })).status).toBe(200)
    later()
    expect(await opens('joep')).toBe(404)
    expect((await house.as('bram').call(operations.endDeputy, { deputyId })).status).toBe(409)
  })

  test('nobody makes themselves deputy, nor arranges it for a colleague, nor for somebody who is no coordinator', async () => {
    const day = { from: '2026-12-08', until: '2026-12-10' }
    expect((await appoint('joep', day)).status).toBe(403)
    expect((await appoint('collega-1', day)).status).toBe(403)
    expect((await appoint('fatma', day)).status).toBe(403)
    expect((await appoint('peter', day)).status).toBe(403)
    expect((await appoint('bram', { ...day, deputyUserId: userId('bram') })).status).toBe(403)
    const noCoordinator = await appoint('bram', { ...day, deputyUserId: userId('karin') })
    expect(noCoordinator.problem.errors?.[0]).toMatchObject({ field: 'deputyUserId' })
    const elsewhere = await appoint('bram', { ...day, organisationId: organisationId('de-brug') })
    expect(elsewhere.problem.errors?.[0]).toMatchObject({ field: 'absentUserId' })
    // Straight to the function, past the words of the screen.
    for (const [user, absent, deputy] of [
      ['joep', 'samira', 'joep'],
      ['bram', 'samira', 'bram'],
      ['fatma', 'samira', 'joep'],
      ['karin', 'samira', 'joep'],
    ] as const) {
      await expect(
        house.as(user).look('support', async tx => {
          await tx.run(sql`select access.appoint_deputy(${newId()}, ${userId(absent)}, ${userId(deputy)}, ${organisationId('sociaal-team')},
            ${house.clock.now()}, ${new Date(clock + 86_400_000)})`)
        }),
      ).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('wrong days get a message at their field, and two at a time are refused', async () => {
    const field = async (changes: object) => (await appoint('bram', changes)).problem.errors?.[0]?.field
    expect(await field({ from: '2026-12-01', until: '2026-12-20' })).toBe('from')
    expect(await field({ from: '2026-12-20', until: '2026-12-10' })).toBe('until')
    expect(await field({ from: '2026-12-20', until: '2028-12-20' })).toBe('until')
    expect(await field({ from: '2026-12-20', until: '2026-02-31' })).toBe('until')
    expect(await field({ from: '2026-12-20', until: '2026-12-22', deputyUserId: userId('samira') })).toBe('deputyUserId')
    expect((await appoint('bram', { from: '2026-12-20', until: '2026-12-22' })).status).toBe(200)
    const twice = await appoint('samira', { from: '2026-12-22', until: '2026-12-24', deputyUserId: userId('collega-1') })
    expect(twice.status).toBe(409)
    expect(twice.problem.detail).toContain('Joep Willems')
    expect((await appoint('samira', { from: '2026-12-23', until: '2026-12-24', deputyUserId: userId('collega-1') })).status).toBe(
      200,
    )
  })
})

describe('a coordinator who leaves', () => {
  test('is told of with the open work, loses the files and the standing in at once, and has to be appointed anew after coming back', async () => {
    house.clock.shiftTo(new Date('2026-12-20T09:00:00+01:00'))
    clock = house.clock.now().getTime()
    expect(await opens('joep')).toBe(200)
    const before = (await house.as('bram').call(operations.getPerson, { userId: userId('samira') })).body
    expect(before.openWork).toContainEqual({ kind: 'coordinated', number: 1 })
    expect(before.deputies.map(one => one.state)).toContain('now')
    expect((await house.as('bram').call(operations.endPerson, { userId: userId('samira') })).status).toBe(200)
    later()
    expect(await opens('samira')).not.toBe(200)
    expect(await opens('joep')).toBe(404)
    const orphans = async () =>
      (await house.as('fatma').call(caseFileOperations.listFilesWithoutCoordinator, {})).body.files.map(one => one.title)
    expect(await orphans()).toEqual(['Familie Yilmaz'])

    await house.as('bram').call(operations.giveRole, {
      userId: userId('samira'),
      organisationId: organisationId('sociaal-team'),
      id: newId(),
      role: 'coordinator',
    })
    later()
    expect(await opens('samira')).toBe(404)
    expect(await orphans()).toEqual(['Familie Yilmaz'])
    const again = await house.as('fatma').call(caseFileOperations.assignCoordinator, {
      caseFileId: yilmaz.caseFileId,
      userId: userId('samira'),
      organisationId: organisationId('sociaal-team'),
      expectedUserId: userId('samira'),
    })
    expect(again.status).toBe(200)
    later()
    expect(await opens('samira')).toBe(200)
    expect(await orphans()).toEqual([])
  })
})
