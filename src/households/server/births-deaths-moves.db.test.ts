import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { planOperations } from '../../plans/api.ts'
import { newId } from '../../platform/ids.ts'
import { taskOperations } from '../../tasks/api.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { householdOperations } from '../api.ts'

const { recordBirth, recordDeath, undoHouseholdEvent, getHouseholdState, recordResidence, changeIdentity } = householdOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const samira = () => house.as('samira')
const view = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).body
const state = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(getHouseholdState, { caseFileId: file.caseFileId })).body
const lastLine = async (file: ExampleFile) =>
  (await samira().call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'people' })).body.lines[0]

describe('a child is born', () => {
  const birth = (file: ExampleFile, more: object = {}, user = 'samira') =>
    house.as(user).call(recordBirth, {
      caseFileId: file.caseFileId,
      id: newId(),
      personId: newId(),
      givenNames: 'Elif 👶',
      surname: 'Yilmaz',
      birthDate: '2026-11-20',
      parentIds: [file.mother],
      ...more,
    })

  test('with its parents in one step, and one line in the timeline', async () => {
    const file = await openExampleFile(house)
    const personId = newId()
    expect((await birth(file, { personId })).status).toBe(200)
    const page = await view(file)
    expect(page.members.find(one => one.personId === personId)).toMatchObject({
      position: 'child',
      validFrom: '2026-11-20',
      identity: { givenNames: 'Elif 👶', birthDate: '2026-11-20' },
    })
    expect(page.relations).toMatchObject([{ personId, relatedPersonId: file.mother, kind: 'parent' }])
    expect((await lastLine(file))?.details).toEqual({ change: 'born', name: 'Elif 👶', on: '2026-11-20' })
    const found = await samira().call(workplaceOperations.findCaseFiles, { query: 'Elif' })
    expect(found.body.files.map(one => one.caseFileId)).toContain(file.caseFileId)
  })

  test('not tomorrow, not without a name, not of a stranger, and not twice', async () => {
    const file = await openExampleFile(house)
    const other = await openExampleFile(house)
    expect((await birth(file, { birthDate: '2026-11-25' })).problem.errors?.[0]?.field).toBe('birthDate')
    expect((await birth(file, { givenNames: ' ', surname: '' })).problem.errors?.[0]?.field).toBe('givenNames')
    expect((await birth(file, { parentIds: [other.mother] })).status).toBe(404)
    expect((await birth(file, { personId: file.son })).status).toBe(409)
    expect((await view(file)).members).toHaveLength(2)
    for (const user of ['joep', 'tom', 'peter', 'karin', 'fatma']) {
      expect([403, 404], user).toContain((await birth(file, {}, user)).status)
    }
  })

  test('a mistake is taken back by who made it, and by nobody else', async () => {
    const file = await openExampleFile(house)
    const [id, personId] = [newId(), newId()]
    await birth(file, { id, personId })
    const undo = (user: string) => house.as(user).call(undoHouseholdEvent, { caseFileId: file.caseFileId, eventId: id })
    expect((await undo('joep')).status).toBe(404)
    expect((await undo('samira')).status).toBe(200)
    const page = await view(file)
    expect(page.members.filter(one => !one.validTo).map(one => one.personId)).not.toContain(personId)
    expect(page.members.find(one => one.personId === personId)?.identity).toBeNull()
    expect(page.relations).toEqual([])
    expect((await state(file)).events).toMatchObject([{ kind: 'birth', isWithdrawn: true, isMine: true }])
    expect((await undo('samira')).status).toBe(409)
  })

  test('a colleague who took over cannot take back what another recorded', async () => {
    const file = await openExampleFile(house)
    const id = newId()
    await birth(file, { id })
    const joep = house.as('joep')
    await samira().call(caseFileOperations.assignCoordinator, {
      caseFileId: file.caseFileId,
      userId: joep.user,
      organisationId: joep.organisation,
      expectedUserId: samira().user,
    })
    expect((await joep.call(undoHouseholdEvent, { caseFileId: file.caseFileId, eventId: id })).status).toBe(403)
    expect((await state(file, 'joep')).events).toMatchObject([{ isMine: false, isWithdrawn: false }])
  })
})

describe('somebody dies', () => {
  const death = (file: ExampleFile, more: object = {}, user = 'samira') =>
    house.as(user).call(recordDeath, {
      caseFileId: file.caseFileId,
      id: newId(),
      personId: file.mother,
      diedOn: '2026-11-22',
      ...more,
    })

  test('file and plan stay; nothing is asked of this person any more', async () => {
    const file = await openExampleFile(house)
    const [planId, goalId] = [newId(), newId()]
    await samira().call(planOperations.startPlan, { caseFileId: file.caseFileId, id: planId })
    const [domain] = (await view(file)).lifeDomains.domains
    await samira().call(planOperations.addGoal, {
      caseFileId: file.caseFileId,
      id: goalId,
      lifeDomain: domain?.code ?? '',
      title: 'Overzicht in het geld',
      subjectId: file.householdId,
    } as never)
    expect((await death(file)).status).toBe(200)
    const page = await view(file)
    expect(page.members.find(one => one.personId === file.mother)).toMatchObject({
      validTo: null,
      identity: { diedOn: '2026-11-22' },
    })
    expect(page.closedAt).toBeNull()
    expect(page.counts.openGoals).toBe(1)
    const doers = await samira().call(planOperations.listDoers, { caseFileId: file.caseFileId })
    expect(doers.body.members.map(one => one.id)).toEqual([file.son])
    const asked = await samira().call(planOperations.addAction, {
      caseFileId: file.caseFileId,
      goalId,
      id: newId(),
      what: 'Post openen',
      who: { kind: 'member', id: file.mother },
    } as never)
    expect(asked.problem.errors?.[0]?.field).toBe('who')
    expect((await lastLine(file))?.details).toMatchObject({ change: 'died', name: 'Ayşe' })
  })

  test('not before the birth, not tomorrow, not twice; by mistake it is taken back', async () => {
    const file = await openExampleFile(house)
    expect((await death(file, { diedOn: '1980-01-01' })).problem.errors?.[0]?.field).toBe('diedOn')
    expect((await death(file, { diedOn: '2026-11-25' })).problem.errors?.[0]?.field).toBe('diedOn')
    const id = newId()
    expect((await death(file, { id })).status).toBe(200)
    expect((await death(file)).status).toBe(409)
    const undone = await samira().call(undoHouseholdEvent, {
      caseFileId: file.caseFileId,
      eventId: id,
      reason: 'Verkeerde persoon',
    })
    expect(undone.status).toBe(200)
    expect((await view(file)).members[0]?.identity?.diedOn).toBeNull()
    expect((await death(file)).status).toBe(200)
  })

  test.each(['joep', 'tom', 'peter', 'karin', 'fatma', 'wim', 'hans', 'ingrid', 'bram'])(
    '%s records nothing here',
    async user => {
      const file = await openExampleFile(house)
      expect([403, 404]).toContain((await death(file, {}, user)).status)
      expect([403, 404]).toContain(
        (
          await house.as(user).call(recordBirth, {
            caseFileId: file.caseFileId,
            id: newId(),
            personId: newId(),
            surname: 'X',
            birthDate: '2026-11-20',
          })
        ).status,
      )
    },
  )
})

describe('moving', () => {
  test('takes running terms and open tasks along to the new area; what ended stays where it ended', async () => {
    const file = await openExampleFile(house)
    const lifeDomain = (await view(file)).lifeDomains.domains[0]?.code ?? ''
    const place = async (what: string) => {
      const id = newId()
      const organisationId = house.as('karin').organisation
      const placed = await samira().call(taskOperations.placeTask, {
        caseFileId: file.caseFileId,
        id,
        organisationId,
        lifeDomain,
        what,
      })
      expect(placed.status).toBe(200)
      return id
    }
    const withdrawn = await place('Post ophalen')
    await place('Kennismaken')
    await samira().call(taskOperations.withdrawTask, { taskId: withdrawn, reason: 'Is al gedaan' })
    const there = addresses.find(one => one.areaId === 31)
    await samira().call(recordResidence, { caseFileId: file.caseFileId, addressId: there?.id ?? '', since: '2026-11-24' })
    const areas = (query: string) => house.stored<{ area_id: number; open: boolean }>(query, [file.caseFileId])
    const clocks = await areas(
      'select area_id, met_at is null and stopped_at is null as open from app.clocks where case_file_id = $1',
    )
    expect(clocks.some(one => one.open)).toBe(true)
    expect(clocks.every(one => one.area_id === (one.open ? 31 : 21))).toBe(true)
    expect(clocks.some(one => !one.open)).toBe(true)
    const tasks = await areas(`select area_id, state = 'placed' as open from app.tasks where case_file_id = $1 order by 1`)
    expect(tasks).toEqual([
      { area_id: 21, open: false },
      { area_id: 31, open: true },
    ])
  })

  test('out of the municipality is remembered, so that closing or handing over can be proposed', async () => {
    const file = await openExampleFile(house)
    expect((await state(file)).livesElsewhere).toBe(false)
    const move = (more: object) => samira().call(recordResidence, { caseFileId: file.caseFileId, since: '2026-11-24', ...more })
    await move({ place: 'Rotterdam, bij haar zus', elsewhere: true })
    expect((await state(file)).livesElsewhere).toBe(true)
    expect((await lastLine(file))?.details).toEqual({ change: 'moved', elsewhere: true })
    await move({ place: 'Opvang De Haven' })
    expect((await state(file)).livesElsewhere).toBe(false)
  })
})

test('a corrected name is found in every file the person is in, also one that the corrector does not know', async () => {
  const joep = house.as('joep')
  const mothers = await openExampleFile(house)
  const fathers = await openExampleFile(house, { household: { name: 'Familie Demir' } })
  await samira().call(householdOperations.addMember, {
    caseFileId: fathers.caseFileId,
    personId: mothers.son,
    givenNames: 'Can',
    surname: 'Yilmaz',
    position: 'child',
  })
  await samira().call(caseFileOperations.assignCoordinator, {
    caseFileId: fathers.caseFileId,
    userId: joep.user,
    organisationId: joep.organisation,
    expectedUserId: samira().user,
  })
  await samira().call(changeIdentity, {
    caseFileId: mothers.caseFileId,
    personId: mothers.son,
    change: { surname: { from: 'Yilmaz', to: 'Zandstra' } },
  })
  const found = async (user: string) =>
    (await house.as(user).call(workplaceOperations.findCaseFiles, { query: 'Zandstra' })).body.files.map(one => one.caseFileId)
  expect(await found('samira')).toEqual([mothers.caseFileId])
  expect(await found('joep')).toEqual([fathers.caseFileId])
  const words = await house.stored<{ case_file_id: string }>(
    `select distinct e.case_file_id from app.search_entries e join app.search_names n on n.id = e.name_id and n.municipality_id = e.municipality_id
     join app.person_identities i on i.scope_id = e.scope_id and i.municipality_id = e.municipality_id
     where i.person_id = $1 and n.folded = 'ijilmaz'`,
    [mothers.son],
  )
  expect(words).toEqual([])
  const seen = await joep.look('support', tx => tx.rows(sql`select id from app.case_files where id = ${mothers.caseFileId}`))
  expect(seen).toEqual([])
})
