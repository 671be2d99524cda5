import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aftercareOperations } from '../../aftercare/api.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { householdOperations } from '../api.ts'

const { joinHouseholds, joinPersons, partRecords, findLikelyDoubles, getHouseholdState, judgeDouble } = householdOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const samira = () => house.as('samira')
const coordinator = (code: string) => ({ userId: house.as(code).user, organisationId: house.as(code).organisation })
const view = (file: ExampleFile, user = 'samira') =>
  house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })
const state = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(getHouseholdState, { caseFileId: file.caseFileId })).body
const join = (file: ExampleFile, other: ExampleFile, more: object = {}, user = 'samira') =>
  house.as(user).call(joinHouseholds, {
    caseFileId: file.caseFileId,
    id: newId(),
    otherFileId: other.caseFileId,
    reason: 'Zelfde moeder en zelfde adres',
    ...more,
  })
const part = (file: ExampleFile, joinId: string, user = 'samira') =>
  house.as(user).call(partRecords, { caseFileId: file.caseFileId, joinId, reason: 'Toch twee zussen' })
const note = (file: ExampleFile, body: string, user = 'samira') =>
  house.as(user).call(caseFileOperations.recordNote, { caseFileId: file.caseFileId, id: newId(), kind: 'note', body })
const bodies = async (file: ExampleFile, user = 'samira') =>
  (
    await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'contact' })
  ).body.lines.flatMap(line => (line.note ? [line.note.body] : []))

describe('story: two records joined and parted', () => {
  let first: ExampleFile
  let second: ExampleFile
  const joinId = newId()
  beforeAll(async () => {
    first = await openExampleFile(house)
    second = await openExampleFile(house, { household: { name: 'Mevrouw Yilmaz' } })
    await note(first, 'Eerste gesprek.')
    await note(second, 'Gesprek aan de balie.')
  })

  test('the same person at the same address is hinted at, to who sees both', async () => {
    const { body } = await samira().call(findLikelyDoubles, { caseFileId: first.caseFileId })
    expect(body.households.map(one => one.caseFileId)).toContain(second.caseFileId)
    expect(body.persons).toContainEqual(
      expect.objectContaining({ personId: first.mother, otherPersonId: second.mother, otherTitle: 'Mevrouw Yilmaz' }),
    )
    const joeps = await house.as('joep').call(findLikelyDoubles, { caseFileId: first.caseFileId })
    expect(joeps.body).toEqual({ households: [], persons: [] })
    // Who watches over the area sees the cards of both, and no names.
    const fatmas = await house.as('fatma').call(findLikelyDoubles, { caseFileId: first.caseFileId })
    expect(fatmas.body.households.map(one => one.caseFileId)).toContain(second.caseFileId)
    expect(fatmas.body.persons).toEqual([])
  })

  test('joined: one open file with both timelines, the other set aside', async () => {
    expect((await join(first, second, { id: joinId })).status).toBe(200)
    expect(await bodies(first)).toEqual(expect.arrayContaining(['Eerste gesprek.', 'Gesprek aan de balie.']))
    expect((await state(first)).together).toMatchObject([
      { caseFileId: second.caseFileId, members: [{ name: 'Ayşe Yilmaz' }, { name: 'Can Yilmaz' }] },
    ])
    expect((await view(second)).body.closedAt).not.toBeNull()
    expect((await note(second, 'Nog iets.')).status).toBe(409)
    expect(await bodies(second)).not.toContain('Eerste gesprek.')
    const reopened = await samira().call(aftercareOperations.reopenCaseFile, {
      caseFileId: second.caseFileId,
      reason: 'relapse',
      explanation: 'Opnieuw schulden',
    })
    expect(reopened.problem).toMatchObject({ status: 409, detail: expect.stringContaining('samengevoegd') })
  })

  test('once is enough, and a file that leads another is not set aside itself', async () => {
    const third = await openExampleFile(house)
    expect((await join(first, second)).status).toBe(409)
    expect((await join(third, first)).status).toBe(409)
    expect((await join(second, third)).status).toBe(409)
  })

  test('parted: both files are as they were, and what was written meanwhile stays where it was written', async () => {
    await note(first, 'Tijdens de samenvoeging.')
    expect((await part(second, joinId)).status).toBe(200)
    expect((await view(second)).body).toMatchObject({ closedAt: null, phase: 'connect' })
    expect(await bodies(first)).toContain('Tijdens de samenvoeging.')
    expect(await bodies(first)).not.toContain('Gesprek aan de balie.')
    expect((await state(first)).links).toEqual([])
    expect((await part(first, joinId)).status).toBe(409)
    expect((await note(second, 'Weer verder.')).status).toBe(200)
  })
})

describe('two coordinators become one', () => {
  test('decided by who watches over both, with a choice; parting gives the file back', async () => {
    const first = await openExampleFile(house)
    const second = await openExampleFile(house, { coordinator: coordinator('joep') })
    const joinId = newId()
    expect((await join(first, second)).status).toBe(404)
    expect((await join(first, second, {}, 'fatma')).problem.errors?.[0]?.field).toBe('coordinator')
    expect((await join(first, second, { id: joinId, coordinator: 'this' }, 'fatma')).status).toBe(200)
    expect((await view(second)).status).toBe(200)
    expect((await view(second, 'joep')).status).toBe(404)
    expect((await part(first, joinId, 'fatma')).status).toBe(200)
    expect((await view(second, 'joep')).body).toMatchObject({ closedAt: null, coordinator: { userId: house.as('joep').user } })
    expect((await view(second)).status).toBe(404)
  })

  test('the other one may go on too', async () => {
    const first = await openExampleFile(house)
    const second = await openExampleFile(house, { coordinator: coordinator('joep') })
    const joinId = newId()
    expect((await join(first, second, { id: joinId, coordinator: 'other' }, 'fatma')).status).toBe(200)
    expect((await view(first, 'joep')).body.coordinator?.userId).toBe(house.as('joep').user)
    expect((await view(first)).status).toBe(404)
    expect((await part(first, joinId, 'fatma')).status).toBe(200)
    expect((await view(first)).body.coordinator?.userId).toBe(samira().user)
    expect((await view(first, 'joep')).status).toBe(404)
  })
})

describe('two records of one person', () => {
  const joinBoth = (file: ExampleFile, personId: string, otherPersonId: string, more: object = {}, user = 'samira') =>
    house.as(user).call(joinPersons, {
      caseFileId: file.caseFileId,
      id: newId(),
      personId,
      otherPersonId,
      reason: 'Dubbel ingevoerd',
      ...more,
    })

  test('in one household: tied, and loose again', async () => {
    const file = await openExampleFile(house)
    const twice = newId()
    await samira().call(householdOperations.addMember, {
      caseFileId: file.caseFileId,
      personId: twice,
      givenNames: 'Jan',
      surname: 'Yilmaz',
      birthDate: '2017-09-01',
      position: 'child',
    })
    const id = newId()
    expect((await joinBoth(file, file.son, twice, { id })).status).toBe(200)
    expect((await state(file)).links).toMatchObject([
      { kind: 'persons', recordId: file.son, otherRecordId: twice, leads: true, reason: 'Dubbel ingevoerd' },
    ])
    expect((await joinBoth(file, file.son, twice)).status).toBe(409)
    expect((await joinBoth(file, file.son, file.son)).problem.errors?.[0]?.field).toBe('otherPersonId')
    expect((await joinBoth(file, file.son, newId())).status).toBe(404)
    expect((await joinBoth(file, file.son, twice, { reason: ' ' })).problem.errors?.[0]?.field).toBe('reason')
    expect((await part(file, id)).status).toBe(200)
    expect((await state(file)).links).toEqual([])
    expect((await view(file)).body.members).toHaveLength(3)
  })

  test('in two files: each gets its side, and who sees one of them sees no more than before', async () => {
    const first = await openExampleFile(house)
    const second = await openExampleFile(house, { household: { name: 'Familie Demir' } })
    const id = newId()
    expect((await joinBoth(first, first.son, second.son, { id, otherFileId: second.caseFileId })).status).toBe(200)
    expect((await state(second)).links).toMatchObject([
      { kind: 'persons', leads: false, recordId: second.son, otherRecordId: first.son, otherTitle: 'Familie Yilmaz' },
    ])
    await samira().call(caseFileOperations.assignCoordinator, {
      caseFileId: second.caseFileId,
      ...coordinator('joep'),
      expectedUserId: samira().user,
    })
    expect((await state(second, 'joep')).links).toMatchObject([{ kind: 'persons', otherTitle: null }])
    const seen = await house
      .as('joep')
      .look(
        'support',
        tx => tx.rows(sql`select person_id from app.person_identities where person_id = ${first.son}`),
        second.caseFileId,
      )
    expect(seen).toEqual([])
    // Who sees one side cannot part them.
    expect((await part(second, id, 'joep')).status).toBe(404)
    expect((await part(first, id)).status).toBe(404)
    expect((await state(first)).links).toHaveLength(1)
  })

  test('what looks alike and is two is not asked again', async () => {
    const first = await openExampleFile(house)
    const second = await openExampleFile(house)
    const hinted = async () => {
      const { body } = await samira().call(findLikelyDoubles, { caseFileId: first.caseFileId })
      return [
        body.persons.some(one => one.otherPersonId === second.mother),
        body.persons.some(one => one.otherPersonId === second.son),
      ]
    }
    expect(await hinted()).toEqual([true, true])
    const judge = () =>
      samira().call(judgeDouble, {
        caseFileId: first.caseFileId,
        id: newId(),
        recordId: first.mother,
        otherRecordId: second.mother,
      })
    expect((await judge()).status).toBe(200)
    expect((await judge()).status).toBe(409)
    expect(await hinted()).toEqual([false, true])
  })
})

test.each(['joep', 'karin', 'tom', 'peter', 'nadia', 'wim', 'hans', 'ingrid', 'bram', 'lieke', 'joke'])(
  '%s joins and parts nothing of a colleague',
  async user => {
    const first = await openExampleFile(house, { household: { areaId: 11 } })
    const second = await openExampleFile(house, { household: { areaId: 11 } })
    expect([403, 404]).toContain((await join(first, second, {}, user)).status)
    const persons = await house.as(user).call(joinPersons, {
      caseFileId: first.caseFileId,
      id: newId(),
      personId: first.mother,
      otherPersonId: second.mother,
      otherFileId: second.caseFileId,
      reason: 'x',
    })
    expect([403, 404]).toContain(persons.status)
    const joinId = newId()
    expect((await join(first, second, { id: joinId })).status).toBe(200)
    expect([403, 404]).toContain((await part(first, joinId, user)).status)
    expect([403, 404]).toContain((await part(second, joinId, user)).status)
    expect((await view(second)).body.closedAt).not.toBeNull()
  },
)
