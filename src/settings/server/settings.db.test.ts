import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoProgramme, demoProgrammeUnderPressure } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { libraryFiles } from '../../programmes/server/commands.ts'
import { signalOperations } from '../../signals/api.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { settingOperations as operations } from '../api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const bram = () => house.as('bram')
const others = ['joke', 'peter', 'samira', 'karin', 'fatma', 'hans', 'ingrid']
const change = (key: string, from: unknown, to: unknown) =>
  bram().call(operations.changeSetting, { key, change: { value: { from, to } } })
const line = async (key: string) => {
  const { body } = await bram().call(operations.listSettings, {})
  const all = [...body.own, ...body.programmes.flatMap(one => one.settings)]
  return all.find(one => one.key === key)
}

describe('settings', () => {
  test('every one has its meaning, standard, source and history; the programme’s own stand under its title', async () => {
    const { body } = await bram().call(operations.listSettings, {})
    for (const one of [...body.own, ...body.programmes.flatMap(programme => programme.settings)]) {
      expect(one.meaning.length, one.key).toBeGreaterThan(5)
      expect(one.own, one.key).toBeNull()
    }
    const ofProgramme = body.programmes.find(one => one.id === demoProgramme.id)
    expect(ofProgramme?.settings.length).toBeGreaterThan(2)
    expect(ofProgramme?.settings.every(one => one.key.startsWith(`${demoProgramme.id}.`))).toBe(true)
  })

  test('a changed term counts for the clocks that start afterwards, not for those that run', async () => {
    const file = await openExampleFile(house)
    const term = async () =>
      house.stored<{ term: string }>(`select term from app.clocks where about_kind = 'task' order by started_at, id`)
    await placeExampleTask(house, file.caseFileId)
    const [first] = await term()
    const { programmes } = await libraryFiles()
    const clock = programmes.get(demoProgramme.id)?.clocks.find(one => one.about === 'task' && one.setting)
    expect(first?.term).toBe(clock?.duration)
    const key = `${demoProgramme.id}.${clock?.setting}`
    expect((await change(key, null, 'P3D')).body).toEqual({ key, version: 1 })
    house.clock.shiftTo(new Date('2026-11-24T11:00:00+01:00'))
    await placeExampleTask(house, file.caseFileId)
    expect((await term()).map(one => one.term)).toEqual([first?.term, 'P3D'])
    expect(await line(key)).toMatchObject({ own: 'P3D', history: [{ before: null, after: 'P3D', by: 'Bram Jansen' }] })
  })

  test('a change is compared with what stands there, and can go back to the standard', async () => {
    const key = 'standsStill.days'
    expect((await change(key, null, 30)).status).toBe(200)
    const clash = await change(key, null, 60)
    expect(clash.status).toBe(409)
    expect(clash.problem.details).toMatchObject({ clashes: [{ yours: 60, theirs: 30 }], by: 'Bram Jansen' })
    expect((await change(key, 30, 30)).status).toBe(200)
    expect((await change(key, 30, null)).body).toMatchObject({ version: 2 })
    expect(await line(key)).toMatchObject({ own: null, standard: 42 })
    expect((await change(key, null, 50)).status).toBe(200)
  })

  test.each([
    ['figures.smallestShown', 2],
    ['figures.smallestShown', 'vijf'],
    ['standsStill.days', 10.5],
    ['interventions.kinds', []],
    [
      'interventions.kinds',
      [
        { code: 'a', label: 'Een' },
        { code: 'b', label: 'een' },
      ],
    ],
    [`${demoProgramme.id}.taskPickUp.term`, '5 dagen'],
    [`${demoProgramme.id}.taskPickUp.term`, 5],
  ])('%s refuses %j at its field', async (key, value) => {
    const refused = await change(key, null, value)
    expect(refused.status).toBe(400)
    expect(refused.problem.errors?.[0]?.field).toBe('change.value.to')
  })

  test('what is no setting is none, and only an administrator keeps them', async () => {
    expect((await change('lifeDomains.default', null, {})).status).toBe(404)
    expect((await change("x'; drop table app.settings; --", null, 1)).status).toBe(404)
    for (const user of others) {
      expect((await house.as(user).call(operations.listSettings, {})).status, user).toBe(403)
      const refused = await house
        .as(user)
        .call(operations.changeSetting, { key: 'caseload.norm', change: { value: { from: null, to: 9 } } })
      expect(refused.status, user).toBe(403)
    }
  })
})

describe('programmes in use', () => {
  const reportable = async () => (await house.as('joke').call(signalOperations.listReportProgrammes, {})).body.map(one => one.id)
  const inList = async (id: string) =>
    (await bram().call(operations.listProgrammesInUse, {})).body.programmes.find(one => one.id === id)

  test('the whole library is listed, with what runs here', async () => {
    const { body } = await bram().call(operations.listProgrammesInUse, {})
    expect(body.programmes).toHaveLength((await libraryFiles()).programmes.size)
    expect(body.programmes.filter(one => one.startedAt)).toHaveLength(3)
  })

  test('one that stops takes no new reports, its files go on, and it can start again', async () => {
    expect(await reportable()).toContain(demoProgrammeUnderPressure.id)
    const programmeId = demoProgrammeUnderPressure.id
    expect((await bram().call(operations.stopProgramme, { programmeId })).status).toBe(200)
    expect((await bram().call(operations.stopProgramme, { programmeId })).status).toBe(409)
    expect(await reportable()).not.toContain(programmeId)
    expect(await inList(programmeId)).toMatchObject({ stoppedAt: expect.any(String), publishedVersion: 1 })
    expect((await bram().call(operations.startProgramme, { programmeId })).status).toBe(200)
    expect((await bram().call(operations.startProgramme, { programmeId })).status).toBe(409)
    expect(await reportable()).toContain(programmeId)
  })

  test('one from the library is published here when it starts, as its file has it', async () => {
    const { programmes } = await libraryFiles()
    const fresh = [...programmes.values()].find(
      one =>
        one.triage.of === 'concern-report' &&
        one.status !== 'ended' &&
        ![demoProgramme.id, demoProgrammeUnderPressure.id].includes(one.id),
    )
    if (!fresh) throw new Error('the library has no third programme that takes reports')
    expect(await reportable()).not.toContain(fresh.id)
    expect((await bram().call(operations.startProgramme, { programmeId: fresh.id })).status).toBe(200)
    expect(await reportable()).toContain(fresh.id)
    const [stored] = await house.stored<{ body: unknown; version: number }>(
      'select body, version from app.programme_versions where programme_id = $1',
      [fresh.id],
    )
    expect(stored).toEqual({ version: fresh.version, body: JSON.parse(JSON.stringify(fresh)) })
  })

  test('nobody starts what is not in the library, and only an administrator starts at all', async () => {
    expect((await bram().call(operations.startProgramme, { programmeId: 'nergens-iets' })).problem.errors?.[0]?.field).toBe(
      'programmeId',
    )
    for (const user of others) {
      const refused = await house.as(user).call(operations.startProgramme, { programmeId: demoProgramme.id })
      expect(refused.status, user).toBe(403)
      expect((await house.as(user).call(operations.getAdministration, {})).status, user).toBe(403)
    }
  })
})

test('the landing of the administrator counts, names no household, and tells what was changed', async () => {
  const { status, body } = await bram().call(operations.getAdministration, {})
  expect(status).toBe(200)
  expect(body.counts).toMatchObject({ people: 61, organisations: 20, areas: 16 })
  expect(body.changes[0]).toMatchObject({ by: 'Bram Jansen', what: expect.any(String) })
  expect(JSON.stringify(body)).not.toContain('Yilmaz')
})
